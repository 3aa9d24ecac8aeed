import { Inadmissible } from "../../contract/inadmissible.ts";
import type { OwnFunctions } from "../../contract/model.ts";
import { cycleTable, grid, type InfeasibleCycle, type Plan, type PlannedCycle } from "./plan.ts";
import { bestPlan, prepare, steps } from "./prepare.ts";
import { type Infeasible, isFeasible } from "./pricing/cell.ts";
import { pricer } from "./pricing/pricer.ts";
import type { DeteriorationScenario, PricingName } from "./problem.ts";

/** What a plan comes to if everything goes as the differential equations say; the twin's figures at scale ∞. */
export interface FluidFigures {
  readonly profit: number;
  readonly spoiledUnits: number;
  readonly lostUnits: number;
  readonly leftoverUnits: number;
  readonly averageInventory: number;
  readonly soldUnits: number;
  readonly orderedUnits: number;
  readonly orders: number;
  readonly costs: { readonly holding: number; readonly purchase: number; readonly ordering: number };
}

export interface DeteriorationSolution extends Plan {
  readonly model: "deterioration";
  readonly fluid: FluidFigures;
}

/** The fluid figures of a plan. */
export function fluidFigures({ totalProfit, cycles }: Plan): FluidFigures {
  const sum = (of: (cycle: PlannedCycle) => number) => cycles.reduce((total, cycle) => total + of(cycle), 0);
  return {
    profit: totalProfit,
    spoiledUnits: sum((cycle) => cycle.spoiledUnits),
    lostUnits: 0,
    leftoverUnits: 0,
    averageInventory: sum((cycle) => cycle.inventoryTime) / cycles[cycles.length - 1]!.end,
    soldUnits: sum((cycle) => cycle.soldUnits),
    orderedUnits: sum((cycle) => cycle.orderQuantity),
    orders: cycles.length,
    costs: {
      holding: sum((cycle) => cycle.holding),
      purchase: sum((cycle) => cycle.purchase),
      ordering: sum((cycle) => cycle.ordering),
    },
  };
}

/**
 * The best plan of a scenario under its pricing and boundaries.
 *
 * @throws Inadmissible where no sequence of feasible cycles covers the horizon
 */
export function solve({ problem, pricing, boundaries }: DeteriorationScenario): DeteriorationSolution {
  const plan = bestPlan(problem, pricing, boundaries);
  if (!isFeasible(plan)) {
    const message = `invalid horizon: ${problem.horizon}; ${plan.infeasible}`;
    throw new Inadmissible([{ path: "problem.horizon", message }]);
  }
  return { model: "deterioration", ...plan, fluid: fluidFigures(plan) };
}

/**
 * Every candidate cycle [start, end] of the grid under the scenario's pricing, by end, then start: the paper's
 * Table I. With continuous boundaries, on tenths of the horizon.
 */
export function table({
  problem,
  pricing,
  boundaries,
}: DeteriorationScenario): (PlannedCycle | InfeasibleCycle)[] {
  const count = steps(problem, boundaries);
  return typeof count === "number" ? cycleTable(problem, grid(problem, pricer(problem, pricing), count)) : [];
}

/** The best plan under each pricing, on the scenario's boundaries, for comparing what each is worth. */
export function pricings({
  problem,
  boundaries,
}: DeteriorationScenario): Record<PricingName, Plan | Infeasible> {
  return {
    published: bestPlan(problem, "published", boundaries),
    optimal: bestPlan(problem, "optimal", boundaries),
    varying: bestPlan(problem, "varying", boundaries),
  };
}

/** A policy of the scenario with its plan and what that comes to without noise; a user's own has neither. */
export interface PolicyPlan {
  readonly kind: string;
  readonly label: string;
  readonly plan?: Plan;
  readonly fluid?: FluidFigures;
}

/**
 * The plans behind the scenario's policies (view `policyPlans`).
 *
 * @throws Inadmissible where a policy finds no plan
 */
export function policyPlans(scenario: DeteriorationScenario, own?: OwnFunctions): PolicyPlan[] {
  return prepare(scenario, own).map((policy) => {
    const { kind, label } = policy;
    return "plan" in policy
      ? { kind, label, plan: policy.plan, fluid: fluidFigures(policy.plan) }
      : { kind, label };
  });
}
