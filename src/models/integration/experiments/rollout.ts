import { type LeverName, leverNames, leversOf, maskOf } from "../levers.ts";
import { runner } from "../run.ts";
import type { IntegrationScenario } from "../scenario.ts";
import type { Setting } from "../setting.ts";
import { chosenLevers, coalition } from "./coalitions.ts";
import { type Interval, interval } from "./interval.ts";
import { type Costs, cashFlows, costsOf, netPresentValue } from "./investment.ts";
import type { CoalitionRun } from "./parts.ts";

/** Profit by replication and simulated year, money. */
export type YearlyProfits = readonly (readonly number[])[];

export interface RolloutStep {
  readonly lever: LeverName;
  /** Net present value of the programme with this and all earlier levers, money. */
  readonly npv: Interval;
  /** What this lever adds to it, on the same replications. */
  readonly gain: Interval;
  /** Mean cumulative cash after each year 0 …, money. */
  readonly cumulativeCash: readonly number[];
}

/** The greedy path as far as it is known, and the masks (over all eight levers) that its next step needs. */
export interface RolloutPath {
  readonly steps: readonly RolloutStep[];
  readonly missing: readonly number[];
}

/** Cash flows of a set of levers, one row per replication. */
function flowsOf(after: YearlyProfits, before: YearlyProfits, costs: Costs): readonly number[][] {
  return after.map((row, i) =>
    cashFlows(
      row.map((profit, year) => profit - before[i]![year]!),
      costs,
    ),
  );
}

/** Net present value by replication of a set of levers, money. */
function valuesOf(
  setting: Setting,
  mask: number,
  after: YearlyProfits,
  before: YearlyProfits,
): readonly number[] {
  const rate = setting.problem.investment.discountRate;
  return flowsOf(after, before, costsOf(setting, leversOf(mask))).map((flows) =>
    netPresentValue(flows, rate),
  );
}

/**
 * Greedy path: add the lever that raises mean net present value most, until all are in. It is chosen on the very
 * runs that value it, so of levers that are nearly equal it takes the lucky one.
 *
 * @param among the levers to buy
 * @param profits by mask over all eight levers; undefined where not known
 */
export function rolloutPath(
  setting: Setting,
  among: readonly LeverName[],
  profits: (mask: number) => YearlyProfits | undefined,
): RolloutPath {
  const steps: RolloutStep[] = [];
  const before = profits(0);
  const all = maskOf(coalition(among, (1 << among.length) - 1));
  let mask = 0;
  let worth: readonly number[] | null = null;
  while (mask !== all) {
    const candidates = among
      .filter((lever) => !(mask & (1 << leverNames.indexOf(lever))))
      .map((lever) => ({ lever, next: mask | (1 << leverNames.indexOf(lever)) }));
    const missing = candidates.map(({ next }) => next).filter((next) => profits(next) === undefined);
    if (before === undefined) return { steps, missing: [0, ...missing] };
    if (missing.length > 0) return { steps, missing };
    const valued = candidates.map(({ lever, next }) => ({
      lever,
      next,
      values: valuesOf(setting, next, profits(next)!, before),
    }));
    const best = valued.reduce((a, b) => (interval(b.values).mean > interval(a.values).mean ? b : a));
    const flows = flowsOf(profits(best.next)!, before, costsOf(setting, leversOf(best.next)));
    let sum = 0;
    const cumulativeCash = flows[0]!.map((_, year) => {
      sum += interval(flows.map((row) => row[year]!)).mean;
      return sum;
    });
    const earlier = worth;
    steps.push({
      lever: best.lever,
      npv: interval(best.values),
      gain: interval(best.values.map((value, i) => value - (earlier?.[i] ?? 0))),
      cumulativeCash,
    });
    mask = best.next;
    worth = best.values;
  }
  return { steps, missing: [] };
}

/** The best of all sets of levers, and how many of them lose money, from a full table of profits. */
export interface BestSet {
  readonly best: { readonly levers: readonly LeverName[]; readonly npv: Interval };
  /** Sets with a negative mean net present value, of all but the empty one. */
  readonly negative: number;
}

/** @param profits by mask over all eight levers @param among the levers to choose from */
export function bestSet(
  setting: Setting,
  among: readonly LeverName[],
  profits: (mask: number) => YearlyProfits,
): BestSet {
  const before = profits(0);
  let best: { readonly mask: number; readonly npv: Interval } = {
    mask: 0,
    npv: interval(before.map(() => 0)),
  };
  let negative = 0;
  for (let set = 1; set < 1 << among.length; set++) {
    const mask = maskOf(coalition(among, set));
    const npv = interval(valuesOf(setting, mask, profits(mask), before));
    if (npv.mean < 0) negative++;
    if (npv.mean > best.npv.mean) best = { mask, npv };
  }
  const levers = leversOf(best.mask);
  return { best: { levers: leverNames.filter((lever) => levers[lever]), npv: best.npv }, negative };
}

/** Runs with their profits by year. */
export interface RolloutRuns {
  readonly runs: readonly CoalitionRun[];
  readonly values: YearlyProfits;
}

/** Computes runs of the path. */
export function rolloutValues(
  scenario: IntegrationScenario,
  runs: readonly CoalitionRun[],
): { readonly values: YearlyProfits } {
  const run = runner(scenario);
  const years = Array.from({ length: scenario.simulation.years }, (_, i) => `profitOfYear.${i + 1}`);
  return {
    values: runs.map(({ mask, replication }) => {
      const figures = run(leversOf(mask), replication);
      return years.map((year) => figures[year]!);
    }),
  };
}

/** Where the path of a scenario's levers stands: its steps so far, and the runs that the next one needs. */
export interface Rollout {
  readonly replications: number;
  readonly steps: readonly RolloutStep[];
  /** Empty at the end. For k levers k (k + 1) / 2 + 1 runs a replication are needed in all. */
  readonly runs: readonly CoalitionRun[];
}

/** One step of the roll-out path. @param known what was computed so far; nothing at first */
export function rolloutStep(
  scenario: IntegrationScenario,
  replications: number,
  known: RolloutRuns,
): Rollout {
  const rows = new Map<number, number[][]>();
  known.runs.forEach(({ mask, replication }, i) => {
    if (replication >= replications) return;
    const found = rows.get(mask) ?? [];
    found[replication] = [...known.values[i]!];
    rows.set(mask, found);
  });
  const whole = (mask: number) => {
    const found = rows.get(mask);
    const count = found === undefined ? 0 : Object.keys(found).length;
    return count === replications ? found : undefined;
  };
  const { steps, missing } = rolloutPath(scenario, chosenLevers(scenario.levers), whole);
  return {
    replications,
    steps,
    runs: missing.flatMap((mask) =>
      Array.from({ length: replications }, (_, replication) => ({ mask, replication })).filter(
        ({ replication }) => rows.get(mask)?.[replication] === undefined,
      ),
    ),
  };
}

/** The whole path in one go. @param replications at least 1 */
export function rollout(scenario: IntegrationScenario, replications: number): Rollout {
  let known: RolloutRuns = { runs: [], values: [] };
  for (;;) {
    const found = rolloutStep(scenario, replications, known);
    if (found.runs.length === 0) return found;
    const { values } = rolloutValues(scenario, found.runs);
    known = { runs: [...known.runs, ...found.runs], values: [...known.values, ...values] };
  }
}
