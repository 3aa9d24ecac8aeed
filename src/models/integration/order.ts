import type { Stream } from "../../random/stream.ts";
import type { Customer } from "./customers.ts";
import type { Line } from "./line.ts";
import type { Tables } from "./tables.ts";
import { exponentialVariate, normalVariate } from "./variates.ts";

/**
 * Every random number of an order, drawn when it is created, in this order, whatever becomes of it: so the k-th
 * order of a customer can be compared between configurations. What few orders need is kept as the uniform or word
 * that was drawn, and looked up on demand. Times have mean 1 and are scaled where they are
 * used; tables may leave the support by 1e−9, so they are cut off at 0.
 */
export class OrderDraws {
  readonly visibility: number;
  readonly flow: number;
  readonly autoPass: number;
  readonly keyingError: number;
  readonly rework1: number;
  readonly rework2: number;
  readonly rework3: number;
  readonly invoice: number;
  readonly failedDelivery: number;
  readonly tolerance: number;
  readonly patience: number;
  private readonly entry1: number;
  private readonly entry2: number;
  private readonly entry3: number;
  readonly approval: number;
  readonly pick: number;
  readonly transit: number;
  private readonly dispute: number;
  readonly late: number;
  readonly inquiries: number;
  readonly urgent: number;
  readonly logistics: number;
  readonly complaint: number;
  private readonly complaintUniform: number;
  private readonly errorUniform: number;
  private readonly recordError: number;

  private readonly tables: Tables;

  constructor(stream: Stream, tables: Tables) {
    this.tables = tables;
    this.visibility = stream.uniform();
    this.flow = stream.uniform();
    this.autoPass = stream.uniform();
    this.keyingError = stream.uniform();
    this.rework1 = stream.uniform();
    this.rework2 = stream.uniform();
    this.rework3 = stream.uniform();
    this.invoice = stream.uniform();
    this.failedDelivery = stream.uniform();
    this.tolerance = exponentialVariate(1, stream.uniform());
    this.patience = exponentialVariate(1, stream.uniform());
    this.entry1 = stream.word();
    this.entry2 = stream.word();
    this.entry3 = stream.word();
    this.approval = exponentialVariate(1, stream.uniform());
    this.pick = exponentialVariate(1, stream.uniform());
    this.transit = Math.max(0, tables.transit.at(stream.word()));
    this.dispute = stream.word();
    this.late = exponentialVariate(1, stream.uniform());
    this.inquiries = stream.uniform();
    this.urgent = stream.uniform();
    this.logistics = stream.uniform();
    this.complaint = stream.uniform();
    this.complaintUniform = stream.uniform();
    this.errorUniform = stream.uniform();
    this.recordError = stream.uniform();
  }

  /** Does the order come back to the clerk after pass 1, 2 or 3? */
  reworked(pass: number, probability: number): boolean {
    return (pass === 1 ? this.rework1 : pass === 2 ? this.rework2 : this.rework3) < probability;
  }

  /** Entry time of pass 1, 2 or 3 with mean 1. */
  entry(pass: number): number {
    const word = pass === 1 ? this.entry1 : pass === 2 ? this.entry2 : this.entry3;
    return Math.max(0, this.tables.entry.at(word));
  }

  /** Dispute time with mean 1. */
  disputeTime(): number {
    return Math.max(0, this.tables.dispute.at(this.dispute));
  }

  /** Time to a complaint, and delay by a keying error, with mean 1. */
  complaintDelay(): number {
    return exponentialVariate(1, this.complaintUniform);
  }

  errorDelay(): number {
    return exponentialVariate(1, this.errorUniform);
  }

  /** Relative error of the stock record, standard normal. */
  recordDeviation(): number {
    return normalVariate(this.recordError);
  }
}

/** Where an order stands. */
export const OPEN = 0;
export const REJECTED = 1;
export const CANCELLED = 2;
export const DELIVERED = 3;

/** A sales order with its time stamps, in days; NaN where it has not come so far. */
export class SalesOrder {
  readonly customer: Customer;
  readonly line: Line;
  /** Number of the order among this customer's of this product; of the opportunity for projects. */
  readonly number: number;
  readonly project: boolean;
  readonly quantity: number;
  readonly draws: OrderDraws;
  readonly createdAt: number;
  readonly requestedAt: number;
  /** When the lead of a project came in. */
  leadAt = Number.NaN;
  promisedAt = Number.NaN;
  enteredAt = Number.NaN;
  allocatedAt = Number.NaN;
  shippedAt = Number.NaN;
  deliveredAt = Number.NaN;
  invoicedAt = Number.NaN;
  paidAt = Number.NaN;
  cancelledAt = Number.NaN;
  status = OPEN;
  visible = false;
  flow = false;
  automatic = false;
  carefullyShipped = false;
  consolidated = false;
  urgent = false;
  keyingError = false;
  notified = false;
  failed = false;
  passes = 0;
  /** Units still to be allocated. */
  need: number;
  /** Defective and recall-suspect units among those allocated, expected values. */
  defective = 0;
  suspect = 0;

  constructor(
    customer: Customer,
    line: Line,
    number: number,
    project: boolean,
    quantity: number,
    draws: OrderDraws,
    createdAt: number,
    requestedAt: number,
  ) {
    this.customer = customer;
    this.line = line;
    this.number = number;
    this.project = project;
    this.quantity = quantity;
    this.draws = draws;
    this.createdAt = createdAt;
    this.requestedAt = requestedAt;
    this.need = quantity;
  }
}
