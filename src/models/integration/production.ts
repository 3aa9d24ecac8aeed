import type { Calendar } from "../../engine/calendar.ts";
import type { Line } from "./line.ts";
import { type PlantPlanner, PRODUCTION } from "./planner.ts";
import { orderUpTo } from "./planning.ts";
import type { IntegrationProblem } from "./problem.ts";
import type { Stock } from "./stock.ts";
import { ARRIVAL } from "./timing.ts";

interface ProductionOrder {
  readonly line: Line;
  readonly quantity: number;
  readonly defective: number;
  readonly suspect: number;
}

/** The plant: daily release of production orders up to the planned level, within components and capacity. */
export class Production {
  private readonly problem: IntegrationProblem;
  private readonly calendar: Calendar;
  private readonly stock: Stock;

  constructor(problem: IntegrationProblem, calendar: Calendar, stock: Stock) {
    this.problem = problem;
    this.calendar = calendar;
    this.stock = stock;
  }

  /** @returns units released */
  release(line: Line, planner: PlantPlanner, day: number): number {
    const { productionLot, capacity } = line.product;
    const level = planner.level(PRODUCTION, day, this.problem.planning.safetyFactor);
    const wanted = orderUpTo(level, line.position(), productionLot);
    const quantity = Math.min(wanted, line.components, Math.floor(capacity));
    if (!(quantity > 0)) return 0;
    const part = quantity / line.components;
    const defective = line.defectiveComponents * part;
    const suspect = line.suspectComponents * part;
    line.defectiveComponents -= defective;
    line.suspectComponents -= suspect;
    line.components -= quantity;
    line.wip += quantity;
    const now = this.calendar.now;
    line.componentStock.add(-quantity, now);
    line.goods.add(quantity, now);
    const time = now + this.problem.supply.productionDays;
    line.receipts.push({ time, quantity });
    this.calendar.schedule(time, this.done, { line, quantity, defective, suspect }, ARRIVAL);
    return quantity;
  }

  private readonly done = (order: ProductionOrder): void => {
    order.line.received();
    this.stock.receive(order.line, order.quantity, order.defective, order.suspect);
  };
}
