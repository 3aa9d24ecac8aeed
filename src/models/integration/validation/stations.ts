import { Calendar } from "../../../engine/calendar.ts";
import { Station } from "../../../engine/station.ts";
import { bisect } from "../../../numeric/roots.ts";
import type { Stream } from "../../../random/stream.ts";
import { number } from "../fields.ts";
import { Level } from "../level.ts";
import { hypoexponentialCdf, station } from "../queueing.ts";
import { nextMultiple } from "../timing.ts";
import { exponentialVariate } from "../variates.ts";
import { calculated, replicate, type Simulated, validationCase } from "./case.ts";

const arrivals = number("Orders", "1/day", 18, { above: 0, max: 1e5, symbol: "λ" }, "rate of orders");

/** Poisson arrivals, for ever. */
function feed(calendar: Calendar, stream: Stream, rate: number, arrive: () => void): void {
  const next = (): void => {
    arrive();
    calendar.schedule(calendar.now + exponentialVariate(1 / rate, stream.uniform()), next, undefined);
  };
  calendar.schedule(exponentialVariate(1 / rate, stream.uniform()), next, undefined);
}

const ORDERS = 25_000;
const WARM_UP = 0.1;

export const entryStation = validationCase<{ lam: number; mu: number; c: number }>({
  name: "O2C-1",
  title: "Order entry as an M/M/c station",
  source: "Erlang (1917); Gross, Harris, Fundamentals of Queueing Theory",
  parameters: {
    lam: arrivals,
    mu: number("Service", "1/day", 24, { above: 0, max: 1e5, symbol: "μ" }, "rate of a server"),
    c: number("Servers", "", 1, { min: 1, max: 1000, integer: true }, "servers"),
  },
  example: { lam: 18, mu: 24, c: 1 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ lam, mu, c }) => {
    const figures = station(lam, mu, c);
    return { pWait: figures.waitProbability, Wq: figures.wait, W: figures.time, L: figures.number };
  },
  simulate: ({ lam, mu, c }, seed, effort) =>
    replicate(seed, effort, ORDERS, (random, length) => {
      const calendar = new Calendar();
      const stream = random(0);
      const services = random(1);
      let waited = 0;
      let sum = 0;
      let started = 0;
      const desk = new Station<undefined>(calendar, {
        servers: c,
        onStart: (_, wait) => {
          started++;
          sum += wait;
          if (wait > 0) waited++;
        },
      });
      feed(calendar, stream, lam, () =>
        desk.arrive(undefined, exponentialVariate(1 / mu, services.uniform())),
      );
      calendar.runUntil((WARM_UP * length) / lam);
      started = 0;
      sum = 0;
      waited = 0;
      desk.resetStatistics();
      calendar.runUntil(((1 + WARM_UP) * length) / lam);
      const wait = sum / started;
      return {
        pWait: waited / started,
        Wq: wait,
        W: wait + 1 / mu,
        L: desk.averageQueueLength + desk.averageBusy,
      };
    }),
});

function quantileOf(sample: Float64Array, p: number): number {
  const sorted = sample.slice().sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
}

export const tandem = validationCase<{ lam: number; mu: readonly number[] }>({
  name: "O2C-2",
  title: "Order to cash as a tandem of stations: mean, variance, quantile",
  source: "Burke (1956), Reich (1957): sojourn times are independent exponentials of rate μ − λ",
  parameters: {
    lam: arrivals,
    mu: {
      kind: "numbers",
      label: "Service rates",
      unit: "1/day",
      min: 0,
      minLength: 1,
      maxLength: 10,
      meaning: "rate of each station, above the rate of orders",
    },
  },
  example: { lam: 18, mu: [24, 30, 40] },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ lam, mu }) => {
    const rates = mu.map((service) => service - lam);
    const mean = rates.reduce((sum, rate) => sum + 1 / rate, 0);
    return {
      mean,
      var: rates.reduce((sum, rate) => sum + 1 / (rate * rate), 0),
      p90: bisect((time) => hypoexponentialCdf(rates, time) - 0.9, 0, 10 * mean),
    };
  },
  simulate: ({ lam, mu }, seed, effort) =>
    replicate(seed, effort, ORDERS, (random, length) => {
      const calendar = new Calendar();
      const times = new Float64Array(length);
      const skipped = Math.floor(WARM_UP * length);
      let finished = -skipped;
      type Job = { readonly arrived: number };
      const services = mu.map((_, i) => random(i + 1));
      const stations: Station<Job>[] = [];
      const enter = (job: Job, i: number): void => {
        if (i < mu.length) stations[i]!.arrive(job, exponentialVariate(1 / mu[i]!, services[i]!.uniform()));
        else if (finished++ >= 0 && finished <= length) times[finished - 1] = calendar.now - job.arrived;
      };
      for (let i = 0; i < mu.length; i++)
        stations.push(new Station<Job>(calendar, { servers: 1, onFinish: (job) => enter(job, i + 1) }));
      feed(calendar, random(0), lam, () => enter({ arrived: calendar.now }, 0));
      while (finished < length) calendar.step();
      const mean = times.reduce((sum, x) => sum + x, 0) / length;
      return {
        mean,
        var: times.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (length - 1),
        p90: quantileOf(times, 0.9),
      };
    }),
});

