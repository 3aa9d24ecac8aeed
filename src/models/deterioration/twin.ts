import { Inadmissible } from "../../contract/inadmissible.ts";
import { poisson } from "../../distributions/poisson.ts";
import { Calendar, type EventId } from "../../engine/calendar.ts";
import { exp } from "../../numeric/elementary.ts";
import type { Stream } from "../../random/stream.ts";
import type { Streams } from "../../random/streams.ts";
import { annuity } from "./exponentials.ts";
import type { Observer, TwinSettings } from "./observer.ts";
import type { CycleDecision, Policy } from "./policy.ts";
import type { DeteriorationProblem } from "./problem.ts";
import { purposes } from "./streams.ts";
import { noTotals, type Totals } from "./totals.ts";
import { unitExponential } from "./unitExponential.ts";

/** Which clock rings next. */
const CUSTOMER = 0;
const ARRIVAL = 1;
const DECAY = 2;

/** A policy may renew its cycles without end at one moment; this stops it. */
const MOST_CYCLES = 100_000;

/** Cycle boundaries come before the units of the same moment. */
const BOUNDARY = -1;

/**
 * One replication of the discrete system whose fluid limit is the model of the paper.
 *
 * n·a customers per period arrive as a Poisson process, each willing to pay a price uniform on [0, a/b]; so those
 * who would buy at s form a Poisson process of rate n·D(s). Units of an order arrive at rate n·P, as a Poisson
 * process or evenly, or all at once; each unit in stock decays at rate λ. Ordering costs n·A; in the end stock and
 * money are divided by n. All units are alike, so their lives are one clock, which rings when the hazard ∫ λI dt
 * since it last rang reaches an exponential number.
 *
 * Three clocks (customer, arrival, decay) compete; the first to ring is the one event of theirs on the calendar.
 * Customers who would not buy are passed over while they are first, before the price changes next.
 */
class Replication {
  private readonly calendar = new Calendar();
  private readonly demand: Stream;
  private supply: Stream;
  private lives: Stream;
  private pending: EventId | undefined;
  private decision!: CycleDecision;
  private cycle = -1;
  /** Units on hand, an integer. */
  private stock = 0;
  /** Prices agreed with waiting customers, first come first. */
  private readonly backlog: number[] = [];
  private served = 0;
  /** Of the cycle in force: its start, when its units stop arriving, how many have arrived. */
  private start = 0;
  private supplyEnd = 0;
  private arrived = 0;
  private ordered = false;
  /** Until when the price is known to stay. */
  private priceUntil = 0;
  private buying = 0;
  private clock = CUSTOMER;
  private customerAt = 0;
  private willingness = 0;
  private arrivalAt = Infinity;
  private hazard = 0;
  /** State was brought up to this moment; e^(−R·now). */
  private now = 0;
  private discount = 1;
  private sampleAt: number;
  private sampled = 0;
  private area = 0;
  private discountedArea = 0;
  private readonly customerGap: number;
  private readonly supplyGap: number;
  readonly totals = noTotals();

  private readonly problem: DeteriorationProblem;
  private readonly settings: TwinSettings;
  private readonly policy: Policy;
  private readonly streams: Streams;
  private readonly replication: number;
  private readonly observer: Observer | undefined;

  constructor(
    problem: DeteriorationProblem,
    settings: TwinSettings,
    policy: Policy,
    streams: Streams,
    replication: number,
    observer: Observer | undefined,
  ) {
    this.problem = problem;
    this.settings = settings;
    this.policy = policy;
    this.streams = streams;
    this.replication = replication;
    this.observer = observer;
    this.sampleAt = observer?.times[0] ?? Infinity;
    this.customerGap = 1 / (settings.scale * problem.demandIntercept);
    this.supplyGap = 1 / (settings.scale * (problem.replenishmentRate ?? 1));
    this.demand = streams.stream({ purpose: purposes.demand, replication });
    this.supply = this.demand;
    this.lives = this.demand;
  }

  run(): Totals {
    const { horizon, netDiscountRate, leadTime, holdingCost } = this.problem;
    const { scale } = this.settings;
    const { totals } = this;
    this.nextCustomer();
    this.payOrder(exp(netDiscountRate * leadTime));
    this.begin();
    this.calendar.runUntil(horizon);
    this.advance(horizon);
    totals.leftoverUnits += this.stock;
    totals.lostUnits += this.backlog.length - this.served;
    totals.holding = holdingCost * this.discountedArea;
    totals.inventoryTime = this.area;
    for (const name of Object.keys(totals) as (keyof Totals)[]) {
      if (name !== "orders" && name !== "ordering") totals[name] /= scale;
    }
    return totals;
  }

