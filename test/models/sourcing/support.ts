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
