import type { OwnFunctions } from "../../contract/model.ts";
import { streams } from "../../random/streams.ts";
import { cycleShape, stock } from "./cycle.ts";
import type { Plan } from "./plan.ts";
import type { PlannedPolicy, Policy } from "./policy.ts";
import { prepare } from "./prepare.ts";
import type { DeteriorationProblem, DeteriorationScenario } from "./problem.ts";
import { thinned } from "./thinned.ts";
import { replicate } from "./twin.ts";

/** One replication of every policy on the same random numbers (view `samplePath`). */
export interface SamplePath {
  readonly replication: number;
  readonly policies: readonly {
    readonly kind: string;
    readonly label: string;
    /** Periods, ascending. The stock is constant from each to the next, but for what thinning left out. */
    readonly times: Float64Array;
    /** Units, divided by the scale. */
    readonly stock: Float64Array;
  }[];
}

/**
 * The stock of one replication under every policy of the scenario.
 *
 * @param replication which one, 0 …
 * @param points about how many points to keep at most; a path of fewer changes is complete
 */
export function samplePath(
  scenario: DeteriorationScenario,
  { replication, points = 1200 }: { readonly replication: number; readonly points?: number },
  own?: OwnFunctions,
): SamplePath {
  const { problem, simulation: settings } = scenario;
  const source = streams(settings.seed);
  return {
    replication,
    policies: prepare(scenario, own).map((policy) => {
      const record = thinned(problem.horizon, points);
      replicate(problem, settings, policy, source, replication, {
        times: [],
        sample: () => undefined,
        change: record.add,
      });
      return { kind: policy.kind, label: policy.label, ...record.path() };
    }),
  };
}

/** The moments i + m·T/parts, m = 1 … parts, of every cycle: its inside, and the moment before it ends. */
export function pathTimes({ cycles }: Plan, parts = 10): Float64Array {
  return Float64Array.from(
    cycles.flatMap(({ start, end }) =>
      Array.from({ length: parts }, (_, m) =>
        m + 1 === parts ? end : start + ((end - start) * (m + 1)) / parts,
      ),
    ),
  );
}

/** The deterministic stock of a plan of constant prices at given moments, just before what happens then. */
export function fluidStock(
  problem: DeteriorationProblem,
  { cycles }: Plan,
  times: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(times, (time) => {
    const cycle = cycles.find(({ end }) => time <= end);
    if (!cycle || time <= cycle.start) return 0;
    return stock(problem, cycleShape(problem, cycle.end - cycle.start, cycle.price), time - cycle.start);
  });
}

/**
 * The stock of many replications of one policy at given moments, just before what happens then.
 *
 * @param times periods, ascending, in [0, H]
 * @param first,count replications first … first + count − 1
 * @returns `[replication][time]`, flattened; units, divided by the scale
 */
export function stockSamples(
  { problem, simulation: settings }: Pick<DeteriorationScenario, "problem" | "simulation">,
  policy: Policy,
  times: ArrayLike<number>,
  first: number,
  count: number,
): Float64Array {
  const source = streams(settings.seed);
  const out = new Float64Array(count * times.length);
  for (let n = 0; n < count; n++) {
    const offset = n * times.length;
    replicate(problem, settings, policy, source, first + n, {
      times,
      sample(index, level) {
        out[offset + index] = level;
      },
    });
  }
  return out;
}

/** How the stock of one policy spreads over its replications (view `fan`). */
export interface Fan {
  readonly kind: string;
  readonly label: string;
  readonly count: number;
  /** Periods. */
  readonly times: Float64Array;
  /** Mean and its standard error at each moment; units. */
  readonly mean: Float64Array;
  readonly se: Float64Array;
  readonly bands: readonly { readonly probability: number; readonly stock: Float64Array }[];
  /** The deterministic stock, where the policy follows its plan by the clock. */
  readonly fluid?: Float64Array;
}

/** The sample quantile of ascending values, linear between order statistics (Hyndman and Fan, type 7). */
function quantile(ascending: Float64Array, probability: number): number {
  const place = probability * (ascending.length - 1);
  const below = Math.floor(place);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (place - below) * (high - low);
}

/**
 * Mean path and quantile bands of one policy of the scenario.
 *
 * @param policy its place among the scenario's policies
 * @param count replications, 0 … count − 1, at least 2
 * @param points number of equal parts of the horizon at whose ends the stock is looked at
 * @param times if given, the moments at which it is looked at instead, ascending, in [0, H]
 * @param probabilities of the bands
 */
export function fan(
  scenario: DeteriorationScenario,
  {
    policy: place,
    count = 200,
    points = 200,
    times: moments,
    probabilities = [0.05, 0.25, 0.5, 0.75, 0.95],
  }: {
    readonly policy: number;
    readonly count?: number;
    readonly points?: number;
    readonly times?: ArrayLike<number>;
    readonly probabilities?: readonly number[];
  },
  own?: OwnFunctions,
): Fan {
  const { problem } = scenario;
  const policy: Policy | PlannedPolicy = prepare(scenario, own)[place]!;
  const times = moments
    ? Float64Array.from(moments)
    : Float64Array.from({ length: points }, (_, m) => (problem.horizon * (m + 1)) / points);
  const width = times.length;
  const samples = stockSamples(scenario, policy, times, 0, count);
  const mean = new Float64Array(width);
  const se = new Float64Array(width);
  const bands = probabilities.map((probability) => ({ probability, stock: new Float64Array(width) }));
  const column = new Float64Array(count);
  for (let t = 0; t < width; t++) {
    for (let n = 0; n < count; n++) column[n] = samples[n * width + t]!;
    column.sort();
    const average = column.reduce((sum, value) => sum + value, 0) / count;
    const squares = column.reduce((sum, value) => sum + (value - average) * (value - average), 0);
    mean[t] = average;
    se[t] = Math.sqrt(squares / (count - 1) / count);
    for (const band of bands) band.stock[t] = quantile(column, band.probability);
  }
  const byClock = "plan" in policy && policy.kind !== "reorderPoint";
  return {
    kind: policy.kind,
    label: policy.label,
    count,
    times,
    mean,
    se,
    bands,
    ...(byClock && { fluid: fluidStock(problem, policy.plan, times) }),
  };
}
