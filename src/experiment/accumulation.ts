import { Inadmissible } from "../contract/inadmissible.ts";
import type { Kpi, ScenarioBase } from "../contract/model.ts";
import { histogram } from "../statistics/histogram.ts";
import { neededReplications, tInterval } from "../statistics/interval.ts";
import { Course } from "./course.ts";
import { Digest, type Hash } from "./digest.ts";
import { type Description, Estimates, type Reduced } from "./estimates.ts";
import { declaration } from "./registry.ts";
import type {
  DifferenceEstimate,
  Estimate,
  Figures,
  PolicyDifferences,
  PolicyFigures,
  SimulationResult,
} from "./results.ts";
import { Thinned } from "./thinned.ts";
import { Stopping } from "./until.ts";
import { unknown } from "./wording.ts";

export type { Description } from "./estimates.ts";

export const CONFIDENCE = 0.95;

/** Most per-replication differences kept for a histogram; beyond it every other one goes. */
const KEPT_DIFFERENCES = 20_000;

/** Told of every block as it is folded in, in the order of replications: `[policy][column][replication]`. */
export type OnBlock = (data: Float64Array, count: number, layout: Description) => void;

export interface AccumulationOptions {
  readonly onBlock?: OnBlock | undefined;
  /** In the place of SHA-256 in TypeScript. */
  readonly hash?: Hash | undefined;
}

/**
 * Folds blocks of replications into figures, always in the order of their numbers, whoever computed them and
 * whenever they arrive. Means, covariances, the digest and when to stop therefore do not depend on the number of
 * workers.
 */
export class Accumulation {
  /** Blocks at most; fewer are wanted where the scenario says until when. */
  readonly blocks: number;
  private readonly scenario: ScenarioBase;
  private readonly description: Description;
  private readonly resultsVersion: number;
  private readonly most: number;
  private readonly estimates: Estimates;
  private readonly digest: Digest;
  private readonly early = new Map<number, Float64Array>();
  private readonly differences: Thinned[];
  private readonly course = new Course(CONFIDENCE);
  private readonly stopping: Stopping | undefined;
  private readonly onBlock: OnBlock | undefined;
  private rows = new Float64Array(0);
  private nextBlock = 0;

  /** @throws Inadmissible where the scenario wants a figure to be precise that there is not */
  constructor(
    scenario: ScenarioBase,
    description: Description,
    resultsVersion: number,
    { onBlock, hash }: AccumulationOptions = {},
  ) {
    const { replications, until } = scenario.simulation;
    const { policies, columns, blockSize, exact, kpis, group = 1 } = description;
    this.scenario = scenario;
    this.description = description;
    this.resultsVersion = resultsVersion;
    this.onBlock = onBlock;
    this.digest = new Digest(hash);
    this.most = until?.most ?? replications;
    this.stopping = until && new Stopping(until, replications, group, CONFIDENCE);
    this.blocks = Math.ceil(this.most / blockSize);
    this.estimates = new Estimates(description);
    this.differences = policies
      .slice(1)
      .map(() => new Thinned(kpis[0]!.over === undefined ? KEPT_DIFFERENCES : 0));
    this.digest.json({ model: scenario.model, resultsVersion, policies, columns, exact });
    if (until?.of === "difference" && policies.length < 2) {
      const message = "invalid of: difference; figure, as there is one policy only";
      throw new Inadmissible([{ path: "simulation.until.of", message }]);
    }
    if (until?.kpi !== undefined && !kpis.some(({ name }) => name === until.kpi)) {
      const names = kpis.map(({ name }) => name);
      throw new Inadmissible([{ path: "simulation.until.kpi", message: unknown("kpi", until.kpi, names) }]);
    }
  }

  /** An accumulation for a scenario whose simulation describes itself so. */
  static async start(
    scenario: ScenarioBase,
    description: Description,
    options?: AccumulationOptions,
  ): Promise<Accumulation> {
    const { resultsVersion } = (await declaration(scenario.model))!;
    return new Accumulation(scenario, description, resultsVersion, options);
  }

  /** Replications folded in. */
  get done(): number {
    return this.estimates.done;
  }

  /** Whether there is enough for figures: two independent observations. */
  get ready(): boolean {
    return this.estimates.observations >= 2;
  }

  /** Blocks folded in. */
  get folded(): number {
    return this.nextBlock;
  }

  /** Blocks that came early and wait for one before them. */
  get waiting(): number {
    return this.early.size;
  }

  /** Whether no further block is wanted. */
  get complete(): boolean {
    const { verdict } = this.stopping ?? { verdict: "continue" };
    return verdict !== "continue" || this.nextBlock === this.blocks;
  }

  /** Which replications a block holds. */
  block(index: number): { readonly first: number; readonly count: number } {
    const { blockSize } = this.description;
    const first = index * blockSize;
    return { first, count: Math.min(blockSize, this.most - first) };
  }

