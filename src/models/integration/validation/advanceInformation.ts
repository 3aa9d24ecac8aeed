import { poisson } from "../../../distributions/poisson.ts";
import { Calendar } from "../../../engine/calendar.ts";
import { gaussLegendre } from "../../../numeric/quadrature.ts";
import type { Stream } from "../../../random/stream.ts";
import { number, share } from "../fields.ts";
import { Level } from "../level.ts";
import { type PromiseInputs, promise } from "../promise.ts";
import { ARRIVAL, nextMultiple } from "../timing.ts";
import { exponentialVariate } from "../variates.ts";
import { replicate, validationCase } from "./case.ts";

const rate = number("Demand", "units/day", 2, { above: 0, max: 1000, symbol: "λ" }, "rate of unit demands");
const lead = number("Lead time", "days", 5, { min: 0, max: 1000, symbol: "L" }, "supply lead time");
const notice = (byDefault: number) =>
  number("Notice", "days", byDefault, { min: 0, max: 1000, symbol: "l" }, "demand lead time");
const stock = (byDefault: number) =>
  number(
    "Base stock",
    "units",
    byDefault,
    { min: 0, max: 10_000, integer: true, symbol: "S" },
    "base-stock level",
  );

interface Figures {
  readonly EonHand: number;
  readonly Ebackorders: number;
  readonly pImmediate: number;
}

/** Net inventory S − Poisson(m): E(S − X)⁺, E(X − S)⁺ and P(X ≤ S − 1). */
function poissonFigures(mean: number, baseStock: number): Figures {
  if (mean === 0) return { EonHand: baseStock, Ebackorders: 0, pImmediate: baseStock > 0 ? 1 : 0 };
  const demand = poisson({ mean });
  return {
    EonHand: demand.complementaryLossFunction(baseStock),
    Ebackorders: demand.lossFunction(baseStock),
    pImmediate: baseStock > 0 ? demand.cdf(baseStock - 1) : 0,
  };
}

/** Continuous-review base stock on the calendar: when replenishments are triggered is what differs. */
class BaseStock {
  readonly onHand: Level;
  readonly backorders: Level;
  due = 0;
  immediate = 0;
  private net: number;
  private readonly calendar: Calendar;
  private readonly leadTime: number;

  constructor(calendar: Calendar, baseStock: number, leadTime: number, from: number) {
    this.calendar = calendar;
    this.leadTime = leadTime;
    this.net = baseStock;
    this.onHand = new Level(baseStock, from);
    this.backorders = new Level(0, from);
  }

  /** A demand falls due. */
  readonly demand = (): void => {
    this.due++;
    if (this.net > 0) this.immediate++;
    this.change(-1);
  };

  readonly receive = (): void => this.change(1);

  /** A replenishment is ordered. */
  readonly replenish = (): void => {
    this.calendar.schedule(this.calendar.now + this.leadTime, this.receive, undefined, ARRIVAL);
  };

  private change(units: number): void {
    const { now } = this.calendar;
    this.onHand.add(Math.max(0, this.net + units) - Math.max(0, this.net), now);
    this.backorders.add(Math.max(0, -this.net - units) - Math.max(0, -this.net), now);
    this.net += units;
  }
}

/** Runs a base stock under Poisson demand; `announce` says what an announcement at `now` sets off. */
function run(
  stream: Stream,
  lam: number,
  L: number,
  S: number,
  demands: number,
  announce: (base: BaseStock, calendar: Calendar, stream: Stream) => void,
): Figures {
  const calendar = new Calendar();
  const warmUp = 10 * (L + 5);
  const end = warmUp + demands / lam;
  const base = new BaseStock(calendar, S, L, warmUp);
  const arrive = (): void => {
    announce(base, calendar, stream);
    calendar.schedule(calendar.now + exponentialVariate(1 / lam, stream.uniform()), arrive, undefined);
  };
  calendar.schedule(exponentialVariate(1 / lam, stream.uniform()), arrive, undefined);
  calendar.runUntil(warmUp);
  base.due = 0;
  base.immediate = 0;
  calendar.runUntil(end);
  return {
    EonHand: base.onHand.areaTo(end) / (end - warmUp),
    Ebackorders: base.backorders.areaTo(end) / (end - warmUp),
    pImmediate: base.immediate / base.due,
  };
}

/** Announces a demand `l` ahead: due then, replenished at once or, if notice exceeds the lead time, so much later. */
function announced(base: BaseStock, calendar: Calendar, l: number, L: number): void {
  calendar.schedule(calendar.now + l, base.demand, undefined);
  if (l > L) calendar.schedule(calendar.now + l - L, base.replenish, undefined);
  else base.replenish();
}

const DEMANDS = 15_000;

export const perfectNotice = validationCase<{ lam: number; L: number; l: number; S: number }>({
  name: "ADI-1",
  title: "Perfect advance information: notice offsets supply lead time",
  source: "Hariharan, Zipkin (1995), Management Science 41(10)",
  parameters: { lam: rate, L: lead, l: notice(0), S: stock(14) },
  example: { lam: 2, L: 5, l: 0, S: 14 },
  tolerance: { kind: "absolute", value: 0.02 },
  // With l ≥ L a customer's own unit arrives no later than he does, and receipts come before demands.
  exact: ({ lam, L, l, S }) =>
    l >= L ? { EonHand: S, Ebackorders: 0, pImmediate: 1 } : { ...poissonFigures(lam * (L - l), S) },
  simulate: ({ lam, L, l, S }, seed, effort) =>
    replicate(seed, effort, DEMANDS, (random, length) => ({
      ...run(random(0), lam, L, S, length, (base, calendar) => announced(base, calendar, l, L)),
    })),
});

