import type { OwnFunctions } from "../../contract/model.ts";
import { history } from "./history.ts";
import { type Runner, runner } from "./kernel.ts";
import { variableCost } from "./path.ts";
import { reservationOf } from "./policy.ts";
import { prepare } from "./prepare.ts";
import type { SourcingScenario } from "./problem.ts";
import { sampler } from "./sampler.ts";
import { clearSums, TOTALS, total } from "./totals.ts";

/** Where two policies decide otherwise in one history, and what each such parting cost (view `partings`). */
export interface Partings {
  readonly replication: number;
  /** Cost of the second policy less that of the first over the recorded periods; money. It is fee + start + Σ cost. */
  readonly difference: number;
  /** Because their reservations cost r·(R₂ − R₁) in every period, whatever they decide. */
  readonly fee: number;
  /** Because they came out of the warm-up with different stock. */
  readonly start: number;
  /** What the parting of each period cost: more if positive, less if negative; money. 0 where they decide alike. */
  readonly cost: Float64Array;
  /** Index of the period after which it no longer matters; the number of periods where it still does at the end. */
  readonly settled: Int32Array;
  /** What the second would have ordered in the first's place; units. */
  readonly contractQuantity: Float64Array;
  readonly spotQuantity: Float64Array;
}

/** Stocks closer than this share of themselves are the same stock. */
const SAME = 1e-9;

/**
 * Attributes the difference between two policies on the same demands and prices to the periods in which they part.
 *
 * Let C(k) be the cost of the whole history if the first policy decides before period k and the second from k on. The
 * parting of period k costs C(k) − C(k + 1): the second policy takes over one period earlier. Both courses are the
 * second's afterwards, so they differ only until their stocks meet again, and from there on nothing differs. The sum
 * over all periods is C(0) − C(T), so that with the reservations' fee and the effect of unequal stock at the start the
 * partings add up to the whole difference, and none is counted twice.
 *
 * @param replication which history, 0 …
 * @param periods recorded after the warm-up, 1 … 5,000
 * @param pair positions of the two policies in the scenario
 * @param own the functions that `userDefined` policies name; they are asked about states they never met themselves
 */
export function partings(
  scenario: SourcingScenario,
  wanted: {
    readonly replication: number;
    readonly periods: number;
    readonly pair?: readonly [first: number, second: number];
  },
  own?: OwnFunctions,
): Partings {
  const { system, policies } = prepare(scenario, own);
  const [i, j] = wanted.pair ?? [0, 1];
  const [first, second] = [policies[i], policies[j]];
  if (!(first && second))
    throw new RangeError(`invalid pair: ${i}, ${j}; positions of two policies are needed`);
  const draws = sampler(system, scenario.simulation);
  const { warmUp, demand, price } = history(draws, scenario.simulation, wanted);
  const periods = demand.length - warmUp;
  const [runFirst, runSecond] = [first, second].map((policy) => runner(system, draws, policy)) as [
    Runner,
    Runner,
  ];
  const step = (run: Runner, sums: Float64Array, t: number) =>
    run(demand.subarray(warmUp + t, warmUp + t + 1), price.subarray(warmUp + t, warmUp + t + 1), 1, sums);

  const warmed = (run: Runner) => {
    const sums = new Float64Array(TOTALS);
    for (let t = -warmUp; t < 0; t++) step(run, sums, t);
    clearSums(sums);
    return sums;
  };
  /** Follows the second policy in both courses until their stocks are the same; returns that period and their costs. */
  const followed = (a: Float64Array, b: Float64Array, from: number) => {
    let t = from;
    const same = () => {
      const gap = Math.abs(a[total.stock]! - b[total.stock]!);
      return gap <= SAME * Math.max(1, Math.abs(a[total.stock]!));
    };
    for (; t < periods && !same(); t++) {
      step(runSecond, a, t);
      step(runSecond, b, t);
    }
    return {
      difference: variableCost(system, draws, b) - variableCost(system, draws, a),
      settled: same() ? t - 1 : periods,
    };
  };

  const course = warmed(runFirst);
  const cost = new Float64Array(periods);
  const settled = new Int32Array(periods);
  const contractQuantity = new Float64Array(periods);
  const spotQuantity = new Float64Array(periods);
  const start = followed(course.slice(), warmed(runSecond), 0).difference;
  const a = new Float64Array(TOTALS);
  const b = new Float64Array(TOTALS);
  let spent = 0;
  for (let t = 0; t < periods; t++) {
    clearSums(course);
    b.set(course);
    step(runFirst, course, t);
    step(runSecond, b, t);
    contractQuantity[t] = b[total.contract]! * draws.unit;
    spotQuantity[t] = b[total.spot]! * draws.unit;
    spent += variableCost(system, draws, course);
    a.set(course);
    const parting = followed(a, b, t + 1);
    cost[t] = parting.difference;
    settled[t] = parting.settled;
  }
  const alone = warmed(runSecond);
  for (let t = 0; t < periods; t++) step(runSecond, alone, t);
  const fee =
    system.problem.reservationPrice *
    (reservationOf(system, second) - reservationOf(system, first)) *
    periods;
  return {
    replication: wanted.replication,
    difference: fee + variableCost(system, draws, alone) - spent,
    fee,
    start,
    cost,
    settled,
    contractQuantity,
    spotQuantity,
  };
}
