import { value as atom } from "../../distributions/lattice.ts";
import { type SourcingLattice, sourcingLattice } from "./lattice.ts";
import type { LatticeChoice, SourcingProblem } from "./problem.ts";

/** A problem on its lattice: stock counted in steps, money per step, everything the exact solution needs. */
export interface System {
  readonly problem: SourcingProblem;
  readonly lattice: SourcingLattice;
  readonly step: number;
  /** c, r, h, v: money per step of stock (and period). */
  readonly contractPrice: number;
  readonly reservationPrice: number;
  readonly holdingCost: number;
  readonly backorderCost: number;
  /** Smallest and largest demand, in steps, and the probabilities from one to the other. */
  readonly demandLow: number;
  readonly demandHigh: number;
  readonly demandProbabilities: Float64Array;
  readonly demandMean: number;
  /** Prices in money per unit, ascending, their weights, and the same prices in money per step. */
  readonly prices: Float64Array;
  readonly priceWeights: Float64Array;
  readonly stepPrices: Float64Array;
  readonly priceMean: number;
  /** The first price index at which the contract is used: p ≥ c, decided on the lattice. */
  readonly contractFrom: number;
}

/** Builds the lattice of a problem and counts everything in its steps. */
export function sourcingSystem(problem: SourcingProblem, choice: LatticeChoice): System {
  const lattice = sourcingLattice(problem, choice);
  const { step, demand, price } = lattice;
  const count = price.probabilities.length;
  const prices = Float64Array.from({ length: count }, (_, j) => atom(price, j));
  const tolerance = 1e-9 * price.step;
  let contractFrom = 0;
  while (contractFrom < count && prices[contractFrom]! < problem.contractPrice - tolerance) contractFrom++;
  const mean = (probabilities: Float64Array, value: (i: number) => number) =>
    probabilities.reduce((sum, probability, i) => sum + probability * value(i), 0);
  return {
    problem,
    lattice,
    step,
    contractPrice: problem.contractPrice * step,
    reservationPrice: problem.reservationPrice * step,
    holdingCost: problem.holdingCost * step,
    backorderCost: problem.backorderCost * step,
    demandLow: demand.first,
    demandHigh: demand.first + demand.probabilities.length - 1,
    demandProbabilities: demand.probabilities,
    demandMean: mean(demand.probabilities, (i) => demand.first + i),
    prices,
    priceWeights: price.probabilities,
    stepPrices: prices.map((p) => p * step),
    priceMean: mean(price.probabilities, (j) => prices[j]!),
    contractFrom,
  };
}

/** The chances of demand 0, 1 … in steps, up to the largest. */
export function chancesByStep({ demandLow, demandHigh, demandProbabilities }: System): Float64Array {
  const chances = new Float64Array(demandHigh + 1);
  chances.set(demandProbabilities, demandLow);
  return chances;
}
