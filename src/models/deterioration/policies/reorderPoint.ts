import type { CycleDecision, PlannedPolicy } from "../policy.ts";
import type { Infeasible } from "../pricing/cell.ts";
import type { DeteriorationProblem } from "../problem.ts";
import { optimal } from "./optimal.ts";

/**
 * The optimal plan on a grid of `count` steps, driven by the stock rather than the clock.
 *
 * When the stock comes to the reorder point of the cycle in force (eqs. (6), (7)), the next cycle's quantity is
 * ordered; it starts to arrive a lead time later, and with it the next cycle and its price. What is left then is
 * kept. The plan's last cycle orders nothing more.
 */
export function reorderPoint(problem: DeteriorationProblem, count: number): PlannedPolicy | Infeasible {
  const base = optimal(problem, count);
  if ("infeasible" in base) return base;
  const decisions = base.plan.cycles.map((cycle): CycleDecision => {
    const fallingLeg = cycle.end - cycle.start - cycle.replenishmentTime;
    return {
      price: cycle.price,
      orderQuantity: cycle.orderQuantity,
      renewal:
        cycle.reorderPoint === null
          ? { kind: "never" }
          : {
              kind: "level",
              level: cycle.reorderPoint,
              leg: problem.leadTime <= fallingLeg ? "falling" : "rising",
            },
    };
  });
  return {
    kind: "reorderPoint",
    label: "Reorder point",
    plan: base.plan,
    decide: ({ cycle }) => decisions[cycle]!,
  };
}
