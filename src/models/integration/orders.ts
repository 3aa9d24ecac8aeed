import type { Calendar } from "../../engine/calendar.ts";
import { Station } from "../../engine/station.ts";
import type { Adoption } from "./adoption.ts";
import type { Customers } from "./customers.ts";
import { autoPassChance, keyingErrorChance } from "./dataQuality.ts";
import { LABOUR, type Ledger } from "./ledger.ts";
import { LOGISTICS, ORDER_FLOW, VISIBILITY } from "./levers.ts";
import type { Meter } from "./meter.ts";
import { CANCELLED, REJECTED, type SalesOrder } from "./order.ts";
import type { PlantPlanner } from "./planner.ts";
import type { Quotes } from "./quotes.ts";
import { type Setting, strategyOf } from "./setting.ts";
import type { Stock } from "./stock.ts";
import { nextMultiple } from "./timing.ts";

/** More accepted orders than this cannot be open at once; more are refused and reported, so that an overloaded
 * station slows the chain down without filling the memory. */
export const OPEN_ORDER_LIMIT = 20_000;

/** From the customer's wish to an order in the ERP: quote, entry with rework, approval, cancellation. */
export class OrderDesk {
  readonly clerks: Station<SalesOrder>;
  private readonly setting: Setting;
  private readonly calendar: Calendar;
  private readonly adoption: Adoption;
  private readonly ledger: Ledger;
  private readonly meter: Meter;
  private readonly quotes: Quotes;
  private readonly stock: Stock;
  private readonly planners: readonly PlantPlanner[];
  private readonly customers: () => Customers;
  private readonly trace: ((order: SalesOrder) => void) | undefined;
  private waiting: SalesOrder[] = [];
  private open = 0;
  private readonly autoPass: number;
  private readonly automaticError: number;

  constructor(world: {
    readonly setting: Setting;
    readonly calendar: Calendar;
    readonly adoption: Adoption;
    readonly ledger: Ledger;
    readonly meter: Meter;
    readonly quotes: Quotes;
    readonly stock: Stock;
    readonly planners: readonly PlantPlanner[];
    /** The customers, who are made after the desk they order at. */
    readonly customers: () => Customers;
    /** Sees every order that is placed. */
    readonly trace: ((order: SalesOrder) => void) | undefined;
  }) {
    this.setting = world.setting;
    this.calendar = world.calendar;
    this.adoption = world.adoption;
    this.ledger = world.ledger;
    this.meter = world.meter;
    this.quotes = world.quotes;
    this.stock = world.stock;
    this.planners = world.planners;
    this.customers = world.customers;
    this.trace = world.trace;
    const { problem, addOns } = world.setting;
    const { level } = problem.dataQuality;
    this.autoPass = Math.min(1, autoPassChance(problem.integrated.autoPass, level) + (addOns.ai ? 0.03 : 0));
    this.automaticError = keyingErrorChance(problem.integrated.keyingError, level);
    this.clerks = new Station<SalesOrder>(this.calendar, {
      servers: problem.orderToCash.clerks,
      onFinish: (order) => this.typed(order),
    });
  }

  /** A customer places an order. */
  place(order: SalesOrder): void {
    const { adoption, calendar, meter } = this;
    const now = calendar.now;
    const { draws } = order;
    const { service, orderToCash, siloed } = this.setting.problem;
    this.trace?.(order);
    this.planners[order.line.index]!.created(order);
    order.visible = draws.visibility < adoption.level(VISIBILITY, now);
    order.flow = draws.flow < adoption.level(ORDER_FLOW, now);
    order.automatic = order.flow && draws.autoPass < this.autoPass;
    order.urgent = draws.urgent < orderToCash.urgentShare;
    order.carefullyShipped = draws.logistics < adoption.level(LOGISTICS, now);
    order.consolidated = order.carefullyShipped && !order.urgent;
    order.keyingError = draws.keyingError < (order.flow ? this.automaticError : siloed.keyingError);
    order.promisedAt = this.quotes.quote(order, now);
    const refused = this.open >= OPEN_ORDER_LIMIT;
    if (refused || order.promisedAt - order.requestedAt > draws.tolerance * service.quoteToleranceDays) {
      order.status = REJECTED;
      if (meter.counts(order)) meter.rejected++;
      if (refused && meter.counts(order)) meter.refused++;
      this.customers().experience(order.customer, 0.5);
      return;
    }
    this.count(1);
    if (order.flow) this.pay(this.setting.problem.costs.automaticHours);
    if (order.automatic) calendar.schedule(now + strategyOf(this.setting).latency, this.type, order);
    else if (order.flow) this.queueForEntry(order);
    else this.waitForExport(order, now);
  }

