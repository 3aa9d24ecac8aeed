import { normal } from "../../distributions/normal.ts";
import type { DeteriorationProblem } from "../../models/deterioration/problem.ts";
import { baseStockFormula } from "../../models/sourcing/closedForm.ts";
import type { SourcingProblem } from "../../models/sourcing/problem.ts";
import { expm1 } from "../../numeric/elementary.ts";
import { bisect } from "../../numeric/roots.ts";

/** Standard deviations below the contract price at which δ is below any reservation price. */
const WIDE = 40;

/** R_B = F⁻¹((δ − r)/δ) under two readings of eq. (3); units/period. */
export interface Equation3 {
  /** δ = ∫_c^∞ (p − c) g(p) dp, as the integral says. */
  readonly partial: number;
  /** δ = E(p − c | p > c), as the words before the integral say. */
  readonly conditional: number;
}

/**
 * The reservation of base stock as eq. (3) is meant, and as it is printed.
 * Source: Kleber, Inderfurth, Kelle (2014), eqs. 1 and 3.
 */
export function equation3(problem: SourcingProblem): Equation3 {
  const price = normal(problem.spotPrice);
  const gain = price.lossFunction(problem.contractPrice);
  const dearer = price.survival(problem.contractPrice);
  return {
    partial: baseStockFormula(problem, gain).reservation,
    conditional: dearer > 0 ? baseStockFormula(problem, gain / dearer).reservation : 0,
  };
}

/**
 * The mean spot price from which base stock reserves: the μ_p at which δ = r by eqs. (1) and (3), without a lattice.
 *
 * @param problem its own mean spot price does not matter; r > 0
 * @returns money/unit
 */
export function reservationBegins(problem: SourcingProblem): number {
  const { contractPrice, reservationPrice, spotPrice } = problem;
  const { sd } = spotPrice;
  const excess = (mean: number) => normal({ mean, sd }).lossFunction(contractPrice) - reservationPrice;
  // δ lies between (μ_p − c)⁺ and (μ_p − c)⁺ + σ_p, and rises with μ_p.
  return bisect(excess, contractPrice - WIDE * (sd + reservationPrice), contractPrice + reservationPrice);
}

/** A cycle as far as eq. (5) needs it. */
export interface Equation5Cycle {
  /** T = k − i, periods. */
  readonly length: number;
  /** x = j − i, periods. */
  readonly replenishmentTime: number;
  /** s, money/unit. */
  readonly price: number;
}

/** Order quantity of a cycle under two readings of eq. (5); units. */
export interface Equation5 {
  /** With e^{λ(u − t)} in the first integral: P·x. */
  readonly meant: number;
  /** With e^{λ(u − i)}, letter by letter. */
  readonly printed: number;
}

/**
 * The order quantity as eq. (5) is meant, and as it is printed: demand DT plus what decays on the rising and on the
 * falling leg, λ(P − D)∬ and λD∬. The printed first integrand makes (e^{λx} − 1)/λ − x of the rising leg's
 * x − (1 − e^{−λx})/λ.
 * Source: Sabahno (2008), eq. 5.
 *
 * @param problem with a finite replenishment rate P and λ > 0
 */
export function equation5(problem: DeteriorationProblem, cycle: Equation5Cycle): Equation5 {
  const { demandIntercept, demandSlope, deteriorationRate: rate } = problem;
  const { length, replenishmentTime: rising, price } = cycle;
  const replenishment = problem.replenishmentRate ?? Number.POSITIVE_INFINITY;
  const demand = demandIntercept - demandSlope * price;
  const falling = length - rising;
  const leg = (time: number) => expm1(rate * time) / rate - time;
  return {
    meant: replenishment * rising,
    printed: demand * length + (replenishment - demand) * leg(rising) + demand * leg(falling),
  };
}
