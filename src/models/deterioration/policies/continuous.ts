import { continuousPlan } from "../continuous.ts";
import { clockPolicy, type PlannedPolicy } from "../policy.ts";
import { type Infeasible, isFeasible } from "../pricing/cell.ts";
import { pricer } from "../pricing/pricer.ts";
import type { DeteriorationProblem } from "../problem.ts";

/** The plan of greatest worth with one price per cycle and boundaries anywhere. */
export function continuous(problem: DeteriorationProblem): PlannedPolicy | Infeasible {
  const plan = continuousPlan(problem, pricer(problem, "optimal"));
  return isFeasible(plan) ? clockPolicy("continuous", "Optimal plan, free boundaries", plan) : plan;
}