/** The network of O2C-3: rates per day, delays in days. */
const NETWORK = { entry: 24, approval: 15, approvers: 2, pick: 8, pickers: 3 };
const SILOED = { transit: 2, batch: 3, terms: 30, late: 6, disputed: 0.05, dispute: 18 };
const INTEGRATED = { latency: 0.003, approval: 0.03, invoice: 0.02, disputed: 0.015 };

function rework(lam: number, again: number, stream: (entity: number) => Stream, orders: number) {
  const calendar = new Calendar();
  const end = ((1 + WARM_UP) * orders) / lam;
  const from = (WARM_UP * orders) / lam;
  const inProcess = new Level(0, from);
  const sums = { queueing: 0, siloed: 0, integrated: 0, count: 0 };
  type Job = { readonly arrived: number; approvedAt: number };
  const delays = stream(5);
  const entry = new Station<Job>(calendar, { servers: 1, onFinish: (job) => entered(job) });
  const approval = new Station<Job>(calendar, {
    servers: NETWORK.approvers,
    onFinish: (job) => approved(job),
  });
  const pick = new Station<Job>(calendar, { servers: NETWORK.pickers, onFinish: (job) => picked(job) });
  const services = [stream(1), stream(2), stream(3)] as const;
  const loops = stream(4);
  const type = (job: Job): void =>
    entry.arrive(job, exponentialVariate(1 / NETWORK.entry, services[0].uniform()));
  const entered = (job: Job): void => {
    if (loops.uniform() < again) type(job);
    else approval.arrive(job, exponentialVariate(1 / NETWORK.approval, services[1].uniform()));
  };
  const approved = (job: Job): void => {
    job.approvedAt = calendar.now;
    pick.arrive(job, exponentialVariate(1 / NETWORK.pick, services[2].uniform()));
  };
  const picked = (job: Job): void => {
    const { now } = calendar;
    inProcess.add(-1, now);
    const transit = SILOED.transit;
    const late = exponentialVariate(SILOED.late, delays.uniform());
    const wrong = delays.uniform();
    if (job.arrived < from) return;
    const shipped = now + transit;
    const invoiced = nextMultiple(shipped, SILOED.batch);
    const cash = SILOED.terms + late;
    sums.count++;
    sums.queueing += now - job.arrived;
    sums.siloed += invoiced - job.arrived + cash + (wrong < SILOED.disputed ? SILOED.dispute : 0);
    sums.integrated +=
      INTEGRATED.latency +
      INTEGRATED.approval +
      (now - job.approvedAt) +
      transit +
      INTEGRATED.invoice +
      cash +
      (wrong < INTEGRATED.disputed ? SILOED.dispute : 0);
  };
  feed(calendar, stream(0), lam, () => {
    inProcess.add(1, calendar.now);
    type({ arrived: calendar.now, approvedAt: 0 });
  });
  calendar.runUntil(end);
  return {
    queueingTotal: sums.queueing / sums.count,
    O2CdaysSiloed: sums.siloed / sums.count,
    O2CdaysIntegrated: sums.integrated / sums.count,
    wipOrders: inProcess.areaTo(end) / (end - from),
  };
}