  /** The order's cost n·A, already divided by n. */
  private payOrder(discount: number): void {
    this.totals.ordering += this.problem.orderingCost * discount;
    this.totals.orders++;
  }

  /** Starts the next cycle now. */
  private begin(): void {
    const { problem, settings, calendar, replication } = this;
    const { scale } = settings;
    if (++this.cycle === MOST_CYCLES) {
      const message = `invalid policy: ${this.policy.label}; at most ${MOST_CYCLES} cycles are simulated`;
      throw new Inadmissible([{ path: "policies", message }]);
    }
    this.start = this.now;
    this.discount = exp(-problem.netDiscountRate * this.now);
    const decision = this.policy.decide({
      cycle: this.cycle,
      time: this.now,
      stock: this.stock / scale,
      backlog: (this.backlog.length - this.served) / scale,
    });
    this.decision = decision;
    this.buying = (problem.demandIntercept - problem.demandSlope * decision.price) / problem.demandIntercept;
    this.priceUntil = problem.horizon;
    this.ordered = false;
    this.supply = this.streams.stream({ purpose: purposes.replenishment, replication, a: this.cycle });
    this.lives = this.streams.stream({ purpose: purposes.decay, replication, a: this.cycle });
    this.hazard = unitExponential(this.lives.word());
    this.arrived = 0;
    if (problem.replenishmentRate === null) {
      this.supplyEnd = this.now;
      this.deliverAtOnce(decision.orderQuantity * scale);
    } else {
      this.supplyEnd = this.now + decision.orderQuantity / problem.replenishmentRate;
      this.arrivalAt = this.now;
      this.nextArrival();
    }
    const { renewal } = decision;
    if (renewal.kind === "time" && renewal.time < problem.horizon) {
      this.priceUntil = renewal.time;
      calendar.schedule(renewal.time, turn, this, BOUNDARY);
    } else if (renewal.kind === "level") {
      // An order may be placed as the leg turns, and change the price soon after.
      if (this.supplyEnd < problem.horizon) {
        this.priceUntil = this.supplyEnd;
        calendar.schedule(this.supplyEnd, supplied, this, BOUNDARY);
      }
      if (renewal.leg === "rising") this.reorder();
    }
    this.replan();
  }

  private deliverAtOnce(quantity: number): void {
    const units =
      this.settings.replenishment === "even"
        ? Math.round(quantity)
        : quantity > 0
          ? poisson({ mean: quantity }).quantile(this.supply.uniform())
          : 0;
    for (let unit = 0; unit < units; unit++) this.receive();
  }

  /** The end of a cycle by the clock: what is left is worthless. */
  turn(): void {
    const time = this.calendar.now;
    this.advance(time);
    this.totals.leftoverUnits += this.stock;
    this.setStock(0);
    const { netDiscountRate, leadTime } = this.problem;
    this.payOrder(exp(-netDiscountRate * (time - leadTime)));
    this.begin();
  }

  /** The first unit of an order that was placed by the level of the stock. */
  arrive(): void {
    this.advance(this.calendar.now);
    this.begin();
  }

  /** The last unit of the cycle's order has arrived: the stock only falls from here. */
  supplied(): void {
    this.advance(this.calendar.now);
    if (this.ordered) return;
    this.priceUntil = this.problem.horizon;
    if (this.decision.renewal.kind === "level" && this.decision.renewal.leg === "rising") this.placeOrder();
    else this.reorder();
    this.replan();
  }

  /** The first of the three clocks rings. */
  ring(): void {
    this.advance(this.calendar.now);
    const { totals } = this;
    if (this.clock === CUSTOMER) {
      totals.demandedUnits++;
      if (this.stock > 0) {
        totals.revenue += this.decision.price * this.discount;
        totals.soldUnits++;
        totals.servedUnits++;
        this.setStock(this.stock - 1);
      } else if (this.settings.unmetDemand === "lost") {
        totals.lostUnits++;
      } else {
        this.backlog.push(this.decision.price);
      }
      this.nextCustomer();
    } else if (this.clock === ARRIVAL) {
      this.receive();
      this.nextArrival();
    } else {
      totals.spoiledUnits++;
      this.hazard = unitExponential(this.lives.word());
      this.setStock(this.stock - 1);
    }
    if (this.decision.renewal.kind === "level" && !this.ordered) this.reorder();
    this.next();
  }

  private setStock(stock: number): void {
    this.stock = stock;
    this.observer?.change?.(this.now, stock / this.settings.scale);
  }

