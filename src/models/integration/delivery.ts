import type { Calendar } from "../../engine/calendar.ts";
import type { Customers } from "./customers.ts";
import {
  COST_OF_GOODS,
  INQUIRIES,
  KEYING_ERRORS,
  type Ledger,
  PENALTIES,
  REDELIVERY,
  REFUNDS,
  REVENUE,
} from "./ledger.ts";
import type { Meter } from "./meter.ts";
import { DELIVERED, type SalesOrder } from "./order.ts";
import type { OrderDesk } from "./orders.ts";
import type { IntegrationProblem } from "./problem.ts";
import type { Quality } from "./quality.ts";
import type { Quotes } from "./quotes.ts";
import { poissonVariate } from "./variates.ts";

/**
 * What a delivery is worth to the customer,
 * max(0, 1 − ½ min(1, late/5)·(0.6 if notified) − ¼ min(1, late to request/10) − 0.3 if wrong).
 *
 * @param late days after the promised time, ≥ 0
 * @param lateToRequest days after the requested time, ≥ 0
 */
export function deliveryScore(
  late: number,
  lateToRequest: number,
  notified: boolean,
  wrong: boolean,
): number {
  return Math.max(
    0,
    1 -
      0.5 * Math.min(1, late / 5) * (notified ? 0.6 : 1) -
      0.25 * Math.min(1, lateToRequest / 10) -
      (wrong ? 0.3 : 0),
  );
}

/** Late penalty as a share of the order value, min(cap, rate × days late). */
export function penaltyShare(late: number, rate: number, cap: number): number {
  return Math.min(cap, rate * late);
}

/** What happens when an order reaches the customer: money, inquiries, satisfaction, complaints. */
export class Delivery {
  private readonly problem: IntegrationProblem;
  private readonly calendar: Calendar;
  private readonly ledger: Ledger;
  private readonly meter: Meter;
  private readonly quotes: Quotes;
  private readonly quality: Quality;
  private readonly desk: () => OrderDesk;
  private readonly customers: () => Customers;
  private readonly answered: number;

  constructor(world: {
    readonly problem: IntegrationProblem;
    readonly calendar: Calendar;
    readonly ledger: Ledger;
    readonly meter: Meter;
    readonly quotes: Quotes;
    readonly quality: Quality;
    readonly desk: () => OrderDesk;
    readonly customers: () => Customers;
    /** Share of inquiries that self-service answers. */
    readonly deflection: number;
  }) {
    this.problem = world.problem;
    this.calendar = world.calendar;
    this.ledger = world.ledger;
    this.meter = world.meter;
    this.quotes = world.quotes;
    this.quality = world.quality;
    this.desk = world.desk;
    this.customers = world.customers;
    this.answered = 1 - world.deflection;
  }

  readonly arrive = (order: SalesOrder): void => {
    const now = this.calendar.now;
    order.deliveredAt = now;
    order.status = DELIVERED;
    this.quotes.delivered(order);
    this.desk().count(-1);
    const late = Math.max(0, now - order.promisedAt);
    this.settle(order, late, now);
    this.inquire(order, late, now);
    const score = deliveryScore(
      late,
      Math.max(0, now - order.requestedAt),
      order.notified,
      order.keyingError,
    );
    this.customers().experience(order.customer, score);
    this.quality.delivered(order);
    if (this.meter.counts(order)) this.count(order, now);
  };

  private settle(order: SalesOrder, late: number, now: number): void {
    const { ledger } = this;
    const { costs } = this.problem;
    const { price, materialCost, conversionCost } = order.line.product;
    const value = order.quantity * price;
    ledger.post(REVENUE, value, now);
    ledger.post(COST_OF_GOODS, -order.quantity * (materialCost + conversionCost), now);
    ledger.post(REFUNDS, -costs.refund * order.defective * price, now);
    if (late > 0) ledger.post(PENALTIES, -value * penaltyShare(late, costs.penalty, costs.penaltyCap), now);
    if (order.failed) ledger.post(REDELIVERY, -costs.redelivery, now);
    if (order.keyingError) ledger.post(KEYING_ERRORS, -costs.keyingError, now);
  }

  private inquire(order: SalesOrder, late: number, now: number): void {
    const { costs } = this.problem;
    const expected =
      (costs.inquiryRate + costs.inquiryLateRate * Math.min(20, late) * (order.notified ? 0.4 : 1)) *
      (order.visible ? this.answered : 1);
    const inquiries = poissonVariate(expected, order.draws.inquiries);
    if (inquiries === 0) return;
    this.ledger.post(INQUIRIES, -inquiries * (order.visible ? costs.inquirySelfService : costs.inquiry), now);
    if (this.meter.measures(now)) this.meter.inquiries += inquiries;
  }

  private count(order: SalesOrder, now: number): void {
    const { meter } = this;
    meter.delivered++;
    if (!order.keyingError && now <= order.promisedAt) meter.onTimePromise++;
    if (!order.keyingError && now <= order.requestedAt) meter.onTimeRequest++;
    meter.leadTime += now - order.createdAt;
    meter.transit += now - order.shippedAt;
    if (order.failed) meter.failedDeliveries++;
  }
}
