import type { Calendar } from "../../engine/calendar.ts";
import { LABOUR, type Ledger, RECEIVABLES_CAPITAL } from "./ledger.ts";
import type { Meter } from "./meter.ts";
import type { SalesOrder } from "./order.ts";
import type { IntegrationProblem } from "./problem.ts";
import { nextMultiple } from "./timing.ts";

/** From shipping to payment: invoices, disputes, receivables. */
export class Cash {
  private readonly problem: IntegrationProblem;
  private readonly calendar: Calendar;
  private readonly ledger: Ledger;
  private readonly meter: Meter;
  private waiting: SalesOrder[] = [];
  private chargedTo = 0;

  constructor(world: {
    readonly problem: IntegrationProblem;
    readonly calendar: Calendar;
    readonly ledger: Ledger;
    readonly meter: Meter;
  }) {
    this.problem = world.problem;
    this.calendar = world.calendar;
    this.ledger = world.ledger;
    this.meter = world.meter;
  }

  /** Shipped goods are receivable, and an invoice is due: in the next run, or at once on the automatic path. */
  shipped(order: SalesOrder): void {
    const now = this.calendar.now;
    const { siloed, integrated } = this.problem;
    this.meter.receivables.add(order.quantity * order.line.product.price, now);
    if (order.flow) {
      this.calendar.schedule(now + integrated.invoiceDays, this.invoice, order);
    } else if (!(siloed.invoiceDays > 0)) {
      this.invoice(order);
    } else {
      if (this.waiting.length === 0) {
        this.waiting = [];
        this.calendar.schedule(nextMultiple(now, siloed.invoiceDays), this.run, this.waiting);
      }
      this.waiting.push(order);
    }
  }

  private readonly run = (orders: readonly SalesOrder[]): void => {
    this.waiting = [];
    for (const order of orders) this.invoice(order);
  };

  private readonly invoice = (order: SalesOrder): void => {
    const now = this.calendar.now;
    const { siloed, integrated, orderToCash, costs } = this.problem;
    order.invoicedAt = now;
    const wrong = order.draws.invoice < (order.flow ? integrated.invoiceError : siloed.invoiceError);
    const hours = (order.flow ? costs.automaticHours : costs.invoiceHours) + (wrong ? costs.disputeHours : 0);
    this.ledger.post(LABOUR, -hours * costs.wage, now);
    const amount = order.quantity * order.line.product.price;
    this.meter.invoicedAmount += amount;
    this.meter.openInvoices += amount;
    const dispute = wrong ? orderToCash.disputeDays * order.draws.disputeTime() : 0;
    const payment = now + orderToCash.termsDays + orderToCash.lateDays * order.draws.late + dispute;
    this.calendar.schedule(payment, this.collect, order);
  };

  private readonly collect = (order: SalesOrder): void => {
    const now = this.calendar.now;
    const { meter } = this;
    const amount = order.quantity * order.line.product.price;
    order.paidAt = now;
    meter.collectedAmount += amount;
    meter.openInvoices -= amount;
    meter.receivables.add(-amount, now);
    if (!meter.counts(order)) return;
    meter.paid++;
    meter.paidEntry += order.enteredAt - order.createdAt;
    meter.paidFulfilment += order.shippedAt - order.enteredAt;
    meter.paidInvoicing += order.invoicedAt - order.shippedAt;
    meter.paidCollection += now - order.invoicedAt;
  };

  /** Charges capital for receivables up to a time. @param now days */
  charge(now: number): void {
    const area = this.meter.receivables.areaTo(now);
    // The charge for a day is booked in that day's year, so just before midnight.
    this.ledger.post(
      RECEIVABLES_CAPITAL,
      (-(area - this.chargedTo) * this.problem.costs.capital) / 365,
      now - 0.5,
    );
    this.chargedTo = area;
  }
}
