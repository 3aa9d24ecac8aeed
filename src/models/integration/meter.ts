import { Level } from "./level.ts";
import type { SalesOrder } from "./order.ts";

/** Counts and sums of one run, from the end of the warm-up on. Orders count from the day they were created. */
export class Meter {
  readonly from: number;
  /** Orders created after the warm-up and what became of them. */
  rejected = 0;
  refused = 0;
  cancelled = 0;
  delivered = 0;
  onTimePromise = 0;
  onTimeRequest = 0;
  leadTime = 0;
  transit = 0;
  /** Orders entered, with their lag; units entered and those allocated at once. */
  entered = 0;
  entryLag = 0;
  planLag = 0;
  unitsEntered = 0;
  unitsFilled = 0;
  /** Orders paid, with the four parts of their order-to-cash time. */
  paid = 0;
  paidEntry = 0;
  paidFulfilment = 0;
  paidInvoicing = 0;
  paidCollection = 0;
  inquiries = 0;
  notices = 0;
  failedDeliveries = 0;
  experiences = 0;
  satisfaction = 0;
  deliveredUnits = 0;
  defectiveUnits = 0;
  purchasedUnits = 0;
  backupUnits = 0;
  spoiledUnits = 0;
  disruptions = 0;
  disruptionResponse = 0;
  excursions = 0;
  excursionDetection = 0;
  falseAlarms = 0;
  recalledUnits = 0;
  churned = 0;
  acquired = 0;
  /** Orders accepted and not yet delivered or cancelled; active customers; receivables. */
  readonly openOrders: Level;
  readonly activeCustomers: Level;
  readonly receivables: Level;
  /** Sums that must agree: invoiced = collected + not yet paid. */
  invoicedAmount = 0;
  collectedAmount = 0;
  openInvoices = 0;

  constructor(from: number) {
    this.from = from;
    this.openOrders = new Level(0, from);
    this.activeCustomers = new Level(0, from);
    this.receivables = new Level(0, from);
  }

  /** Does this order belong to the measured ones? */
  counts(order: SalesOrder): boolean {
    return order.createdAt >= this.from;
  }

  /** Is this time measured? */
  measures(time: number): boolean {
    return time >= this.from;
  }
}
