import type { Calendar } from "../../engine/calendar.ts";
import { Station } from "../../engine/station.ts";
import type { Cash } from "./cash.ts";
import { FREIGHT, type Ledger } from "./ledger.ts";
import type { Meter } from "./meter.ts";
import type { SalesOrder } from "./order.ts";
import type { IntegrationProblem } from "./problem.ts";
import type { Stock } from "./stock.ts";

/** Cost of a tour of n stops, K (1 + f (n − 1)); 0 without stops. @param first K @param further f @param stops n */
export function tourCost(first: number, further: number, stops: number): number {
  return stops > 0 ? first * (1 + further * (stops - 1)) : 0;
}

/** The next dispatch at noon, t = k + ½. @param now days */
export function nextDispatch(now: number): number {
  return Math.floor(now + 0.5) + 0.5;
}

/** From allocated units to a delivery under way: picking, dispatch, transit. */
export class Dispatch {
  readonly pickers: Station<SalesOrder>;
  private readonly problem: IntegrationProblem;
  private readonly calendar: Calendar;
  private readonly ledger: Ledger;
  private readonly meter: Meter;
  private readonly cash: Cash;
  private readonly stock: () => Stock;
  private readonly deliver: (order: SalesOrder) => void;
  /** Orders waiting for the next consolidated tour, by region. */
  private readonly tours: SalesOrder[][];

  constructor(world: {
    readonly problem: IntegrationProblem;
    readonly calendar: Calendar;
    readonly ledger: Ledger;
    readonly meter: Meter;
    readonly cash: Cash;
    readonly stock: () => Stock;
    /** Called when an order reaches the customer. */
    readonly deliver: (order: SalesOrder) => void;
  }) {
    this.problem = world.problem;
    this.calendar = world.calendar;
    this.ledger = world.ledger;
    this.meter = world.meter;
    this.cash = world.cash;
    this.stock = world.stock;
    this.deliver = world.deliver;
    this.tours = Array.from({ length: this.problem.customers.regions }, () => []);
    this.pickers = new Station<SalesOrder>(this.calendar, {
      servers: this.problem.orderToCash.pickers,
      onFinish: (order) => this.picked(order),
    });
  }

  /** An order has all its units and may be picked. */
  pick(order: SalesOrder): void {
    this.pickers.arrive(order, this.problem.orderToCash.pickDays * order.draws.pick);
  }

  private picked(order: SalesOrder): void {
    const now = this.calendar.now;
    if (!order.consolidated) {
      this.ledger.post(FREIGHT, -this.problem.costs.shipment, now);
      this.ship(order);
      return;
    }
    const { region } = order.customer;
    const tour = this.tours[region]!;
    tour.push(order);
    if (tour.length === 1) this.calendar.schedule(nextDispatch(now), this.depart, region);
  }

  private readonly depart = (region: number): void => {
    const tour = this.tours[region]!;
    this.tours[region] = [];
    const { shipment, furtherStop } = this.problem.costs;
    this.ledger.post(FREIGHT, -tourCost(shipment, furtherStop, tour.length), this.calendar.now);
    for (const order of tour) this.ship(order);
  };

  private ship(order: SalesOrder): void {
    const now = this.calendar.now;
    const { orderToCash, costs, siloed, integrated } = this.problem;
    order.shippedAt = now;
    this.stock().ship(order);
    this.ledger.post(FREIGHT, -costs.freightUnit * order.quantity, now);
    this.cash.shipped(order);
    const failing = order.carefullyShipped ? integrated.failedDelivery : siloed.failedDelivery;
    order.failed = order.draws.failedDelivery < failing;
    if (order.visible && !order.notified && now + orderToCash.transitDays > order.promisedAt) {
      order.notified = true;
      if (this.meter.measures(now)) this.meter.notices++;
    }
    const transit =
      orderToCash.transitDays * order.draws.transit +
      (order.failed ? orderToCash.redeliveryDays : 0) +
      (order.keyingError ? orderToCash.errorDays * order.draws.errorDelay() : 0);
    this.calendar.schedule(now + transit, this.deliver, order);
  }
}
