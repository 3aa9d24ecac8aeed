import type { Calendar } from "../../engine/calendar.ts";
import { exp, log1p } from "../../numeric/elementary.ts";
import type { Adoption } from "./adoption.ts";
import type { Customer, Customers } from "./customers.ts";
import { alarmThreshold } from "./dataQuality.ts";
import type { Environment } from "./environment.ts";
import { History } from "./history.ts";
import { type Ledger, RECALLS } from "./ledger.ts";
import { EARLY_WARNING } from "./levers.ts";
import type { Meter } from "./meter.ts";
import type { SalesOrder } from "./order.ts";
import type { IntegrationProblem } from "./problem.ts";

const COMPLAINT_SCORE = 0.6;

/** Chance that an order draws a complaint, 1 − (1 − p d)^q. @param chance p @param defectRate d @param quantity q */
export function complaintProbability(chance: number, defectRate: number, quantity: number): number {
  const each = Math.min(1, chance * defectRate);
  return each < 1 ? 1 - exp(quantity * log1p(-each)) : 1;
}

/** Events of the last days, counted. */
export class WindowCount {
  private readonly window: number;
  private times: number[] = [];
  private first = 0;

  /** @param window days */
  constructor(window: number) {
    this.window = window;
  }

  /** Counts one more. @returns how many were within the window up to now */
  add(now: number): number {
    this.times.push(now);
    while (this.times[this.first]! < now - this.window) this.first++;
    return this.times.length - this.first;
  }

  clear(): void {
    this.times = [];
    this.first = 0;
  }
}

/** Quality excursions of supplier A, complaints about them, and how they are found and contained. */
export class Quality {
  /** Is an excursion under way? Is supplier A on hold? */
  bad = false;
  held = false;
  private readonly problem: IntegrationProblem;
  private readonly calendar: Calendar;
  private readonly environment: Environment;
  private readonly adoption: Adoption;
  private readonly ledger: Ledger;
  private readonly meter: Meter;
  private readonly traced: boolean;
  private readonly customers: () => Customers;
  private readonly released: () => void;
  private readonly complaints: WindowCount;
  private readonly threshold: number;
  private readonly deliveredByDay: History;
  private readonly suspectByDay: History;
  private excursion = -1;
  private cleanReview = 0;

  constructor(world: {
    readonly problem: IntegrationProblem;
    readonly calendar: Calendar;
    readonly environment: Environment;
    readonly adoption: Adoption;
    readonly ledger: Ledger;
    readonly meter: Meter;
    readonly days: number;
    /** Are lots traced? */
    readonly traced: boolean;
    readonly customers: () => Customers;
    /** Called when supplier A is no longer held. */
    readonly released: () => void;
  }) {
    this.problem = world.problem;
    this.calendar = world.calendar;
    this.environment = world.environment;
    this.adoption = world.adoption;
    this.ledger = world.ledger;
    this.meter = world.meter;
    this.traced = world.traced;
    this.customers = world.customers;
    this.released = world.released;
    const { quality, dataQuality, siloed } = this.problem;
    this.complaints = new WindowCount(quality.alarmWindowDays);
    this.threshold = alarmThreshold(quality.alarmComplaints, dataQuality.level);
    this.deliveredByDay = new History(world.days);
    this.suspectByDay = new History(world.days);
    if (this.environment.excursions.starts.length > 0)
      this.calendar.schedule(this.environment.excursions.starts[0]!, this.begin, 0);
    this.calendar.schedule(siloed.reviewDays, this.review, undefined);
  }

  /** Defect rate of what supplier A ships now. */
  defectRate(): number {
    const { baseDefects, badDefects } = this.problem.quality;
    return this.bad ? badDefects : baseDefects;
  }

  /** An order was delivered; it may draw a complaint. */
  delivered(order: SalesOrder): void {
    const now = this.calendar.now;
    const { complaintChance, complaintDays } = this.problem.quality;
    this.deliveredByDay.add(Math.floor(now), order.quantity);
    this.suspectByDay.add(Math.floor(now), order.suspect);
    const probability = complaintProbability(
      complaintChance,
      order.defective / order.quantity,
      order.quantity,
    );
    if (order.draws.complaint < probability)
      this.calendar.schedule(
        now + complaintDays * order.draws.complaintDelay(),
        this.complain,
        order.customer,
      );
  }

  private readonly complain = (customer: Customer): void => {
    const now = this.calendar.now;
    this.customers().experience(customer, COMPLAINT_SCORE);
    const count = this.complaints.add(now);
    if (this.held || !(this.adoption.level(EARLY_WARNING, now) > this.problem.quality.alarmAdoption)) return;
    if (count >= this.threshold) this.inspect(now);
  };

  /** An alarm sends someone to supplier A. Without an excursion it was false, and the count starts anew. */
  private inspect(now: number): void {
    this.complaints.clear();
    if (this.bad) {
      this.contain(now);
      return;
    }
    if (this.meter.measures(now)) this.meter.falseAlarms++;
    this.ledger.post(RECALLS, -this.problem.quality.inspectionCost, now);
  }

  private readonly review = (): void => {
    const now = this.calendar.now;
    if (this.bad && !this.held) this.contain(now);
    else if (!this.bad) this.cleanReview = now;
    this.calendar.schedule(now + this.problem.siloed.reviewDays, this.review, undefined);
  };

  private contain(now: number): void {
    this.held = true;
    if (this.meter.measures(now)) {
      this.meter.excursions++;
      this.meter.excursionDetection += now - this.environment.excursions.starts[this.excursion]!;
    }
    this.recall(now);
    this.calendar.schedule(now + this.problem.quality.containmentDays, this.release, undefined);
  }

  private recall(now: number): void {
    const { recallCost } = this.problem.quality;
    if (!(recallCost > 0)) return;
    const from = Math.floor(this.cleanReview);
    const units = (this.traced ? this.suspectByDay : this.deliveredByDay).sum(from, Math.floor(now) + 1);
    this.ledger.post(RECALLS, -recallCost * units, now);
    if (this.meter.measures(now)) this.meter.recalledUnits += units;
  }

  private readonly release = (): void => {
    this.held = false;
    this.bad = false;
    this.released();
  };

  private readonly begin = (index: number): void => {
    this.excursion = index;
    this.bad = true;
    this.calendar.schedule(this.environment.excursions.ends[index]!, this.end, index);
  };

  /** An excursion's natural end; the next one starts as drawn, whether or not this one was contained. */
  private readonly end = (index: number): void => {
    this.bad = false;
    const next = this.environment.excursions.starts[index + 1];
    if (next !== undefined) this.calendar.schedule(next, this.begin, index + 1);
  };
}
