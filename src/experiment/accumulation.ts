import type { Kpi, ScenarioBase, Simulation } from "../contract/model.ts";
import { Comoments } from "../statistics/comoments.ts";
import { differenceEstimate, type Figure, figureEstimate } from "../statistics/estimate.ts";
import { histogram } from "../statistics/histogram.ts";
import { neededReplications, tInterval } from "../statistics/interval.ts";
import { Digest } from "./digest.ts";
import { model } from "./registry.ts";
import type {
  DifferenceEstimate,
  Estimate,
  Figures,
  PolicyDifferences,
  PolicyFigures,
  SimulationResult,
} from "./results.ts";

/** What a simulation says of itself, apart from computing blocks. */
export type Description = Omit<Simulation, "block">;

export const CONFIDENCE = 0.95;

/** Most per-replication differences kept for a histogram; beyond it every other one goes. */
const KEPT_DIFFERENCES = 20_000;

/**
 * Folds blocks of replications into figures, always in the order of their numbers, whoever computed them and
 * whenever they arrive. Means, covariances and the digest therefore do not depend on the number of workers.
 */
export class Accumulation {
  readonly blocks: number;
  private readonly scenario: ScenarioBase;
  private readonly description: Description;
  private readonly resultsVersion: number;
  private readonly moments: Comoments;
  private readonly digest = new Digest();
  private readonly early = new Map<number, Float64Array>();
  private readonly differences: Thinned[];
  private nextBlock = 0;

  constructor(scenario: ScenarioBase, description: Description, resultsVersion: number) {
    this.scenario = scenario;
    this.description = description;
    this.resultsVersion = resultsVersion;
    const { policies, columns, blockSize, exact, kpis } = description;
    this.blocks = Math.ceil(scenario.simulation.replications / blockSize);
    this.moments = new Comoments(policies.length * columns.length);
    this.differences = policies
      .slice(1)
      .map(() => new Thinned(kpis[0]!.over === undefined ? KEPT_DIFFERENCES : 0));
    this.digest.json({ model: scenario.model, resultsVersion, policies, columns, exact });
  }

  /** An accumulation for a scenario whose simulation describes itself so. */
  static async start(scenario: ScenarioBase, description: Description): Promise<Accumulation> {
    const { resultsVersion } = (await model(scenario.model))!;
    return new Accumulation(scenario, description, resultsVersion);
  }

  /** Replications folded in. */
  get done(): number {
    return this.moments.n;
  }

  /** Which replications a block holds. */
  block(index: number): { readonly first: number; readonly count: number } {
    const { blockSize } = this.description;
    const first = index * blockSize;
    return { first, count: Math.min(blockSize, this.scenario.simulation.replications - first) };
  }

  /** Takes a block in any order; it is folded in as soon as all before it are. */
  add(index: number, data: Float64Array): void {
    this.early.set(index, data);
    for (let next = this.early.get(this.nextBlock); next; next = this.early.get(this.nextBlock)) {
      this.early.delete(this.nextBlock);
      this.fold(next, this.block(this.nextBlock).count);
      this.nextBlock++;
    }
  }

  private fold(data: Float64Array, count: number): void {
    const { policies, columns, kpis } = this.description;
    this.moments.add(data, count);
    const width = policies.length * columns.length;
    const rows = new Float64Array(data.length);
    for (let n = 0; n < count; n++)
      for (let c = 0; c < width; c++) rows[n * width + c] = data[c * count + n]!;
    this.digest.numbers(rows);
    const first = columns.indexOf(kpis[0]!.column);
    this.differences.forEach((kept, k) => {
      const column = (k + 1) * columns.length + first;
      for (let n = 0; n < count; n++) kept.add(data[column * count + n]! - data[first * count + n]!);
    });
  }

  /** The figures so far; needs at least two replications. */
  figures(): Figures {
    return {
      done: this.done,
      total: this.scenario.simulation.replications,
      policies: this.description.policies.map((policy, k) => this.policyFigures(policy, k)),
      differences: this.description.policies
        .slice(1)
        .map((policy, k) => this.policyDifferences(policy, k + 1)),
      histograms: this.differences.map((kept) => histogram(kept.values())),
    };
  }

  /** The finished result, once every block is in. */
  result(): SimulationResult {
    if (this.nextBlock !== this.blocks) throw new Error(`${this.blocks - this.nextBlock} blocks are missing`);
    const { scenario, resultsVersion } = this;
    return {
      version: 1,
      resultsVersion,
      model: scenario.model,
      seed: scenario.simulation.seed,
      scenario,
      ...this.figures(),
      digest: this.digest.hex(),
    };
  }

  private figure(kpi: Kpi, policy: number): Figure {
    const { columns } = this.description;
    const at = (column: string) => policy * columns.length + columns.indexOf(column);
    return { column: at(kpi.column), ...(kpi.over === undefined ? {} : { over: at(kpi.over) }) };
  }

  /** A ratio with nothing below the bar, a share of no purchases, counts as 0. */
  private estimate(figure: Figure) {
    return this.isEmpty(figure) ? { mean: 0, se: 0, n: this.done } : figureEstimate(this.moments, figure);
  }

  private difference(a: Figure, b: Figure) {
    if (!this.isEmpty(a) && !this.isEmpty(b)) return differenceEstimate(this.moments, a, b);
    const [ours, theirs] = [this.estimate(a), this.estimate(b)];
    const se = Math.sqrt(ours.se * ours.se + theirs.se * theirs.se);
    return { mean: ours.mean - theirs.mean, se, n: this.done, varianceRatio: 1 };
  }

  private isEmpty({ over }: Figure): boolean {
    return over !== undefined && this.moments.mean(over) === 0;
  }

  private policyFigures({ kind, label }: { kind: string; label: string }, index: number): PolicyFigures {
    const { kpis, exact } = this.description;
    const estimates = kpis.map((kpi): [string, Estimate] => {
      const estimate = this.estimate(this.figure(kpi, index));
      return [
        kpi.name,
        { ...estimate, confidence: CONFIDENCE, halfWidth: tInterval(estimate, CONFIDENCE).halfWidth },
      ];
    });
    return { kind, label, kpis: Object.fromEntries(estimates), exact: exact[index] ?? {} };
  }

  private policyDifferences(
    { kind, label }: { kind: string; label: string },
    index: number,
  ): PolicyDifferences {
    const { kpis, policies } = this.description;
    const estimates = kpis.map((kpi): [string, DifferenceEstimate] => {
      const { mean, se, n, varianceRatio } = this.difference(this.figure(kpi, index), this.figure(kpi, 0));
      const { halfWidth } = tInterval({ mean, se, n }, CONFIDENCE);
      const needed =
        Math.abs(mean) > halfWidth || se === 0 ? null : neededReplications({ mean, se, n }, CONFIDENCE);
      const ratio = Number.isFinite(varianceRatio) ? varianceRatio : null;
      return [kpi.name, { mean, se, n, halfWidth, confidence: CONFIDENCE, varianceRatio: ratio, needed }];
    });
    return { kind, label, versus: policies[0]!.kind, kpis: Object.fromEntries(estimates) };
  }
}

/** Values in order, thinned to every 2ᵏ-th once they are too many. */
class Thinned {
  private kept: number[] = [];
  private stride = 1;
  private seen = 0;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(value: number): void {
    if (this.seen++ % this.stride !== 0 || this.limit === 0) return;
    this.kept.push(value);
    if (this.kept.length <= this.limit) return;
    this.kept = this.kept.filter((_, i) => i % 2 === 0);
    this.stride *= 2;
  }

  values(): readonly number[] {
    return this.kept;
  }
}
