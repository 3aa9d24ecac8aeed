import { grid, gridPlan } from "../plan.ts";
import { clockPolicy, type PlannedPolicy } from "../policy.ts";
import { type Infeasible, isFeasible } from "../pricing/cell.ts";
import { pricer } from "../pricing/pricer.ts";
import type { DeteriorationProblem } from "../problem.ts";

/** The paper's plan: eq. (9) prices, boundaries on a grid of `count` steps. */
export function published(problem: DeteriorationProblem, count: number): PlannedPolicy | Infeasible {
  const plan = gridPlan(problem, grid(problem, pricer(problem, "published"), count));
  return isFeasible(plan) ? clockPolicy("published", "Published plan", plan) : plan;
}
