import type { Calendar } from "../../engine/calendar.ts";
import { exp } from "../../numeric/elementary.ts";
import type { Stream } from "../../random/stream.ts";
import type { Streams } from "../../random/streams.ts";
import type { Environment } from "./environment.ts";
import type { Line } from "./line.ts";
import type { Meter } from "./meter.ts";
import { OrderDraws, SalesOrder } from "./order.ts";
import type { IntegrationProblem } from "./problem.ts";
import { purposes } from "./streams.ts";
import { type Tables, wholeUnits } from "./tables.ts";
import { exponentialVariate } from "./variates.ts";

/** Who orders. */
export interface Customer {
  readonly id: number;
  readonly region: number;
  active: boolean;
  satisfaction: number;
  readonly churn: Stream;
}

/** The orders of one customer for one product: arrival times are his own, whatever the firm does. */
interface Source {
  readonly customer: Customer;
  readonly line: Line;
  readonly stream: Stream;
  /** Orders per day at intensity 1. */
  readonly rate: number;
  /** Where he stands on the product's intensity clock. */
  clock: number;
  orders: number;
}

/**
 * Hazard of leaving, h(s) = h₀ e^{−k (s − s₀)}; 1/day.
 *
 * @param base h₀ @param sensitivity k @param satisfaction s @param reference s₀
 */
export function churnHazard(
  base: number,
  sensitivity: number,
  satisfaction: number,
  reference: number,
): number {
  return base * exp(-sensitivity * (satisfaction - reference));
}

/** Smoothing of experiences, s + η (score − s). */
export function smoothed(satisfaction: number, weight: number, score: number): number {
  return satisfaction + weight * (score - satisfaction);
}

/** The customers: they order, are pleased or not, leave, and tell others. */
export class Customers {
  readonly all: Customer[];
  private readonly problem: IntegrationProblem;
  private readonly tables: Tables;
  private readonly calendar: Calendar;
  private readonly streams: Streams;
  private readonly replication: number;
  private readonly environment: Environment;
  private readonly lines: readonly Line[];
  private readonly meter: Meter;
  private readonly end: number;
  private readonly place: (order: SalesOrder) => void;
  private readonly prospects: Stream;
  private prospectCount = 0;

  /** @param place takes each order that a customer places */
  constructor(world: {
    readonly problem: IntegrationProblem;
    readonly tables: Tables;
    readonly calendar: Calendar;
    readonly streams: Streams;
    readonly replication: number;
    readonly environment: Environment;
    readonly lines: readonly Line[];
    readonly meter: Meter;
    readonly end: number;
    readonly place: (order: SalesOrder) => void;
    /** Receives the customers, in the order in which they come. */
    readonly all: Customer[];
  }) {
    this.all = world.all;
    this.problem = world.problem;
    this.tables = world.tables;
    this.calendar = world.calendar;
    this.streams = world.streams;
    this.replication = world.replication;
    this.environment = world.environment;
    this.lines = world.lines;
    this.meter = world.meter;
    this.end = world.end;
    this.place = world.place;
    this.prospects = this.streams.stream({ purpose: purposes.prospects, replication: this.replication });
    for (let id = 0; id < this.problem.customers.initial; id++) this.join(id);
    this.nextProspect();
  }

  /** An experience changes what a customer thinks. @param score in [0, 1] */
  experience(customer: Customer, score: number): void {
    customer.satisfaction = smoothed(
      customer.satisfaction,
      this.problem.customers.satisfactionSmoothing,
      score,
    );
    if (this.meter.measures(this.calendar.now)) {
      this.meter.experiences++;
      this.meter.satisfaction += score;
    }
  }

  /** Mean satisfaction of the active customers; the reference if there are none. */
  meanSatisfaction(): number {
    let sum = 0;
    let count = 0;
    for (const customer of this.all) {
      if (!customer.active) continue;
      sum += customer.satisfaction;
      count++;
    }
    return count > 0 ? sum / count : this.problem.customers.referenceSatisfaction;
  }

  private join(id: number): void {
    const { customers } = this.problem;
    const { replication, streams } = this;
    const now = this.calendar.now;
    const attributes = streams.stream({ purpose: purposes.customer, replication, a: id });
    const customer: Customer = {
      id,
      region: Math.floor(attributes.uniform() * customers.regions),
      active: true,
      satisfaction: customers.referenceSatisfaction,
      churn: streams.stream({ purpose: purposes.churn, replication, a: id }),
    };
    this.all.push(customer);
    this.meter.activeCustomers.add(1, now);
    for (const line of this.lines) {
      const rate = line.product.orderRate * Math.max(0, this.tables.customerRate.at(attributes.word()));
      if (!(rate > 0)) continue;
      const source: Source = {
        customer,
        line,
        rate,
        stream: streams.stream({ purpose: purposes.orderTimes, replication, a: id, b: line.index }),
        clock: this.environment.intensity[line.index]!.integral(now),
        orders: 0,
      };
      this.next(source, now);
    }
    this.calendar.schedule(now + customers.churnReviewDays, this.reconsider, customer);
  }

  private next(source: Source, now: number): void {
    source.clock += exponentialVariate(1 / source.rate, source.stream.uniform());
    const time = this.environment.intensity[source.line.index]!.timeOf(source.clock, Math.floor(now));
    if (time < this.end) this.calendar.schedule(Math.max(time, now), this.order, source);
  }

  private readonly order = (source: Source): void => {
    const { customer, line } = source;
    if (!customer.active) return;
    const now = this.calendar.now;
    const stream = this.streams.stream({
      purpose: purposes.order,
      replication: this.replication,
      a: customer.id,
      b: source.orders,
      c: line.index,
    });
    const quantity = wholeUnits(this.tables.orderSize[line.index]!.at(stream.word()));
    const draws = new OrderDraws(stream, this.tables);
    const requested = now + this.problem.service.requestDays;
    this.place(new SalesOrder(customer, line, source.orders++, false, quantity, draws, now, requested));
    this.next(source, now);
  };

  private readonly reconsider = (customer: Customer): void => {
    const {
      churnHazard: base,
      churnSensitivity,
      referenceSatisfaction,
      churnReviewDays,
    } = this.problem.customers;
    const hazard = churnHazard(base, churnSensitivity, customer.satisfaction, referenceSatisfaction);
    if (customer.churn.uniform() >= exp(-churnReviewDays * hazard)) {
      customer.active = false;
      this.meter.activeCustomers.add(-1, this.calendar.now);
      if (this.meter.measures(this.calendar.now)) this.meter.churned++;
      return;
    }
    this.calendar.schedule(this.calendar.now + churnReviewDays, this.reconsider, customer);
  };

  private nextProspect(): void {
    const rate = this.problem.customers.acquisitionRate;
    if (!(rate > 0)) return;
    const gap = exponentialVariate(0.5 / rate, this.prospects.uniform());
    const chance = this.prospects.uniform();
    this.calendar.schedule(this.calendar.now + gap, this.prospect, chance);
  }

  /** Prospects come at twice the base rate; word of mouth decides who stays. */
  private readonly prospect = (chance: number): void => {
    const { wordOfMouth, referenceSatisfaction, initial } = this.problem.customers;
    const id = initial + this.prospectCount++;
    const accept = (1 + wordOfMouth * (this.meanSatisfaction() - referenceSatisfaction)) / 2;
    if (chance < accept) {
      this.join(id);
      if (this.meter.measures(this.calendar.now)) this.meter.acquired++;
    }
    this.nextProspect();
  };
}
