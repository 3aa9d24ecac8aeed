import { grid, gridPlan } from "../plan.ts";
import { clockPolicy, type PlannedPolicy } from "../policy.ts";
import { type Infeasible, isFeasible } from "../pricing/cell.ts";
import { pricer } from "../pricing/pricer.ts";
import type { DeteriorationProblem } from "../problem.ts";

/** The plan of greatest worth with one price per cycle and boundaries on a grid of `count` steps. */
export function optimal(problem: DeteriorationProblem, count: number): PlannedPolicy | Infeasible {
  const plan = gridPlan(problem, grid(problem, pricer(problem, "optimal"), count));
  return isFeasible(plan) ? clockPolicy("optimal", "Optimal plan", plan) : plan;
}
