import type { Plan } from "./plan.ts";
import { bestPlan } from "./prepare.ts";
import { isFeasible } from "./pricing/cell.ts";
import type { DeteriorationProblem, DeteriorationScenario } from "./problem.ts";
import { fluidFigures } from "./solve.ts";

/** A problem with how it is priced and where its cycles may begin. */
export type Case = Pick<DeteriorationScenario, "problem" | "pricing" | "boundaries">;

export type Parameter = keyof DeteriorationProblem;

/** What a plan comes to, by name; money as present worth. */
export interface Outputs {
  readonly totalProfit: number;
  readonly revenue: number;
  readonly holding: number;
  readonly purchase: number;
  readonly ordering: number;
  readonly cycles: number;
  /** Money per unit sold, on average. */
  readonly averagePrice: number;
  readonly averageInventory: number;
  readonly orderedUnits: number;
  readonly soldUnits: number;
  readonly spoiledUnits: number;
  /** Of the first cycle. */
  readonly firstLength: number;
  readonly firstPrice: number;
  readonly firstReplenishmentShare: number;
  readonly firstMaxInventory: number;
  readonly firstOrderQuantity: number;
  readonly firstReorderPoint: number | null;
  readonly firstProfit: number;
}

/** Every output of a plan. */
export function outputs(plan: Plan): Outputs {
  const { cycles, totalProfit } = plan;
  const fluid = fluidFigures(plan);
  const first = cycles[0]!;
  const revenue = cycles.reduce((sum, cycle) => sum + cycle.revenue, 0);
  const paid = cycles.reduce((sum, cycle) => sum + cycle.price * cycle.soldUnits, 0);
  return {
    totalProfit,
    revenue,
    ...fluid.costs,
    cycles: cycles.length,
    averagePrice: fluid.soldUnits > 0 ? paid / fluid.soldUnits : first.price,
    averageInventory: fluid.averageInventory,
    orderedUnits: fluid.orderedUnits,
    soldUnits: fluid.soldUnits,
    spoiledUnits: fluid.spoiledUnits,
    firstLength: first.end - first.start,
    firstPrice: first.price,
    firstReplenishmentShare: first.replenishmentTime / (first.end - first.start),
    firstMaxInventory: first.maxInventory,
    firstOrderQuantity: first.orderQuantity,
    firstReorderPoint: first.reorderPoint,
    firstProfit: first.profit,
  };
}

/** The outputs at one value of a parameter, or why there is no plan. */
export type SweepRow =
  | { readonly value: number; readonly outputs: Outputs }
  | { readonly value: number; readonly infeasible: string };

/**
 * One-way sensitivity: the best plan re-found at each value of a parameter, all else as it is.
 *
 * @param parameter which
 * @param values in its units; each valid by itself (see the field table)
 */
export function sweep(of: Case, parameter: Parameter, values: readonly number[]): SweepRow[] {
  return values.map((value) => {
    const problem = { ...of.problem, [parameter]: value };
    const plan = bestPlan(problem, of.pricing, of.boundaries);
    return isFeasible(plan) ? { value, outputs: outputs(plan) } : { value, infeasible: plan.infeasible };
  });
}

/** How far every output moves as one parameter moves down and up by the same share. */
export interface TornadoBar {
  readonly parameter: Parameter;
  readonly low: SweepRow;
  readonly high: SweepRow;
  /** |output at high − output at low|; null where either has no plan. */
  readonly swing: number | null;
}

export interface Tornado {
  readonly output: keyof Outputs;
  readonly base: Outputs;
  /** Largest swing first; bars without one last. */
  readonly bars: readonly TornadoBar[];
}

/**
 * Every parameter varied by itself, down and up by a share of its value. An instantaneous replenishment rate has
 * no value to vary; a parameter at 0 does not move.
 *
 * @param output the output by which bars are sorted
 * @param change the share, in (0, 1)
 * @returns undefined if the case itself has no plan
 */
export function tornado(
  of: Case,
  output: keyof Outputs = "totalProfit",
  change: number = 0.1,
): Tornado | undefined {
  const plan = bestPlan(of.problem, of.pricing, of.boundaries);
  if (!isFeasible(plan)) return undefined;
  const bars: TornadoBar[] = [];
  for (const parameter of Object.keys(of.problem) as Parameter[]) {
    const value = of.problem[parameter];
    if (value === null) continue;
    const [low, high] = sweep(of, parameter, [value * (1 - change), value * (1 + change)]) as [
      SweepRow,
      SweepRow,
    ];
    const at = (row: SweepRow) => ("outputs" in row ? row.outputs[output] : null);
    const [from, to] = [at(low), at(high)];
    bars.push({ parameter, low, high, swing: from === null || to === null ? null : Math.abs(to - from) });
  }
  bars.sort((a, b) => (b.swing ?? -1) - (a.swing ?? -1));
  return { output, base: outputs(plan), bars };
}
