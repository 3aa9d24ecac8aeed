import type { OwnFunctions } from "../../contract/model.ts";
import { streams } from "../../random/streams.ts";
import { cycleShape, stock } from "./cycle.ts";
import type { Plan } from "./plan.ts";
import type { Policy } from "./policy.ts";
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
