import { type RunFigures, runner, siloed } from "../run.ts";
import type { IntegrationScenario } from "../scenario.ts";
import { type Interval, interval } from "./interval.ts";

/** What is compared, in the order of `IsoValues.values`. */
const COMPARED = [
  "fillRate",
  "lostShare",
  "inventoryValue",
  "inventoryTurns",
  "supplierStock",
  "profit",
] as const;

/** The fill rates of two worlds within this of each other are equal service. */
const EQUAL = 0.002;

/** A run of the search: siloed as the scenario says, or integrated with a safety factor. */
export interface IsoRun {
  /** z of the integrated world; null for the siloed world. */
  readonly factor: number | null;
  readonly replication: number;
}

/** Runs with their figures: one row of `COMPARED` per run. */
export interface IsoRuns {
  readonly runs: readonly IsoRun[];
  readonly values: readonly (readonly number[])[];
}

export interface IsoService {
  readonly replications: number;
  /** Safety factors of the two worlds. */
  readonly siloedFactor: number;
  readonly integratedFactor: number;
  /** Is the integrated fill rate at that factor within 0.002 of the siloed one? */
  readonly matched: boolean;
  /** Beside the means, the paired difference integrated − siloed. */
  readonly kpis: {
    readonly [kpi: string]: {
      readonly siloed: Interval;
      readonly integrated: Interval;
      readonly difference: Interval;
    };
  };
}

/** Where the search stands: runs that it needs next, or the answer. */
export type IsoStep =
  | { readonly runs: readonly IsoRun[]; readonly result: null }
  | { readonly runs: readonly []; readonly result: IsoService };

function withFactor(scenario: IntegrationScenario, factor: number): IntegrationScenario {
  const { problem } = scenario;
  return { ...scenario, problem: { ...problem, planning: { ...problem.planning, safetyFactor: factor } } };
}

/** Computes runs of the search. */
export function isoServiceValues(
  scenario: IntegrationScenario,
  runs: readonly IsoRun[],
): { readonly values: readonly (readonly number[])[] } {
  const worlds = new Map<number | null, ReturnType<typeof runner>>();
  const worldOf = (factor: number | null) => {
    const known = worlds.get(factor);
    if (known !== undefined) return known;
    const made = runner(factor === null ? scenario : withFactor(scenario, factor));
    worlds.set(factor, made);
    return made;
  };
  const figures = ({ factor, replication }: IsoRun): RunFigures =>
    worldOf(factor)(factor === null ? siloed : scenario.levers, replication);
  return {
    values: runs.map((run) => {
      const found = figures(run);
      return COMPARED.map((kpi) => found[kpi]!);
    }),
  };
}

/**
 * One step of the search for equal service: the integrated safety factor, by bisection on common random numbers, at
 * which the fill rate is the siloed one. Without this, less stock is confused with less service.
 *
 * @param replications at least 1
 * @param known what was computed so far; nothing at first
 * @param steps of the bisection of z in [0, siloed z]
 */
export function isoServiceStep(
  scenario: IntegrationScenario,
  replications: number,
  known: IsoRuns,
  steps = 7,
): IsoStep {
  const rows = new Map(
    known.runs.map(({ factor, replication }, i) => [`${factor} ${replication}`, known.values[i]!]),
  );
  const runsOf = (factor: number | null): readonly IsoRun[] =>
    Array.from({ length: replications }, (_, replication) => ({ factor, replication }));
  const at = (factor: number | null): readonly (readonly number[])[] | null => {
    const found = runsOf(factor).flatMap(({ replication }) => {
      const row = rows.get(`${factor} ${replication}`);
      return row === undefined ? [] : [row];
    });
    return found.length === replications ? found : null;
  };
  const fill = (found: readonly (readonly number[])[]) => interval(found.map((row) => row[0]!)).mean;
  const { safetyFactor } = scenario.problem.planning;
  const before = at(null);
  let after = at(safetyFactor);
  if (before === null || after === null)
    return { runs: [...runsOf(null), ...runsOf(safetyFactor)], result: null };
  const target = fill(before);
  let low = 0;
  // Service that is worse even at the siloed factor needs more stock, not less.
  let high = fill(after) < target ? 3 * safetyFactor + 1 : safetyFactor;
  const gap = (found: readonly (readonly number[])[]) => Math.abs(fill(found) - target);
  // Lots make the fill rate jump a little from factor to factor, so the last one tried need not be the closest.
  let closest = { factor: safetyFactor, rows: after };
  for (let step = 0; step < steps && gap(closest.rows) > EQUAL; step++) {
    const factor = (low + high) / 2;
    after = at(factor);
    if (after === null) return { runs: runsOf(factor), result: null };
    if (gap(after) < gap(closest.rows)) closest = { factor, rows: after };
    if (fill(after) > target) high = factor;
    else low = factor;
  }
  const { factor, rows: equal } = closest;
  return {
    runs: [],
    result: {
      replications,
      siloedFactor: safetyFactor,
      integratedFactor: factor,
      matched: gap(equal) <= EQUAL,
      kpis: Object.fromEntries(
        COMPARED.map((kpi, column) => [
          kpi,
          {
            siloed: interval(before.map((row) => row[column]!)),
            integrated: interval(equal.map((row) => row[column]!)),
            difference: interval(equal.map((row, i) => row[column]! - before[i]![column]!)),
          },
        ]),
      ),
    },
  };
}

/** The whole search in one go. */
export function isoService(
  scenario: IntegrationScenario,
  replications = scenario.simulation.replications,
): IsoService {
  let known: IsoRuns = { runs: [], values: [] };
  for (;;) {
    const { runs, result } = isoServiceStep(scenario, replications, known);
    if (result !== null) return result;
    const { values } = isoServiceValues(scenario, runs);
    known = { runs: [...known.runs, ...runs], values: [...known.values, ...values] };
  }
}
