import { type CycleShape, cycleShape } from "../cycle.ts";
import { annuity } from "../exponentials.ts";
import { type DeteriorationProblem, demandRate } from "../problem.ts";
import { stockSlope, worth } from "../profit.ts";
import { type Cell, constantPriceCell, type Infeasible, notFinite, tooShort } from "./cell.ts";

/** An approach slower than this counts as none. */
const ITERATIONS = 5000;

/** s(j): eq. (9), a/2b + (h/2)·(∂/∂D ∫ e^(−Rt) I dt)/∫ e^(−Rt) dt, the integrals over the cycle. */
function statedPrice(problem: DeteriorationProblem, shape: CycleShape): number {
  const { demandIntercept, demandSlope, holdingCost, netDiscountRate } = problem;
  const slope = stockSlope(problem, shape);
  return (
    demandIntercept / (2 * demandSlope) + (holdingCost * slope) / (2 * annuity(netDiscountRate, shape.length))
  );
}

/**
 * Prices a cycle as the paper does: eq. (9) iterated with eq. (4) from s = a/2b until both hold to 1e−13.
 *
 * Eq. (9) sets ∂TP/∂s = 0 with the replenishment end j held fixed. But j follows from s by eq. (4), and the
 * purchase cost from j; so this price ignores the purchase cost and does not maximise the profit.
 * Source: Sabahno (2008), section III, steps 2 and 3; reproduces all 320 values of its Table I.
 *
 * @param length T > 0, periods
 * @returns the cell, or why there is none: T < Lt, no fixed point, or a fixed point with D outside [0, P]
 * @example publishedPrice(paperProblem, 3).price // 27.9491
 */
export function publishedPrice(problem: DeteriorationProblem, length: number): Cell | Infeasible {
  const short = tooShort(problem, length);
  if (short) return short;
  const { demandIntercept, demandSlope, replenishmentRate } = problem;
  let price = demandIntercept / (2 * demandSlope);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const next = statedPrice(problem, cycleShape(problem, length, price));
    const change = next - price;
    price = next;
    if (!(Math.abs(change) < Infinity)) break;
    // Eq. (9) increases with s through eq. (4), so the iterates are monotone: out at one end, they stay out.
    const demand = demandRate(problem, price);
    const settled =
      Math.abs(change) <= Math.max(1e-13 * Math.min(1, Math.abs(price)), 4e-16 * Math.abs(price));
    if (demand < 0) return { infeasible: "equations (4) and (9) lead to a price above a/b" };
    if (replenishmentRate !== null && demand > replenishmentRate && (settled || change < 0)) {
      return {
        infeasible: `equations (4) and (9) lead to a demand rate above the replenishment rate ${replenishmentRate}`,
      };
    }
    if (!settled) continue;
    const terms = worth(problem, length, price);
    if (!Number.isFinite(terms.profit)) return notFinite();
    return constantPriceCell(problem, cycleShape(problem, length, price), price, terms);
  }
  return { infeasible: "no price satisfies equations (4) and (9) together" };
}
