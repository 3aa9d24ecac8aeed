import type { DeteriorationProblem } from "../../../src/models/deterioration/problem.ts";
import { ONE, over, precise, preciseExp, preciseLn, times, toNumber } from "./precise.ts";

/** The four terms of eq. (8) at the cycle's start, and x, I_max, Q: the textbook quotients in 160 digits. */
export function preciseWorth(problem: DeteriorationProblem, length: number, price: number, tiny = "1e-40") {
  const p = (value: number) => (value === 0 ? precise(tiny) : precise(value));
  const lambda = p(problem.deteriorationRate);
  const rate = p(problem.netDiscountRate);
  const T = precise(length);
  const s = precise(price);
  const D = precise(problem.demandIntercept) - times(precise(problem.demandSlope), s);
  const P = precise(problem.replenishmentRate ?? 1);
  const e = preciseExp;
  const growth = over(e(times(lambda, T)) - ONE, lambda);
  const x =
    problem.replenishmentRate === null
      ? 0n
      : over(preciseLn(ONE + times(over(D, P), times(lambda, growth))), lambda);
  const nudged = (r: bigint) => (r === 0n ? precise(tiny) : r);
  const annuity = (r: bigint, t: bigint) => over(ONE - e(-times(nudged(r), t)), nudged(r));
  const y = T - x;
  // ∫ e^(−Rt)(1 − e^(−λt))/λ over [0, x] and ∫ e^(−Rt)(e^(λ(T − t)) − 1)/λ over [x, T], term by term.
  const rising = over(annuity(rate, x) - annuity(rate + lambda, x), lambda);
  const decayed = times(e(times(lambda, T)), times(e(-times(rate + lambda, x)), annuity(rate + lambda, y)));
  const falling = over(decayed - times(e(-times(rate, x)), annuity(rate, y)), lambda);
  const held = (problem.replenishmentRate === null ? 0n : times(P - D, rising)) + times(D, falling);
  const units = problem.replenishmentRate === null ? times(D, growth) : times(P, annuity(rate, x));
  const revenue = times(times(s, D), annuity(rate, T));
  const holding = times(precise(problem.holdingCost), held);
  const purchase = times(precise(problem.purchaseCost), units);
  const ordering = times(precise(problem.orderingCost), e(times(rate, precise(problem.leadTime))));
  return {
    replenishmentTime: toNumber(x),
    revenue: toNumber(revenue),
    holding: toNumber(holding),
    purchase: toNumber(purchase),
    ordering: toNumber(ordering),
    profit: toNumber(revenue - holding - purchase - ordering),
    maxInventory: toNumber(
      problem.replenishmentRate === null ? times(D, growth) : times(P - D, annuity(lambda, x)),
    ),
    orderQuantity: toNumber(problem.replenishmentRate === null ? times(D, growth) : times(P, x)),
  };
}
