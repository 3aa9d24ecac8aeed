import type { Fault } from "../../contract/model.ts";
import { exp } from "../../numeric/elementary.ts";
import { stepCount } from "./plan.ts";
import type { DeteriorationScenario } from "./problem.ts";

/** Most steps of a grid, so that a plan stays a matter of milliseconds. */
export const MOST_STEPS = 2000;

/**
 * Conditions between the fields of a scenario.
 *
 * Whether any sequence of cycles covers the horizon is found out by planning; `solve` and `simulation` say so.
 */
export function conditions({ problem, pricing, boundaries, policies }: DeteriorationScenario): Fault[] {
  const { horizon, leadTime, deteriorationRate, netDiscountRate } = problem;
  const faults: Fault[] = [];
  const fault = (path: string, name: string, value: unknown, condition: string) =>
    faults.push({ path, message: `invalid ${name}: ${value}; ${condition}` });

  if (!(leadTime <= horizon))
    fault("problem.leadTime", "leadTime", leadTime, `at most the horizon ${horizon}`);
  if (!(exp(deteriorationRate * horizon) < Infinity)) {
    fault(
      "problem.deteriorationRate",
      "deteriorationRate",
      deteriorationRate,
      `small enough for e^(λH) not to overflow on the horizon ${horizon}`,
    );
  }
  if (!(exp(Math.abs(netDiscountRate) * horizon) < Infinity)) {
    fault(
      "problem.netDiscountRate",
      "netDiscountRate",
      netDiscountRate,
      `small enough for e^(|R|H) not to overflow on the horizon ${horizon}`,
    );
  }
  const choke = problem.demandIntercept / problem.demandSlope;
  const optimises =
    pricing !== "published" || policies.some(({ kind }) => kind !== "published" && kind !== "userDefined");
  if (optimises && !(problem.purchaseCost < choke)) {
    fault(
      "problem.purchaseCost",
      "purchaseCost",
      problem.purchaseCost,
      `below demandIntercept/demandSlope = ${choke}, or nothing can be sold at a gain`,
    );
  }

  const steps: [path: string, step: number][] = [];
  if (boundaries !== "continuous") steps.push(["boundaries.step", boundaries.step]);
  policies.forEach((policy, index) => {
    if ("step" in policy && policy.step !== undefined) steps.push([`policies.${index}.step`, policy.step]);
  });
  for (const [path, step] of steps) {
    const count = stepCount(horizon, step);
    if (count === undefined) {
      fault(path, "step", step, `a step that divides the horizon ${horizon} to 1e-9`);
    } else if (count > MOST_STEPS) {
      fault(path, "step", step, `at least a ${MOST_STEPS}th of the horizon ${horizon}`);
    }
  }
  return faults;
}