  /** Takes in and pays one unit, for the first waiting customer if there is one. */
  private receive(): void {
    const { totals, backlog } = this;
    totals.orderedUnits++;
    totals.purchase += this.problem.purchaseCost * this.discount;
    if (this.served < backlog.length) {
      totals.revenue += backlog[this.served++]! * this.discount;
      totals.soldUnits++;
      if (this.served === backlog.length) {
        backlog.length = 0;
        this.served = 0;
      }
    } else {
      this.setStock(this.stock + 1);
    }
  }

  /** Places the next order if the stock is at the reorder point. */
  private reorder(): void {
    const { renewal } = this.decision;
    if (renewal.kind !== "level") return;
    const level = renewal.level * this.settings.scale;
    const due =
      renewal.leg === "falling" ? this.now >= this.supplyEnd && this.stock <= level : this.stock >= level;
    if (due) this.placeOrder();
  }

  /** An order whose first unit could not arrive before the horizon's end is not placed. */
  private placeOrder(): void {
    this.ordered = true;
    const time = Math.max(this.now + this.problem.leadTime, this.supplyEnd);
    if (!(time < this.problem.horizon)) return;
    this.payOrder(this.discount);
    this.priceUntil = time;
    this.calendar.schedule(time, arrive, this, BOUNDARY);
  }

  private nextCustomer(): void {
    this.customerAt += unitExponential(this.demand.word()) * this.customerGap;
    this.willingness = this.demand.uniform();
  }

  private nextArrival(): void {
    const time =
      this.settings.replenishment === "even"
        ? this.start + (this.arrived + 0.5) * this.supplyGap
        : this.arrivalAt + unitExponential(this.supply.word()) * this.supplyGap;
    this.arrived++;
    this.arrivalAt = time < this.supplyEnd ? time : Infinity;
  }

  /** Chooses among the clocks anew after a boundary. */
  private replan(): void {
    if (this.pending !== undefined) this.calendar.cancel(this.pending);
    this.next();
  }

  /** Puts the clock that rings first on the calendar. */
  private next(): void {
    const { stock, arrivalAt } = this;
    const decayAt = stock > 0 ? this.now + this.hazard / (this.problem.deteriorationRate * stock) : Infinity;
    const other = Math.min(arrivalAt, decayAt);
    while (this.customerAt < other && this.customerAt < this.priceUntil && this.willingness >= this.buying) {
      this.nextCustomer();
    }
    let time = this.customerAt;
    this.clock = CUSTOMER;
    if (other <= time) {
      time = other;
      this.clock = arrivalAt < decayAt ? ARRIVAL : DECAY;
    }
    this.pending = this.calendar.schedule(time, ring, this);
  }

  /** Brings time integrals, hazard and samples up to `time`; nothing changes in between. */
  private advance(time: number): void {
    while (this.sampleAt <= time) {
      this.observer!.sample(this.sampled++, this.stock / this.settings.scale);
      this.sampleAt = this.observer!.times[this.sampled] ?? Infinity;
    }
    const elapsed = time - this.now;
    const rate = this.problem.netDiscountRate;
    const z = rate * elapsed;
    const weight =
      Math.abs(z) < 1e-3
        ? elapsed * (1 - (z / 2) * (1 - (z / 3) * (1 - (z / 4) * (1 - z / 5))))
        : annuity(rate, elapsed);
    if (this.stock > 0) {
      this.hazard = Math.max(this.hazard - this.problem.deteriorationRate * this.stock * elapsed, 0);
      this.area += this.stock * elapsed;
      this.discountedArea += this.stock * this.discount * weight;
    }
    this.discount -= rate * this.discount * weight;
    this.now = time;
  }
}

function turn(replication: Replication): void {
  replication.turn();
}
function arrive(replication: Replication): void {
  replication.arrive();
}
function supplied(replication: Replication): void {
  replication.supplied();
}
function ring(replication: Replication): void {
  replication.ring();
}

/**
 * Runs one replication of a policy on the event calendar.
 *
 * @param streams of the seed; equal replication numbers give every policy the same random numbers
 * @param replication its number, an integer ≥ 0
 * @param observer sees samples and changes of the stock, if given
 * @throws Inadmissible when the policy renews its cycles without end
 */
export function replicate(
  problem: DeteriorationProblem,
  settings: TwinSettings,
  policy: Policy,
  streams: Streams,
  replication: number,
  observer?: Observer,
): Totals {
  return new Replication(problem, settings, policy, streams, replication, observer).run();
}
