import { Convolution } from "../../numeric/convolution.ts";
import { fourSums, oneSum } from "./directSums.ts";
import { expectedLosses } from "./expectedLosses.ts";
import type { SpotSteps } from "./levels.ts";
import { chancesByStep, type System } from "./system.ts";

/** The index of a level that does not exist. */
export const NOWHERE = -1;
const UNKNOWN = -2;

/** h·E(y−x)⁺ + v·E(x−y)⁺ for y = low … high, in steps. */
export function periodLoss(system: System, low: number, high: number): Float64Array {
  const { holdingCost, backorderCost } = system;
  const losses = expectedLosses(system);
  return Float64Array.from(
    { length: high - low + 1 },
    (_, k) => holdingCost * losses.onHand(low + k) + backorderCost * losses.short(low + k),
  );
}

/** Demands from which on a convolution by transforms is faster than the sum. */
const LONG = 128;

const convolutions = new WeakMap<System, Convolution>();

/** The convolution with demand, where demand is long enough for transforms. */
export function longConvolution(system: System): Convolution | undefined {
  if (system.demandHigh - system.demandLow < LONG) return undefined;
  const known = convolutions.get(system) ?? new Convolution(chancesByStep(system));
  convolutions.set(system, known);
  return known;
}

/** costToGo[depth + k] = loss[k] + Σ chances[j] · values[depth + k − j], j = 0 … depth. */
export function expectation(
  values: Float64Array,
  chances: Float64Array,
  first: number,
  depth: number,
  loss: Float64Array,
  costToGo: Float64Array,
): void {
  const levels = loss.length;
  const four = new Float64Array(4);
  let k = 0;
  for (; k + 4 <= levels; k += 4) {
    fourSums(chances, first, values, depth + k, four);
    for (let n = 0; n < 4; n++) costToGo[depth + k + n] = loss[k + n]! + four[n]!;
  }
  for (; k < levels; k++) costToGo[depth + k] = loss[k]! + oneSum(chances, first, values, depth + k);
}

/**
 * The same by transforms. What they convolve are the rises from one value to the next: these are small beside the
 * values, and so are the errors, so the levels, which lie where costs have a given slope, come out as from sums.
 *
 * @param rises of the length of `values`, to work in
 */
export function transformed(
  values: Float64Array,
  chances: Float64Array,
  convolution: Convolution,
  depth: number,
  loss: Float64Array,
  costToGo: Float64Array,
  rises: Float64Array,
): void {
  for (let i = values.length - 1; i > 0; i--) rises[i] = values[i]! - values[i - 1]!;
  rises[0] = rises[1]!;
  convolution.apply(rises, depth, loss.length, costToGo, depth);
  let expected = oneSum(chances, 0, values, depth);
  costToGo[depth] = loss[0]! + expected;
  for (let k = 1; k < loss.length; k++) {
    expected += costToGo[depth + k]!;
    costToGo[depth + k] = loss[k]! + expected;
  }
}

/**
 * Writes the index of S_S(p_j) for every price and returns that of S_L; NOWHERE where even at the lowest level
 * waiting is cheaper. Prices ascend, so levels descend and one walk down finds them all.
 */
export function thresholds(
  costToGo: Float64Array,
  depth: number,
  contractPrice: number,
  stepPrices: Float64Array,
  spot: Int32Array,
): number {
  const top = costToGo.length - 1;
  let index = top;
  // The slope just below `depth` is the extended one, so the walk may end at depth − 1.
  const walk = (price: number) => {
    while (index >= depth && costToGo[index]! - costToGo[index - 1]! >= -price) index--;
  };
  let contract = UNKNOWN;
  for (let j = 0; j < spot.length; j++) {
    const price = stepPrices[j]!;
    if (contract === UNKNOWN && contractPrice <= price) {
      walk(contractPrice);
      contract = index;
    }
    walk(price);
    spot[j] = index < depth ? NOWHERE : index;
  }
  if (contract === UNKNOWN) {
    walk(contractPrice);
    contract = index;
  }
  return contract < depth ? NOWHERE : contract;
}

/** The price at which each level stops being worth while: S_S(p) off the lattice. */
export function spotSteps(costToGo: Float64Array, depth: number, low: number, step: number): SpotSteps {
  const levels = costToGo.length - depth;
  return {
    first: low,
    prices: Float64Array.from({ length: levels - 1 }, (_, k) => {
      return (costToGo[depth + k]! - costToGo[depth + k + 1]!) / step;
    }),
  };
}
