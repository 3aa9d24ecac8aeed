import { afterOrdering, reachable, topLevel } from "./chain.ts";
import { orderUpTo } from "./levels.ts";
import type { LevelsPolicy } from "./policy.ts";
import type { System } from "./system.ts";

/**
 * The stock that one period's demand calls for by itself: the smallest lattice level S_N with P(x ≤ S_N) ≥ v/(h + v),
 * what a newsvendor would hold at a price that never changes. In lattice steps.
 */
export function newsvendorLevel({
  demandLow,
  demandProbabilities,
  holdingCost,
  backorderCost,
}: System): number {
  const ratio = backorderCost / (holdingCost + backorderCost);
  let below = 0;
  let i = 0;
  for (; i < demandProbabilities.length - 1; i++) {
    below += demandProbabilities[i]!;
    if (below >= ratio - 1e-13) break;
  }
  return demandLow + i;
}

/**
 * Stock held because it was cheap or capacity was short, not because one period's demand calls for it:
 * E(y − S_N)⁺ with y the stock after ordering, exactly, from the stationary distribution. Units.
 */
export function boughtAhead(system: System, { levels, evaluation }: LevelsPolicy): number {
  const policy = {
    reservation: levels.reservation,
    order: (stock: number, price: number, order: Int32Array) => orderUpTo(levels, stock, price, order),
  };
  const chain = reachable(system, policy, evaluation.low);
  const after = new Float64Array(topLevel(chain));
  afterOrdering(chain, evaluation.probabilities, after);
  const need = newsvendorLevel(system);
  let ahead = 0;
  for (let i = Math.max(0, need - chain.low + 1); i < after.length; i++) {
    ahead += after[i]! * (chain.low + i - need);
  }
  return ahead * system.step;
}
