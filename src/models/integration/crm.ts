import type { Calendar } from "../../engine/calendar.ts";
import type { Stream } from "../../random/stream.ts";
import type { Streams } from "../../random/streams.ts";
import type { Customer } from "./customers.ts";
import { ghostChance, quantityNoise, recordedChance } from "./dataQuality.ts";
import type { Line } from "./line.ts";
import { OrderDraws, SalesOrder } from "./order.ts";
import type { IntegrationProblem } from "./problem.ts";
import { purposes } from "./streams.ts";
import { type Tables, wholeUnits } from "./tables.ts";
import { exponentialVariate, lognormalVariate } from "./variates.ts";

const STAGES = 3;

/** A sales opportunity; all its random numbers are drawn when the lead comes in. */
interface Opportunity {
  readonly id: number;
  readonly createdAt: number;
  readonly quantity: number;
  /** Quantity in the CRM; 0 if nobody recorded the opportunity. */
  readonly recorded: number;
  readonly slot: number;
  readonly times: readonly number[];
  readonly advance: readonly number[];
  readonly ghost: number;
  readonly ghostTime: number;
  stage: number;
}

/** Leads, stages and wins, and what the CRM knows of them. */
export class Pipeline {
  /** Recorded units of open opportunities and ghosts by stage; whole units, so sums are exact. */
  readonly recorded = new Float64Array(STAGES);
  /** Opportunities that exist, by stage, recorded or not, without ghosts. */
  readonly open = new Int32Array(STAGES);
  leads = 0;
  won = 0;
  private readonly problem: IntegrationProblem;
  private readonly tables: Tables;
  private readonly calendar: Calendar;
  private readonly streams: Streams;
  private readonly replication: number;
  private readonly line: Line;
  private readonly customers: readonly Customer[];
  private readonly place: (order: SalesOrder) => void;
  private readonly arrivals: Stream;
  private readonly noise: number;
  private readonly chances: readonly number[];

  constructor(world: {
    readonly problem: IntegrationProblem;
    readonly tables: Tables;
    readonly calendar: Calendar;
    readonly streams: Streams;
    readonly replication: number;
    readonly line: Line;
    /** The customers; a project belongs to one of the initial ones. */
    readonly customers: readonly Customer[];
    readonly place: (order: SalesOrder) => void;
    /** Multiplies the noise of recorded quantities. */
    readonly noiseFactor: number;
  }) {
    this.problem = world.problem;
    this.tables = world.tables;
    this.calendar = world.calendar;
    this.streams = world.streams;
    this.replication = world.replication;
    this.line = world.line;
    this.customers = world.customers;
    this.place = world.place;
    this.noise = quantityNoise(this.problem.dataQuality.level) * world.noiseFactor;
    const { first, second, third } = this.problem.leads.advance;
    this.chances = [first, second, third];
    this.arrivals = this.streams.stream({ purpose: purposes.leads, replication: this.replication });
    this.nextLead();
  }

  private nextLead(): void {
    const { rate } = this.problem.leads;
    if (!(rate > 0)) return;
    const gap = exponentialVariate(1 / rate, this.arrivals.uniform());
    this.calendar.schedule(this.calendar.now + gap, this.lead, this.leads);
  }

  private readonly lead = (id: number): void => {
    const { leads, dataQuality, customers } = this.problem;
    const stream = this.streams.stream({
      purpose: purposes.opportunity,
      replication: this.replication,
      a: id,
    });
    const quantity = wholeUnits(this.tables.projectSize.at(stream.word()));
    const isRecorded = stream.uniform() < recordedChance(dataQuality.level);
    const noisy = wholeUnits(quantity * lognormalVariate(this.noise, stream.uniform()));
    const slot = Math.floor(stream.uniform() * customers.initial);
    const times = this.chances.map(() => exponentialVariate(leads.stageDays, stream.uniform()));
    const advance = this.chances.map(() => stream.uniform());
    const opportunity: Opportunity = {
      id,
      createdAt: this.calendar.now,
      quantity,
      recorded: isRecorded ? noisy : 0,
      slot,
      times,
      advance,
      ghost: stream.uniform(),
      ghostTime: exponentialVariate(dataQuality.ghostDays, stream.uniform()),
      stage: 0,
    };
    this.leads++;
    this.begin(opportunity);
    this.nextLead();
  };

  private begin(opportunity: Opportunity): void {
    this.recorded[opportunity.stage]! += opportunity.recorded;
    this.open[opportunity.stage]!++;
    this.calendar.schedule(
      this.calendar.now + opportunity.times[opportunity.stage]!,
      this.stageEnd,
      opportunity,
    );
  }

  private readonly stageEnd = (opportunity: Opportunity): void => {
    const { stage } = opportunity;
    this.open[stage]!--;
    if (opportunity.advance[stage]! < this.chances[stage]!) {
      this.recorded[stage]! -= opportunity.recorded;
      opportunity.stage++;
      if (opportunity.stage < STAGES) this.begin(opportunity);
      else this.win(opportunity);
      return;
    }
    const { ghosts, level } = this.problem.dataQuality;
    if (opportunity.recorded > 0 && opportunity.ghost < ghostChance(ghosts, level)) {
      this.calendar.schedule(this.calendar.now + opportunity.ghostTime, this.forget, opportunity);
    } else {
      this.recorded[stage]! -= opportunity.recorded;
    }
  };

  private readonly forget = (opportunity: Opportunity): void => {
    this.recorded[opportunity.stage]! -= opportunity.recorded;
  };

  private win(opportunity: Opportunity): void {
    this.won++;
    const customer = this.customers[opportunity.slot]!;
    if (!customer.active) return;
    const stream = this.streams.stream({
      purpose: purposes.projectOrder,
      replication: this.replication,
      a: opportunity.id,
    });
    const now = this.calendar.now;
    const order = new SalesOrder(
      customer,
      this.line,
      opportunity.id,
      true,
      opportunity.quantity,
      new OrderDraws(stream, this.tables),
      now,
      now + this.problem.leads.requestDays,
    );
    order.leadAt = opportunity.createdAt;
    this.place(order);
  }
}
