import { expm1, log1p } from "../../numeric/elementary.ts";
import { annuity } from "./exponentials.ts";
import { type DeteriorationProblem, demandRate } from "./problem.ts";

/** What fixes the deterministic course of one cycle of constant price. */
export interface CycleShape {
  /** T = k − i, periods. */
  readonly length: number;
  /** D, units/period. */
  readonly demand: number;
  /** x = j − i, periods during which units arrive; 0 if they arrive at once. */
  readonly replenishmentTime: number;
}

/**
 * How long a cycle is replenished, x = j − i = (1/λ)·log1p((D/P)·expm1(λT)); eq. (4) without its overflow.
 *
 * Carried as x rather than j, since j − i loses digits where P is large. At λ → 0 it is T·D/P.
 *
 * @param length T > 0, periods
 * @param demand D, units/period; beyond [0, P] the formula is continued as it stands
 * @returns periods; 0 if replenishment is instantaneous; NaN if no x solves eq. (4)
 */
export function replenishmentTime(problem: DeteriorationProblem, length: number, demand: number): number {
  const { deteriorationRate, replenishmentRate } = problem;
  if (replenishmentRate === null) return 0;
  const share = demand / replenishmentRate;
  const decay = deteriorationRate * length;
  if (decay < 1e-17) return share * length;
  const time = log1p(share * expm1(decay)) / deteriorationRate;
  return share <= 1 ? Math.min(time, length) : time;
}

/** The shape of a cycle of length T at price s. */
export function cycleShape(problem: DeteriorationProblem, length: number, price: number): CycleShape {
  const demand = demandRate(problem, price);
  return { length, demand, replenishmentTime: replenishmentTime(problem, length, demand) };
}

/**
 * Stock of a cycle, `time` after its start: I₁ = (P − D)(1 − e^(−λt))/λ while units arrive, then
 * I₂ = D(e^(λ(T − t)) − 1)/λ; the solutions of eqs. (1), (2).
 *
 * @param time 0 … T, periods; with instantaneous replenishment the stock at 0 is the one after delivery
 * @returns units
 */
export function stock(problem: DeteriorationProblem, shape: CycleShape, time: number): number {
  const { deteriorationRate, replenishmentRate } = problem;
  if (replenishmentRate !== null && time < shape.replenishmentTime) {
    return (replenishmentRate - shape.demand) * annuity(deteriorationRate, time);
  }
  return shape.demand * annuity(-deteriorationRate, shape.length - time);
}

/** Largest stock of a cycle, I_max = (P − D)(1 − e^(−λx))/λ; eq. (3). Units. */
export function maxInventory(problem: DeteriorationProblem, shape: CycleShape): number {
  const { deteriorationRate, replenishmentRate } = problem;
  if (replenishmentRate === null) return shape.demand * annuity(-deteriorationRate, shape.length);
  return (replenishmentRate - shape.demand) * annuity(deteriorationRate, shape.replenishmentTime);
}

/**
 * Quantity ordered for a cycle, Q = P·x; units.
 *
 * Equals eq. (5) as meant: demand plus decay. Its first integrand is misprinted, e^(λ(u−i)) for e^(λ(u−t)).
 */
export function orderQuantity(problem: DeteriorationProblem, shape: CycleShape): number {
  const { deteriorationRate, replenishmentRate } = problem;
  if (replenishmentRate === null) return shape.demand * annuity(-deteriorationRate, shape.length);
  return replenishmentRate * shape.replenishmentTime;
}

/**
 * Reorder point: the stock Lt before the cycle's end, when the next order is due; eqs. (6), (7).
 *
 * D(e^(λLt) − 1)/λ if that moment is on the falling leg, (P − D)(1 − e^(−λ(T − Lt)))/λ if it is on the rising
 * one. A horizon's last cycle has none; that is for the caller to say.
 *
 * @returns units
 */
export function reorderPoint(problem: DeteriorationProblem, shape: CycleShape): number {
  const { deteriorationRate, leadTime, replenishmentRate } = problem;
  if (replenishmentRate === null || leadTime <= shape.length - shape.replenishmentTime) {
    return shape.demand * annuity(-deteriorationRate, leadTime);
  }
  return (replenishmentRate - shape.demand) * annuity(deteriorationRate, shape.length - leadTime);
}
