import { exp } from "../../numeric/elementary.ts";
import { type CycleShape, cycleShape, orderQuantity } from "./cycle.ts";
import { annuity, secondDifference } from "./exponentials.ts";
import type { DeteriorationProblem } from "./problem.ts";

/** Present worths of one cycle, money. */
export interface Worth {
  readonly revenue: number;
  readonly holding: number;
  readonly purchase: number;
  readonly ordering: number;
  /** Revenue less the three costs; eq. (8). */
  readonly profit: number;
}

/** ∫ e^(−rate·t) I₁ dt over the rising leg, per unit of P − D. */
function risingStock(problem: DeteriorationProblem, rate: number, x: number): number {
  return x * x * secondDifference(0, -rate * x, -(rate + problem.deteriorationRate) * x);
}

/** ∫ e^(−rate·t) I₂ dt over the falling leg, per unit of D. */
function fallingStock(problem: DeteriorationProblem, rate: number, shape: CycleShape): number {
  const { length, replenishmentTime: x } = shape;
  const y = length - x;
  return y * y * secondDifference(-rate * length, -rate * x, problem.deteriorationRate * y - rate * x);
}

/**
 * Discounted time integral of a cycle's stock, ∫ e^(−rate·t) I(t) dt from the start of the cycle.
 *
 * The third term of eq. (8) is h times this at rate R; at rate 0 it is the stock held, and λ times that the units
 * that decay, Q − D·T.
 *
 * @param rate per period
 * @returns unit-periods
 */
export function stockIntegral(problem: DeteriorationProblem, shape: CycleShape, rate: number): number {
  const { replenishmentRate } = problem;
  const falling = shape.demand * fallingStock(problem, rate, shape);
  if (replenishmentRate === null) return falling;
  return (replenishmentRate - shape.demand) * risingStock(problem, rate, shape.replenishmentTime) + falling;
}

/**
 * How the discounted stock grows with demand, ∂/∂D ∫ e^(−Rt) I dt = ∫ₓᵀ e^(−Rt) I₂/D dt − ∫₀ˣ e^(−Rt) I₁/(P − D) dt.
 *
 * The leg's border x moves with D too, but the stock is continuous there, so it adds nothing.
 *
 * @returns periods² in worth at the cycle's start
 */
export function stockSlope(problem: DeteriorationProblem, shape: CycleShape): number {
  const rate = problem.netDiscountRate;
  const rising = problem.replenishmentRate === null ? 0 : risingStock(problem, rate, shape.replenishmentTime);
  return fallingStock(problem, rate, shape) - rising;
}

/**
 * The four terms of eq. (8) for a cycle of length T at price s, as worth at the start of the cycle.
 *
 * A cycle that starts at i is worth e^(−Ri) times as much. The order is placed and paid Lt before the start.
 *
 * @param length T > 0, periods
 * @param price s, money/unit
 */
export function worth(problem: DeteriorationProblem, length: number, price: number): Worth {
  const { netDiscountRate, holdingCost, purchaseCost, orderingCost, leadTime, replenishmentRate } = problem;
  const shape = cycleShape(problem, length, price);
  const units =
    replenishmentRate === null
      ? orderQuantity(problem, shape)
      : replenishmentRate * annuity(netDiscountRate, shape.replenishmentTime);
  const revenue = price * shape.demand * annuity(netDiscountRate, length);
  const holding = holdingCost * stockIntegral(problem, shape, netDiscountRate);
  const purchase = purchaseCost * units;
  const ordering = orderingCost * exp(netDiscountRate * leadTime);
  return { revenue, holding, purchase, ordering, profit: revenue - holding - purchase - ordering };
}

/**
 * Profit of the cycle [i, k] at price s in worth at time 0, W(i, k; s); eq. (8).
 *
 * @param start,end i < k, periods
 * @param price s, money/unit
 * @returns money; meaningful for 0 ≤ D(s) ≤ P
 * @example cycleProfit(paperProblem, 0, 3, 27.9491) // 1052.688
 */
export function cycleProfit(
  problem: DeteriorationProblem,
  start: number,
  end: number,
  price: number,
): number {
  return exp(-problem.netDiscountRate * start) * worth(problem, end - start, price).profit;
}