  /** Takes a block in any order; it is folded in as soon as all before it are, unless it is no longer wanted. */
  add(index: number, data: Float64Array): void {
    this.early.set(index, data);
    for (let next = this.early.get(this.nextBlock); next && !this.complete; ) {
      this.early.delete(this.nextBlock);
      this.fold(next, this.block(this.nextBlock).count);
      this.nextBlock++;
      next = this.early.get(this.nextBlock);
    }
    if (this.complete) this.early.clear();
  }

  private fold(data: Float64Array, count: number): void {
    const { policies, columns, kpis } = this.description;
    this.estimates.add(data, count);
    const width = policies.length * columns.length;
    if (this.rows.length !== data.length) this.rows = new Float64Array(data.length);
    for (let c = 0; c < width; c++)
      for (let n = 0; n < count; n++) this.rows[n * width + c] = data[c * count + n]!;
    this.digest.numbers(this.rows);
    const first = columns.indexOf(kpis[0]!.column);
    this.differences.forEach((kept, k) => {
      const column = (k + 1) * columns.length + first;
      for (let n = 0; n < count; n++) kept.add(data[column * count + n]! - data[first * count + n]!);
    });
    this.onBlock?.(data, count, this.description);
    if (this.ready && this.course.due(this.done)) this.course.add(this.done, this.leading());
    if (this.stopping?.due(this.done)) this.stopping.look(this.done, this.watched());
  }

  /** The estimates whose intervals say when to stop. */
  private watched(): readonly Reduced[] {
    const { policies, kpis } = this.description;
    const { kpi: name, of = policies.length > 1 ? "difference" : "figure" } = this.stopping!.until;
    const kpi = kpis.find((each) => each.name === name) ?? kpis[0]!;
    return of === "figure"
      ? policies.map((_, k) => this.estimates.figure(kpi, k))
      : policies.slice(1).map((_, k) => this.estimates.difference(kpi, k + 1));
  }

  /** The first KPI of every policy. */
  private leading(): readonly Reduced[] {
    const { policies, kpis } = this.description;
    return policies.map((_, k) => this.estimates.figure(kpis[0]!, k));
  }

  /** The figures so far, once it is ready. */
  figures(): Figures {
    const { done, stopping, description } = this;
    return {
      done,
      total:
        stopping && !this.complete ? stopping.expected(done, this.watched()) : stopping ? done : this.most,
      policies: description.policies.map((policy, k) => this.policyFigures(policy, k)),
      differences: description.policies.slice(1).map((policy, k) => this.policyDifferences(policy, k + 1)),
      histograms: this.differences.map((kept) => histogram(kept.values())),
      courses: this.course.upTo(done, this.leading()),
    };
  }

  /** The finished result, once every block is in that is wanted. */
  result(): SimulationResult {
    if (!this.complete) throw new Error(`${this.blocks - this.nextBlock} blocks are missing`);
    const { scenario, resultsVersion, stopping } = this;
    return {
      version: 1,
      resultsVersion,
      model: scenario.model,
      seed: scenario.simulation.seed,
      scenario,
      kpis: this.description.kpis,
      ...this.figures(),
      ...(stopping && {
        stopping: {
          verdict: stopping.verdict === "precise" ? "precise" : "capped",
          replications: this.done,
          looks: stopping.looks,
        },
      }),
      digest: this.digest.hex(),
    };
  }

  private shown(estimate: Reduced): Estimate {
    const { mean, se, n, efficiency } = estimate;
    const { halfWidth } = tInterval(estimate, CONFIDENCE);
    return {
      mean,
      se,
      n,
      confidence: CONFIDENCE,
      halfWidth,
      ...(efficiency !== undefined && { efficiency }),
    };
  }

  private policyFigures({ kind, label }: { kind: string; label: string }, index: number): PolicyFigures {
    const { kpis, exact } = this.description;
    const estimate = (kpi: Kpi): [string, Estimate] => [
      kpi.name,
      this.shown(this.estimates.figure(kpi, index)),
    ];
    return { kind, label, kpis: Object.fromEntries(kpis.map(estimate)), exact: exact[index] ?? {} };
  }

  private policyDifferences(
    { kind, label }: { kind: string; label: string },
    index: number,
  ): PolicyDifferences {
    const { kpis, policies, group = 1 } = this.description;
    const estimates = kpis.map((kpi): [string, DifferenceEstimate] => {
      const estimate = this.estimates.difference(kpi, index);
      const shown = this.shown(estimate);
      const calls = Math.abs(shown.mean) > shown.halfWidth || shown.se === 0;
      const needed = calls ? null : group * neededReplications(shown, CONFIDENCE);
      const { varianceRatio } = estimate;
      return [
        kpi.name,
        { ...shown, varianceRatio: Number.isFinite(varianceRatio) ? varianceRatio : null, needed },
      ];
    });
    return { kind, label, versus: policies[0]!.kind, kpis: Object.fromEntries(estimates) };
  }
}
