import type { OwnFunctions } from "../../contract/model.ts";
import { quantile } from "../../statistics/quantile.ts";
import { Tally } from "../../statistics/tally.ts";
import { fluidStock, stockSamples } from "./paths.ts";
import { prepare } from "./prepare.ts";
import type { DeteriorationScenario } from "./problem.ts";

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
  const policy = prepare(scenario, own)[place]!;
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
    const tally = new Tally();
    for (const level of column) tally.add(level);
    mean[t] = tally.mean;
    se[t] = Math.sqrt(tally.variance / count);
    for (const band of bands) band.stock[t] = quantile(column, band.probability).value;
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
