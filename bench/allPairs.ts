import type { System } from "../src/models/sourcing/system.ts";

/**
 * Value iteration at a fixed reservation the plain way: for every stock and price the best of all pairs of orders,
 * each pair's expectation over demand taken anew. An independent check, and what the solver is measured against.
 *
 * @param sweeps stops after so many, or when the gain's bounds are closer than `tolerance`
 * @returns average cost per period, reservation included
 */
export function allPairsValueIteration(
  system: System,
  reservation: number,
  range: { readonly low: number; readonly high: number },
  { sweeps = Number.POSITIVE_INFINITY, tolerance = 1e-10 } = {},
): number {
  const { demandLow, demandHigh, demandProbabilities: chances, stepPrices, priceWeights } = system;
  const { contractPrice, holdingCost, backorderCost } = system;
  const bottom = range.low - demandHigh;
  const states = range.high - bottom + 1;
  let values: Float64Array = new Float64Array(states);
  let gain = 0;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const next = new Float64Array(states);
    for (let i = 0; i < states; i++) {
      const stock = bottom + i;
      for (let j = 0; j < stepPrices.length; j++) {
        let best = Number.POSITIVE_INFINITY;
        for (let contract = 0; contract <= reservation; contract++) {
          const least = Math.max(0, range.low - stock - contract);
          for (let spot = least; stock + contract + spot <= range.high; spot++) {
            const level = stock + contract + spot;
            let cost = contractPrice * contract + stepPrices[j]! * spot;
            for (let x = 0; x < chances.length; x++) {
              const left = level - demandLow - x;
              const penalty = left > 0 ? holdingCost * left : -backorderCost * left;
              cost += chances[x]! * (penalty + values[left - bottom]!);
            }
            if (cost < best) best = cost;
          }
          if (stock + contract >= range.high) break;
        }
        next[i]! += priceWeights[j]! * best;
      }
    }
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < states; i++) {
      least = Math.min(least, next[i]! - values[i]!);
      most = Math.max(most, next[i]! - values[i]!);
    }
    gain = (least + most) / 2;
    const shift = next[0]!;
    values = next.map((each) => each - shift);
    if (most - least < tolerance) break;
  }
  return gain + system.reservationPrice * reservation;
}
