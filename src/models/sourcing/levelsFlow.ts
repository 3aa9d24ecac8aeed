import { MAX_STATES, noSteadyState } from "./chain.ts";
import type { Flow, Purchases } from "./flow.ts";
import type { Levels } from "./levels.ts";
import type { System } from "./system.ts";

/** A price at which stock below `start` is ordered up to `level` (both in states). */
interface SpotOrder {
  readonly start: number;
  readonly level: number;
  readonly weight: number;
  readonly price: number;
  /** With the contract used first. */
  readonly contract: boolean;
}

/**
 * The flow of an order-up-to policy, without listing where every state goes at every price: what all states below a
 * price's level bring there is one cumulated probability.
 *
 * The states are those from the lowest to the highest that zero stock may lead to, none below `floor`.
 *
 * @throws Inadmissible when they are too many
 */
export function levelsFlow(system: System, levels: Levels, floor: number): Flow {
  const { low, high, cut } = range(system, levels, floor);
  const states = high - low + 1;
  const { priceWeights, stepPrices } = system;
  const { reservation, contract, contractFrom, spot } = levels;
  /** What the contract brings each state to. */
  const reached = Int32Array.from({ length: states }, (_, i) =>
    Math.max(i, Math.min(i + reservation, contract - low)),
  );
  const orders: SpotOrder[] = [];
  // Of stock at which no spot order is placed: the chance of a price with and without the contract.
  const plain = new Float64Array(states + 1);
  const contracted = new Float64Array(states + 1);
  let levelCount = states;
  for (let j = 0; j < priceWeights.length; j++) {
    const weight = priceWeights[j]!;
    if (weight === 0) continue;
    const level = spot[j]! - low;
    const first = j < contractFrom ? Math.max(0, level) : firstAt(reached, level);
    const start = Math.min(states, first);
    if (start > 0) {
      levelCount = Math.max(levelCount, level + 1);
      orders.push({ start, level, weight, price: stepPrices[j]!, contract: j >= contractFrom });
    }
    (j < contractFrom ? plain : contracted)[start]! += weight;
  }
  for (let i = 1; i < states; i++) {
    plain[i]! += plain[i - 1]!;
    contracted[i]! += contracted[i - 1]!;
  }
  const buying = reservation > 0 ? Math.max(0, Math.min(states, contract - low)) : 0;
  for (let i = 0; i < buying; i++) levelCount = Math.max(levelCount, reached[i]! + 1);
  const waiting = Float64Array.from({ length: states }, (_, i) =>
    i < buying ? plain[i]! : plain[i]! + contracted[i]!,
  );
  const below = new Float64Array(states + 1);

  return {
    low,
    states,
    levels: levelCount,
    waiting,
    cut,
    bring(probabilities, brought) {
      brought.fill(0);
      for (let i = 0; i < states; i++) below[i + 1] = below[i]! + probabilities[i]!;
      for (const { start, level, weight } of orders) brought[level]! += weight * below[start]!;
      for (let i = 0; i < buying; i++) brought[reached[i]!]! += contracted[i]! * probabilities[i]!;
    },
    purchases: (probabilities) => purchases(probabilities, reached, orders, contractWeight(system, levels)),
  };
}

/** The first state that the contract brings to a level or beyond; the number of states if none. */
function firstAt(reached: Int32Array, level: number): number {
  let low = 0;
  let high = reached.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached[middle]! >= level) high = middle;
    else low = middle + 1;
  }
  return low;
}

function contractWeight({ priceWeights }: System, { contractFrom }: Levels): number {
  let weight = 0;
  for (let j = contractFrom; j < priceWeights.length; j++) weight += priceWeights[j]!;
  return weight;
}

function purchases(
  probabilities: Float64Array,
  reached: Int32Array,
  orders: readonly SpotOrder[],
  contractChance: number,
): Purchases {
  const states = probabilities.length;
  // Cumulated over the states below: probability, and expected stock without and with the contract's quantity.
  const below = new Float64Array(states + 1);
  const stock = new Float64Array(states + 1);
  const filled = new Float64Array(states + 1);
  let contract = 0;
  for (let i = 0; i < states; i++) {
    const mass = probabilities[i]!;
    below[i + 1] = below[i]! + mass;
    stock[i + 1] = stock[i]! + mass * i;
    filled[i + 1] = filled[i]! + mass * reached[i]!;
    contract += mass * (reached[i]! - i);
  }
  let spot = 0;
  let spotMoney = 0;
  for (const { start, level, weight, price, contract: used } of orders) {
    const units = weight * (level * below[start]! - (used ? filled : stock)[start]!);
    spot += units;
    spotMoney += units * price;
  }
  return { contract: contractChance * contract, spot, spotMoney };
}

/** The lowest and the highest stock that zero stock may lead to. Levels rise with stock, so the ends lead furthest. */
function range(
  system: System,
  levels: Levels,
  floor: number,
): { readonly low: number; readonly high: number; readonly cut: boolean } {
  const { demandLow, demandHigh, priceWeights } = system;
  const { reservation, contract, contractFrom, spot } = levels;
  const after = (stock: number, pick: (a: number, b: number) => number): number => {
    const reached = Math.max(stock, Math.min(stock + reservation, contract));
    let level = Number.NaN;
    for (let j = 0; j < priceWeights.length; j++) {
      if (priceWeights[j] === 0) continue;
      const one = Math.max(j < contractFrom ? stock : reached, spot[j]!);
      level = Number.isNaN(level) ? one : pick(level, one);
    }
    return level;
  };
  let low = 0;
  let high = 0;
  for (;;) {
    const wantLow = Math.min(low, after(low, Math.min) - demandHigh);
    const wantHigh = Math.max(high, after(high, Math.max) - demandLow);
    if (wantHigh - Math.max(wantLow, floor) > MAX_STATES) {
      throw noSteadyState({ reservation: levels.reservation }, system);
    }
    const done = wantHigh === high && (wantLow === low || low === floor);
    low = Math.max(floor, wantLow);
    high = wantHigh;
    if (done) return { low, high, cut: wantLow < floor };
  }
}