export const network = validationCase<{ lam: number; rework: number }>({
  name: "O2C-3",
  title: "Order to cash with rework, a Jackson network",
  source: "Jackson (1957, 1963)",
  parameters: {
    lam: number("Orders", "1/day", 18, { above: 0, below: 24, symbol: "λ" }, "rate of orders"),
    rework: number("Rework", "", 0.08, { min: 0, below: 1 }, "chance to be entered again; load below 1"),
  },
  example: { lam: 18, rework: 0.08 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ lam, rework: again }) => {
    const lamEntry = lam / (1 - again);
    const entryTotal = station(lamEntry, NETWORK.entry, 1).number / lam;
    const approval = station(lam, NETWORK.approval, NETWORK.approvers).time;
    const pick = station(lam, NETWORK.pick, NETWORK.pickers).time;
    const queueingTotal = entryTotal + approval + pick;
    const cash = SILOED.terms + SILOED.late;
    return {
      lamEntry,
      entryTotal,
      approval,
      pick,
      queueingTotal,
      O2CdaysSiloed:
        queueingTotal + SILOED.transit + SILOED.batch / 2 + cash + SILOED.disputed * SILOED.dispute,
      O2CdaysIntegrated:
        INTEGRATED.latency +
        INTEGRATED.approval +
        pick +
        SILOED.transit +
        INTEGRATED.invoice +
        cash +
        INTEGRATED.disputed * SILOED.dispute,
      wipOrders: lam * queueingTotal,
    };
  },
  simulate: (p, seed, effort) =>
    replicate(seed, effort, ORDERS, (random, length) => rework(p.lam, p.rework, random, length)),
});

interface Receivables {
  readonly R: number;
  readonly invoiceLag: number;
  readonly terms: number;
  readonly late: number;
  readonly disp: number;
  readonly wacc: number;
}

const duration = (label: string, byDefault: number) =>
  number(label, "days", byDefault, { min: 0, max: 10_000 }, "mean delay between shipping and payment");

/** Sales of 20 orders a day; the chance of a dispute is 5 %. */
function owed(p: Receivables, random: (entity: number) => Stream, span: number) {
  const calendar = new Calendar();
  const from = 5 * (p.invoiceLag + p.terms + p.late + 20 * p.disp + 1);
  const receivables = new Level(0, from);
  const stream = random(1);
  const amount = p.R / 20;
  const pay = (): void => receivables.add(-amount, calendar.now);
  let delays = 0;
  let sales = 0;
  feed(calendar, random(0), 20, () => {
    receivables.add(amount, calendar.now);
    const invoice = 2 * p.invoiceLag * stream.uniform();
    const late = exponentialVariate(p.late, stream.uniform());
    const dispute = stream.uniform() < 0.05 ? 20 * p.disp : 0;
    delays += invoice + p.terms + late + dispute;
    sales++;
    calendar.schedule(calendar.now + invoice + p.terms + late + dispute, pay, undefined);
  });
  calendar.runUntil(from + span);
  const average = receivables.areaTo(from + span) / span;
  return { DSO: delays / sales, AR: average, capitalCostPerYear: p.wacc * average };
}

export const receivables = validationCase<Receivables>({
  name: "O2C-4",
  title: "Receivables by Little's law",
  source: "Little (1961)",
  parameters: {
    R: number("Revenue", "money/day", 12_000, { min: 0, max: 1e9 }, "revenue rate"),
    invoiceLag: duration("Invoice lag", 1.5),
    terms: duration("Terms", 30),
    late: duration("Late payment", 6),
    disp: duration("Disputes", 0.9),
    wacc: number("Capital", "1/year", 0.1, { min: 0, max: 10 }, "cost of capital"),
  },
  example: { R: 12_000, invoiceLag: 1.5, terms: 30, late: 6, disp: 0.9, wacc: 0.1 },
  tolerance: { kind: "relative", value: 0.01 },
  exact: (p) => {
    const DSO = p.invoiceLag + p.terms + p.late + p.disp;
    return { DSO, AR: p.R * DSO, capitalCostPerYear: p.wacc * p.R * DSO };
  },
  simulate: (p, seed, effort): Simulated =>
    p.R > 0
      ? replicate(seed, effort, 800, (random, length) => owed(p, random, length))
      : calculated({ AR: 0, capitalCostPerYear: 0 }),
});
