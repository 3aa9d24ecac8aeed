import { Inadmissible } from "../../contract/inadmissible.ts";
import type { OwnFunctions } from "../../contract/model.ts";
import { continuousPlan } from "./continuous.ts";
import { grid, gridPlan, type Plan, stepCount } from "./plan.ts";
import { continuous } from "./policies/continuous.ts";
import { equalCycles } from "./policies/equalCycles.ts";
import { optimal } from "./policies/optimal.ts";
import { published } from "./policies/published.ts";
import { reorderPoint } from "./policies/reorderPoint.ts";
import { userDefined } from "./policies/userDefined.ts";
import type { PlannedPolicy, Policy } from "./policy.ts";
import type { Infeasible } from "./pricing/cell.ts";
import { pricer } from "./pricing/pricer.ts";
import type {
  Boundaries,
  DeteriorationPolicyChoice,
  DeteriorationProblem,
  DeteriorationScenario,
  PricingName,
} from "./problem.ts";

/** Steps of a grid of boundaries; a tenth of the horizon where boundaries are continuous. */
export function steps(problem: DeteriorationProblem, boundaries: Boundaries): number | Infeasible {
  if (boundaries === "continuous") return 10;
  const count = stepCount(problem.horizon, boundaries.step);
  return (
    count ?? { infeasible: `the step ${boundaries.step} does not divide the horizon ${problem.horizon}` }
  );
}

/** The best plan under a pricing, with boundaries on a grid or anywhere; or why there is none. */
export function bestPlan(
  problem: DeteriorationProblem,
  pricing: PricingName,
  boundaries: Boundaries,
): Plan | Infeasible {
  const price = pricer(problem, pricing);
  if (boundaries === "continuous") return continuousPlan(problem, price);
  const count = steps(problem, boundaries);
  return typeof count === "number" ? gridPlan(problem, grid(problem, price, count)) : count;
}

function planned(
  { problem, boundaries }: DeteriorationScenario,
  choice: Exclude<DeteriorationPolicyChoice, { kind: "userDefined" }>,
): PlannedPolicy | Infeasible {
  if (choice.kind === "continuous") return continuous(problem);
  if (choice.kind === "equalCycles") return equalCycles(problem, choice.cycles);
  const count = steps(problem, choice.step === undefined ? boundaries : { step: choice.step });
  if (typeof count !== "number") return count;
  switch (choice.kind) {
    case "published":
      return published(problem, count);
    case "optimal":
      return optimal(problem, count);
    case "reorderPoint":
      return reorderPoint(problem, count);
  }
}

/**
 * The scenario's policies, planned; those on a grid use their own step, else the scenario's, else a tenth of the
 * horizon.
 *
 * @param own the functions that `userDefined` policies name
 * @throws Inadmissible where a policy finds no plan
 */
export function prepare(scenario: DeteriorationScenario, own?: OwnFunctions): (Policy | PlannedPolicy)[] {
  return scenario.policies.map((choice, index) => {
    if (choice.kind === "userDefined") return userDefined(scenario.problem, choice.name, own);
    const policy = planned(scenario, choice);
    if ("infeasible" in policy) {
      const message = `invalid policy: ${choice.kind}; ${policy.infeasible}`;
      throw new Inadmissible([{ path: `policies.${index}`, message }]);
    }
    return policy;
  });
}
