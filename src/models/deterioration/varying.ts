import { exp, log1p } from "../../numeric/elementary.ts";
import { gaussLegendre } from "../../numeric/quadrature.ts";
import { annuity, secondDifference } from "./exponentials.ts";
import type { DeteriorationProblem } from "./problem.ts";

/** One cycle of length T whose price changes from moment to moment. Times count from its start, 0 … T. */
export interface Course {
  /** x, periods; 0 if replenishment is instantaneous. */
  readonly replenishmentTime: number;
  /** D(t), units/period. */
  readonly demand: (time: number) => number;
  /** s(t), money/unit. */
  readonly price: (time: number) => number;
  /** I(t), units; at 0 with instantaneous replenishment the stock after delivery. */
  readonly stock: (time: number) => number;
  /** ∫ e^(λt) D(t) dt over the cycle: the demand in units at the cycle's start. */
  readonly needed: number;
  /** How `needed` grows with x. */
  readonly neededSlope: number;
  /** ∫ f over the cycle for an f that is smooth where D is and on either side of x. */
  readonly integral: (f: (time: number) => number) => number;
}

/** D_max = min(P, a − b·c): demand at the lowest price the model allows; units/period. */
export function highestDemand(problem: DeteriorationProblem): number {
  const { demandIntercept, demandSlope, purchaseCost, replenishmentRate } = problem;
  return Math.min(demandIntercept - demandSlope * purchaseCost, replenishmentRate ?? Infinity);
}

/**
 * Whether 0 ≤ D ≤ D_max by itself at every moment of a cycle of length T, wherever in it replenishment ends.
 *
 * Then what is needed less what is delivered, as a function of x, has a slope K·e^(−θx) − P·e^(λx) that changes
 * sign at most once, and so, positive at 0 and not at T, a single zero.
 */
export function neverBound(problem: DeteriorationProblem, length: number): boolean {
  const { demandIntercept, demandSlope, netDiscountRate, deteriorationRate } = problem;
  const { holdingCost, purchaseCost } = problem;
  const theta = netDiscountRate + deteriorationRate;
  const rise = purchaseCost * theta + holdingCost;
  const highest = highestDemand(problem);
  return [-length, length].every((after) => {
    const demand = (demandIntercept - demandSlope * (purchaseCost + rise * annuity(-theta, after))) / 2;
    return demand >= 0 && demand <= highest;
  });
}

/**
 * The best course of a cycle of length T that is replenished until x.
 *
 * Maximum principle: a unit in stock is worth m(t), with m′ = (R + λ)m + h and m(x) = c, and the price maximises
 * (s − m)·D(s): s(t) = a/2b + m(t)/2, kept where 0 ≤ D ≤ D_max at every moment (the paper's bounds on its one
 * price). Not in the paper, which keeps the price of a cycle constant.
 *
 * @param length T > 0, periods
 * @param x 0 … T, periods; it is for the caller to choose it such that what is needed is delivered
 */
export function course(problem: DeteriorationProblem, length: number, x: number): Course {
  const { demandIntercept, demandSlope, netDiscountRate, deteriorationRate } = problem;
  const { holdingCost, purchaseCost, replenishmentRate } = problem;
  const theta = netDiscountRate + deteriorationRate;
  const highest = highestDemand(problem);
  /** m′ at x: m(t) = c + rise·(e^(θ(t − x)) − 1)/θ. */
  const rise = purchaseCost * theta + holdingCost;

  /** When m reaches `value`, within [0, T]. */
  function moment(value: number): number {
    const linear = rise === 0 ? (value - purchaseCost) * Infinity : (value - purchaseCost) / rise;
    const z = theta * linear;
    const after =
      Number.isFinite(z) && z > -1
        ? linear * (Math.abs(z) < 1e-17 ? 1 : log1p(z) / z)
        : linear > 0
          ? Infinity
          : -Infinity;
    return Math.min(Math.max(x + after, 0), length);
  }

  // As a unit gains value D falls from D_max through a free range to 0; as it loses value, the other way round.
  const atHighest = moment((demandIntercept - 2 * highest) / demandSlope);
  const atZero = moment(demandIntercept / demandSlope);
  const [freeFrom, freeTo] = rise >= 0 ? [atHighest, atZero] : [atZero, atHighest];
  const [before, after] = rise >= 0 ? [highest, 0] : [0, highest];
  const pieces = [0, freeFrom, x, freeTo, length].sort((p, q) => p - q);

  function demand(time: number): number {
    if (time < freeFrom) return before;
    if (time > freeTo) return after;
    const value = purchaseCost + rise * annuity(-theta, time - x);
    return Math.min(Math.max((demandIntercept - demandSlope * value) / 2, 0), highest);
  }

  /** ∫ e^(λt) e^(θ(t − x)) dt. */
  function growth(from: number, to: number): number {
    return (
      exp(deteriorationRate * from + theta * (from - x)) * annuity(-deteriorationRate - theta, to - from)
    );
  }

  /** ∫ e^(λt) (e^(θ(t − x)) − 1)/θ dt from x to `to`. */
  function excess(to: number): number {
    const w = to - x;
    const decay = deteriorationRate * w;
    return exp(deteriorationRate * x) * w * w * secondDifference(0, decay, decay + theta * w);
  }

  /** ∫ e^(λt) dt. */
  function weight(from: number, to: number): number {
    return to > from ? exp(deteriorationRate * from) * annuity(-deteriorationRate, to - from) : 0;
  }

  /** ∫ e^(λt) D(t) dt. */
  function weightedDemand(from: number, to: number): number {
    const bound = before * weight(from, Math.min(to, freeFrom)) + after * weight(Math.max(from, freeTo), to);
    const low = Math.max(from, freeFrom);
    const high = Math.min(to, freeTo);
    if (!(high > low)) return bound;
    const value = purchaseCost * weight(low, high) + rise * (excess(high) - excess(low));
    return bound + (demandIntercept * weight(low, high) - demandSlope * value) / 2;
  }

  return {
    replenishmentTime: x,
    demand,
    price: (time) => (demandIntercept - demand(time)) / demandSlope,
    stock(time) {
      if (replenishmentRate === null || time >= x) {
        return Math.max(exp(-deteriorationRate * time) * weightedDemand(time, length), 0);
      }
      const delivered = replenishmentRate * annuity(deteriorationRate, time);
      return Math.max(delivered - exp(-deteriorationRate * time) * weightedDemand(0, time), 0);
    },
    needed: weightedDemand(0, length),
    neededSlope: freeTo > freeFrom ? (demandSlope / 2) * rise * growth(freeFrom, freeTo) : 0,
    integral(f) {
      let total = 0;
      for (let piece = 1; piece < pieces.length; piece++) {
        const low = pieces[piece - 1]!;
        const high = pieces[piece]!;
        if (!(high > low)) continue;
        const exponent = (2 * Math.abs(theta) + Math.abs(netDiscountRate)) * (high - low);
        total += gaussLegendre(f, low, high, 1 + Math.min(Math.floor(exponent / 8), 500));
      }
      return total;
    },
  };
}
