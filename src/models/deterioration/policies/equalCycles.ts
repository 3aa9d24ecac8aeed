import { planWith } from "../plan.ts";
import { clockPolicy, type PlannedPolicy } from "../policy.ts";
import { type Infeasible, isFeasible } from "../pricing/cell.ts";
import { pricer } from "../pricing/pricer.ts";
import type { DeteriorationProblem } from "../problem.ts";

/**
 * Cycles of equal length, each at its optimal price.
 *
 * @param cycles how many, an integer ≥ 1
 */
export function equalCycles(problem: DeteriorationProblem, cycles: number): PlannedPolicy | Infeasible {
  const boundaries = Array.from({ length: cycles + 1 }, (_, m) => (problem.horizon * m) / cycles);
  const plan = planWith(problem, pricer(problem, "optimal"), boundaries);
  if (!isFeasible(plan)) return plan;
  return clockPolicy("equalCycles", cycles === 1 ? "One cycle" : `${cycles} equal cycles`, plan);
}