  /** An order left the firm's hands. @param change −1 */
  count(change: number): void {
    this.open += change;
    this.meter.openOrders.add(change, this.calendar.now);
  }

  private waitForExport(order: SalesOrder, now: number): void {
    const { syncDays } = this.setting.problem.siloed;
    if (!(syncDays > 0)) {
      this.queueForEntry(order);
      return;
    }
    if (this.waiting.length === 0) {
      this.waiting = [order];
      this.calendar.schedule(nextMultiple(now, syncDays), this.export, this.waiting);
    } else {
      this.waiting.push(order);
    }
  }

  private readonly export = (orders: readonly SalesOrder[]): void => {
    this.waiting = [];
    for (const order of orders) this.queueForEntry(order);
  };

  private queueForEntry(order: SalesOrder): void {
    order.passes++;
    const { entryDays } = this.setting.problem.orderToCash;
    const burden = this.adoption.burden(ORDER_FLOW, this.calendar.now);
    this.clerks.arrive(order, entryDays * burden * order.draws.entry(order.passes));
  }

  private typed(order: SalesOrder): void {
    const { orderToCash, costs } = this.setting.problem;
    this.pay(costs.entryHours);
    const again = order.passes < orderToCash.passes && order.draws.reworked(order.passes, orderToCash.rework);
    if (again) this.queueForEntry(order);
    else this.type(order);
  }

  /** Typed or passed automatically; approval remains. */
  private readonly type = (order: SalesOrder): void => {
    const { siloed, integrated } = this.setting.problem;
    const mean = order.flow ? integrated.approvalDays : siloed.approvalDays;
    this.calendar.schedule(this.calendar.now + mean * order.draws.approval, this.enter, order);
  };

  private readonly enter = (order: SalesOrder): void => {
    const { meter, calendar } = this;
    const now = calendar.now;
    const { patienceDays, projectPatienceFactor } = this.setting.problem.service;
    const patience = patienceDays * (order.project ? projectPatienceFactor : 1) * order.draws.patience;
    const deadline = order.promisedAt + patience;
    // A customer whose patience ended while his order waited for entry is noticed here.
    if (deadline <= now) {
      order.status = CANCELLED;
      this.lose(order);
      return;
    }
    order.enteredAt = now;
    this.quotes.entered(order);
    this.planners[order.line.index]!.entered(order, now);
    const filled = this.stock.enter(order);
    if (meter.measures(now)) {
      meter.unitsEntered += order.quantity;
      meter.unitsFilled += filled;
    }
    if (meter.counts(order)) {
      meter.entered++;
      meter.entryLag += now - order.createdAt;
      meter.planLag += Math.ceil(now) - order.createdAt;
    }
    if (order.need > 0) calendar.schedule(deadline, this.expire, order);
  };

  private readonly expire = (order: SalesOrder): void => {
    if (order.need === 0) return;
    this.stock.withdraw(order);
    this.lose(order);
  };

  private lose(order: SalesOrder): void {
    order.cancelledAt = this.calendar.now;
    if (this.meter.counts(order)) this.meter.cancelled++;
    this.count(-1);
    this.customers().experience(order.customer, 0);
  }

  private pay(hours: number): void {
    this.ledger.post(LABOUR, -hours * this.setting.problem.costs.wage, this.calendar.now);
  }
}
