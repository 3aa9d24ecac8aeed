import { normal } from "../../distributions/normal.ts";
import { demandDistribution } from "./lattice.ts";
import type { SourcingProblem } from "./problem.ts";

/** The base-stock policy's parameters off the lattice. */
export interface BaseStockFormula {
  /** δ = E(p − c)⁺, money/unit. */
  readonly expectedGain: number;
  /** R_B; units/period. */
  readonly reservation: number;
  /** S_B; units. */
  readonly baseStock: number;
}

/**
 * S_B = F⁻¹(v/(h+v)), R_B = F⁻¹((δ−r)/δ), δ = ∫_c^∞ (p−c) g(p) dp, with R_B = 0 where δ ≤ r and the largest demand
 * where r = 0 (infinite for gamma demand).
 *
 * The paper prints δ as a conditional expectation; its integral is the partial one, E(p − c)⁺, and that is meant.
 * Source: Kleber, Inderfurth, Kelle (2014), eqs. 1–3.
 *
 * @param expectedGain δ, if it is to be taken from elsewhere (the lattice)
 */
export function baseStockFormula(problem: SourcingProblem, expectedGain?: number): BaseStockFormula {
  const { contractPrice, reservationPrice, holdingCost, backorderCost, spotPrice } = problem;
  const demand = demandDistribution(problem);
  const gain = expectedGain ?? normal(spotPrice).lossFunction(contractPrice);
  return {
    expectedGain: gain,
    reservation: reservationQuantile(),
    baseStock: demand.quantile(backorderCost / (holdingCost + backorderCost)),
  };

  function reservationQuantile(): number {
    if (!(gain > reservationPrice)) return 0;
    return reservationPrice === 0 ? demand.upperQuantile(0) : demand.upperQuantile(reservationPrice / gain);
  }
}
