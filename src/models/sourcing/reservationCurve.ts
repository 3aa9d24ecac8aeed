import { baseStock, baseStockAt } from "./policies/baseStock.ts";
import type { SourcingScenario } from "./problem.ts";
import type { ReservationCurve } from "./results.ts";
import { sourcingSystem } from "./system.ts";
import { optimalOrdering, type Values } from "./valueIteration.ts";

/** Most points of the curve. */
const POINTS = 60;

/** Z(R) from no reservation to well beyond mean demand, with optimal ordering and with the base stock. */
export function reservationCurve({ problem, lattice }: SourcingScenario): ReservationCurve {
  const system = sourcingSystem(problem, lattice);
  const { demandHigh, demandMean, step } = system;
  const top = Math.max(1, Math.min(demandHigh, Math.ceil(2 * demandMean)));
  const stride = Math.ceil(top / POINTS);
  const level = baseStock(system).levels.contract;
  const reservation: number[] = [];
  const optimal: number[] = [];
  const single: number[] = [];
  let start: Values | undefined;
  for (let r = 0; r <= top; r += stride) {
    const ordering = optimalOrdering(system, r, { start });
    start = ordering.values;
    reservation.push(r * step);
    optimal.push(ordering.averageCost);
    single.push(baseStockAt(system, r, level).evaluation.kpis.averageCost);
  }
  return { reservation, optimal, baseStock: single };
}