export const partialNotice = validationCase<{ lam: number; L: number; l: number; theta: number; S: number }>({
  name: "ADI-2",
  title: "Only some customers give advance information",
  source: "Gallego, Özer (2001), Management Science 47(10); Poisson superposition",
  parameters: {
    lam: rate,
    L: lead,
    l: notice(3),
    theta: share("Informing share", 0.4, "share of demands that give notice", "θ"),
    S: stock(11),
  },
  example: { lam: 2, L: 5, l: 3, theta: 0.4, S: 11 },
  tolerance: { kind: "absolute", value: 0.02 },
  // Notice beyond the lead time helps no further: such a demand brings its own unit.
  exact: ({ lam, L, l, theta, S }) => {
    const figures = poissonFigures(lam * (L - theta * Math.min(l, L)), S);
    if (l < L) return { ...figures };
    const own = poissonFigures(lam * (L - theta * L), S + 1).pImmediate;
    return { ...figures, pImmediate: (1 - theta) * figures.pImmediate + theta * own };
  },
  simulate: ({ lam, L, l, theta, S }, seed, effort) =>
    replicate(seed, effort, DEMANDS, (random, length) => ({
      ...run(random(0), lam, L, S, length, (base, calendar, stream) =>
        announced(base, calendar, stream.uniform() < theta ? l : 0, L),
      ),
    })),
});

export const batchExport = validationCase<{ lam: number; L: number; T: number; S: number }>({
  name: "SYNC-1",
  title: "A batch export every T days acts as a further lead time U(0, T)",
  source: "Hariharan, Zipkin (1995) with negative notice; Poisson arrivals see time averages",
  parameters: {
    lam: rate,
    L: lead,
    T: number("Batch", "days", 1, { min: 0, max: 100, symbol: "T" }, "period of the export"),
    S: stock(14),
  },
  example: { lam: 2, L: 5, T: 0, S: 14 },
  tolerance: { kind: "absolute", value: 0.03 },
  exact: ({ lam, L, T, S }) => {
    if (T === 0) return { ...poissonFigures(lam * L, S) };
    const mean = (of: (figures: Figures) => number) =>
      gaussLegendre((u) => of(poissonFigures(lam * (L + u), S)), 0, T) / T;
    return {
      EonHand: mean((f) => f.EonHand),
      Ebackorders: mean((f) => f.Ebackorders),
      pImmediate: mean((f) => f.pImmediate),
    };
  },
  simulate: ({ lam, L, T, S }, seed, effort) =>
    replicate(seed, effort, DEMANDS, (random, length) => ({
      ...run(random(0), lam, L, S, length, (base, calendar) => {
        base.demand();
        if (T === 0) base.replenish();
        else calendar.schedule(nextMultiple(calendar.now, T), base.replenish, undefined);
      }),
    })),
});

/** The waiting time of a demand, found by the product's ATP promise from the receipts on their way. */
function promisedWaits(stream: Stream, lam: number, L: number, S: number, q: number, demands: number) {
  const receipts: { readonly time: number; readonly quantity: number }[] = [];
  let now = 0;
  let first = 0;
  let onTime = 0;
  let kept = 0;
  let sum = 0;
  let onHand = S;
  let backlog: number[] = [];
  for (let i = -1000; i < demands; i++) {
    now += exponentialVariate(1 / lam, stream.uniform());
    while (first < receipts.length && receipts[first]!.time <= now) {
      if (backlog.length > 0) backlog = backlog.slice(1);
      else onHand++;
      first++;
    }
    receipts.push({ time: now + L, quantity: 1 });
    const inputs: PromiseInputs = {
      now,
      quantity: 1,
      backlog: backlog.length,
      onHand,
      receipts: receipts.slice(first),
      productionDays: L,
      capacity: 1,
      disrupted: false,
      entryAllowance: 0,
      outboundAllowance: 0,
    };
    const promised = promise(inputs);
    // First come, first served: the unit he gets is the (S)-th replenishment ordered before his own.
    const index = receipts.length - 1 - S;
    const served = Math.max(now, index < 0 ? now : receipts[index]!.time);
    if (onHand > 0) onHand--;
    else backlog.push(now);
    if (i < 0) continue;
    if (served - now <= q) onTime++;
    if (served <= promised) kept++;
    sum += promised - now;
  }
  return { onTimeFixedQuote: onTime / demands, onTimeATP: kept / demands, EW: sum / demands };
}

export const availableToPromise = validationCase<{ S: number; lam: number; L: number; q: number }>({
  name: "ATP-1",
  title: "On time with a fixed quote against available-to-promise",
  source: "base-stock waiting time (L − Erlang(S, λ))⁺; Zipkin (2000), Foundations of Inventory Management",
  parameters: {
    S: stock(8),
    lam: rate,
    L: lead,
    q: number("Quote", "days", 0, { min: 0, max: 1000 }, "fixed lead time quoted"),
  },
  example: { S: 8, lam: 2, L: 5, q: 0 },
  tolerance: { kind: "absolute", value: 0.01 },
  exact: ({ S, lam, L, q }) => ({
    onTimeFixedQuote: q >= L ? 1 : poissonFigures(lam * (L - q), S).pImmediate,
    onTimeATP: 1,
    EW: poissonFigures(lam * L, S).Ebackorders / lam,
  }),
  simulate: ({ S, lam, L, q }, seed, effort) =>
    replicate(seed, effort, DEMANDS, (random, length) => promisedWaits(random(0), lam, L, S, q, length)),
});
