import fc from "fast-check";
import { sourcing } from "../../../src/models/sourcing/index.ts";
import type {
  LatticeChoice,
  SourcingProblem,
  SourcingScenario,
} from "../../../src/models/sourcing/problem.ts";
import type { SourcingSolution } from "../../../src/models/sourcing/results.ts";

export const baseCase: SourcingProblem = sourcing.example.problem;

/** The base case with some of its data changed. */
export function problem(changes: Partial<SourcingProblem> = {}): SourcingProblem {
  return { ...baseCase, ...changes };
}

export function scenario(
  changes: Partial<SourcingScenario> = {},
  simulation: Partial<SourcingScenario["simulation"]> = {},
): SourcingScenario {
  const base = { ...sourcing.example, ...changes };
  return { ...base, simulation: { ...base.simulation, ...simulation } };
}

/** Exact solution of optimal and base stock. */
export function solved(changes: Partial<SourcingProblem> = {}, lattice: LatticeChoice = "paper") {
  const { policies } = sourcing.solve(scenario({ problem: problem(changes), lattice })) as SourcingSolution;
  return { optimal: policies[0]!, baseStock: policies[1]! };
}

/** Problems around the base case and away from it. */
export const problems = fc
  .record({
    contractPrice: fc.double({ min: 4, max: 12, noNaN: true }),
    reservationPrice: fc.double({ min: 0, max: 2.5, noNaN: true }),
    holdingCost: fc.double({ min: 0.1, max: 2, noNaN: true }),
    backorderCost: fc.double({ min: 1, max: 20, noNaN: true }),
    mean: fc.double({ min: 2, max: 12, noNaN: true }),
    variation: fc.double({ min: 0, max: 0.9, noNaN: true }),
    priceMean: fc.double({ min: 6, max: 14, noNaN: true }),
    priceSd: fc.double({ min: 0, max: 2, noNaN: true }),
  })
  .map(({ mean, variation, priceMean, priceSd, ...costs }) =>
    problem({
      ...costs,
      demand: { mean, sd: mean * variation },
      spotPrice: { mean: priceMean, sd: priceSd },
    }),
  );
