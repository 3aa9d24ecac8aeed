import type { Calendar } from "../../engine/calendar.ts";
import type { Line } from "./line.ts";
import type { Meter } from "./meter.ts";
import { CANCELLED, type SalesOrder } from "./order.ts";

/** Allocates finished goods to orders: unit by unit, first come first served. */
export class Stock {
  private readonly calendar: Calendar;
  private readonly meter: Meter;
  private readonly allocated: (order: SalesOrder) => void;

  /** @param allocated called once an order has all its units */
  constructor(calendar: Calendar, meter: Meter, allocated: (order: SalesOrder) => void) {
    this.calendar = calendar;
    this.meter = meter;
    this.allocated = allocated;
  }

  /** An order enters the ERP and joins the queue. @returns units it got at once */
  enter(order: SalesOrder): number {
    const { line } = order;
    const now = this.calendar.now;
    line.backlog += order.need;
    line.shortage.add(order.need, now);
    line.queue.push(order);
    this.allocate(line);
    return order.quantity - order.need;
  }

  /** Hands out what is free. */
  allocate(line: Line): void {
    const now = this.calendar.now;
    while (line.head < line.queue.length) {
      const order = line.queue[line.head]!;
      if (order.status !== CANCELLED) {
        const take = Math.min(order.need, line.onHand);
        if (take > 0) this.take(line, order, take, now);
        if (order.need > 0) break;
        order.allocatedAt = now;
        line.head++;
        this.allocated(order);
      } else {
        line.head++;
      }
    }
    if (line.head > 64 && 2 * line.head > line.queue.length) {
      line.queue = line.queue.slice(line.head);
      line.head = 0;
    }
  }

  private take(line: Line, order: SalesOrder, units: number, now: number): void {
    const part = units / line.onHand;
    const defective = line.defectiveGoods * part;
    const suspect = line.suspectGoods * part;
    line.defectiveGoods -= defective;
    line.suspectGoods -= suspect;
    order.defective += defective;
    order.suspect += suspect;
    order.need -= units;
    line.onHand -= units;
    line.reserved += units;
    line.backlog -= units;
    line.shortage.add(-units, now);
  }

  /** A customer gives up waiting: his units are free again. Only for orders in the queue. */
  withdraw(order: SalesOrder): void {
    const { line } = order;
    const now = this.calendar.now;
    const units = order.quantity - order.need;
    order.status = CANCELLED;
    line.backlog -= order.need;
    line.shortage.add(-order.need, now);
    line.reserved -= units;
    line.onHand += units;
    line.defectiveGoods += order.defective;
    line.suspectGoods += order.suspect;
    this.allocate(line);
  }

  /** New goods from production. */
  receive(line: Line, units: number, defective: number, suspect: number): void {
    line.wip -= units;
    line.onHand += units;
    line.defectiveGoods += defective;
    line.suspectGoods += suspect;
    this.allocate(line);
  }

  /** An order's units leave the house. */
  ship(order: SalesOrder): void {
    const { line } = order;
    line.reserved -= order.quantity;
    line.shippedUnits += order.quantity;
    line.goods.add(-order.quantity, this.calendar.now);
    if (this.meter.measures(this.calendar.now)) {
      this.meter.deliveredUnits += order.quantity;
      this.meter.defectiveUnits += order.defective;
    }
  }
}
