import type { System } from "../src/models/sourcing/system.ts";

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Pairs of orders that one sweep of all-pairs value iteration weighs, each over all demands. */
export function pairsOfSweep({ stepPrices, demandHigh }: System, reservation: number, range: Range): number {
  let pairs = 0;
  for (let stock = range.low - demandHigh; stock <= range.high; stock++) {
    for (let contract = 0; contract <= reservation; contract++) {
      const least = Math.max(0, range.low - stock - contract);
      pairs += Math.max(0, range.high - stock - contract - least + 1);
      if (stock + contract >= range.high) break;
    }
  }
  return pairs * stepPrices.length;
}

/**
 * Weighs some of those pairs: the innermost loops of `allPairsValueIteration`, entered at stocks spread over the range.
 * @returns how many pairs it was
 */
export function weighSomePairs(system: System, reservation: number, range: Range, wanted: number): number {
  const { demandLow, demandHigh, demandProbabilities: chances, stepPrices } = system;
  const { contractPrice, holdingCost, backorderCost } = system;
  const bottom = range.low - demandHigh;
  const states = range.high - bottom + 1;
  const values = Float64Array.from({ length: states }, (_, i) => -contractPrice * i);
  let pairs = 0;
  let total = 0;
  for (let entry = 0; pairs < wanted; entry++) {
    const stock = bottom + ((entry * 7919) % states);
    const price = stepPrices[entry % stepPrices.length]!;
    const contract = (entry * 104729) % (reservation + 1);
    let best = Number.POSITIVE_INFINITY;
    const least = Math.max(0, range.low - stock - contract);
    for (let spot = least; stock + contract + spot <= range.high; spot++) {
      const level = stock + contract + spot;
      let cost = contractPrice * contract + price * spot;
      for (let x = 0; x < chances.length; x++) {
        const left = level - demandLow - x;
        const penalty = left > 0 ? holdingCost * left : -backorderCost * left;
        cost += chances[x]! * (penalty + values[left - bottom]!);
      }
      if (cost < best) best = cost;
      pairs++;
    }
    total += best === Number.POSITIVE_INFINITY ? 0 : best;
  }
  if (!(Math.abs(total) < Number.POSITIVE_INFINITY)) throw new Error("a cost was expected");
  return pairs;
}
