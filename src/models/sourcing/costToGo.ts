import type { SpotSteps } from "./levels.ts";
import type { System } from "./system.ts";

/** The index of a level that does not exist. */
export const NOWHERE = -1;
const UNKNOWN = -2;

/** h·E(y−x)⁺ + v·E(x−y)⁺ for y = low … high. */
export function periodLoss(system: System, low: number, high: number): Float64Array {
  const { demandLow, demandProbabilities: chances, holdingCost, backorderCost } = system;
  return Float64Array.from({ length: high - low + 1 }, (_, k) => {
    let onHand = 0;
    let short = 0;
    for (let i = 0; i < chances.length; i++) {
      const left = low + k - demandLow - i;
      if (left > 0) onHand += chances[i]! * left;
      else short -= chances[i]! * left;
    }
    return holdingCost * onHand + backorderCost * short;
  });
}

/** costToGo[depth + k] = loss[k] + Σ chances · values, four levels at a time so that additions overlap. */
export function expectation(
  values: Float64Array,
  chances: Float64Array,
  demandLow: number,
  depth: number,
  loss: Float64Array,
  costToGo: Float64Array,
): void {
  const demands = chances.length;
  const levels = loss.length;
  let k = 0;
  for (; k + 4 <= levels; k += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let from = depth + k - demandLow;
    for (let x = 0; x < demands; x++, from--) {
      const chance = chances[x]!;
      a += chance * values[from]!;
      b += chance * values[from + 1]!;
      c += chance * values[from + 2]!;
      d += chance * values[from + 3]!;
    }
    costToGo[depth + k] = loss[k]! + a;
    costToGo[depth + k + 1] = loss[k + 1]! + b;
    costToGo[depth + k + 2] = loss[k + 2]! + c;
    costToGo[depth + k + 3] = loss[k + 3]! + d;
  }
  for (; k < levels; k++) {
    let sum = 0;
    for (let x = 0; x < demands; x++) sum += chances[x]! * values[depth + k - demandLow - x]!;
    costToGo[depth + k] = loss[k]! + sum;
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
