import { Calendar } from "../../../engine/calendar.ts";
import { exp, expm1 } from "../../../numeric/elementary.ts";
import { streams } from "../../../random/streams.ts";
import { Pipeline } from "../crm.ts";
import { Customers, smoothed } from "../customers.ts";
import { environment } from "../environment.ts";
import { number, share } from "../fields.ts";
import { Line } from "../line.ts";
import { Meter } from "../meter.ts";
import { example } from "../scenario.ts";
import type { Setting } from "../setting.ts";
import { tables } from "../tables.ts";
import { exponentialVariate } from "../variates.ts";
import { meanAndError, replicate, type Simulated, validationCase } from "./case.ts";

const positive = (label: string, unit: string, byDefault: number, meaning: string) =>
  number(label, unit, byDefault, { above: 0, max: 1e9 }, meaning);

interface Stages {
  readonly a: number;
  readonly m: number;
  readonly v: readonly number[];
  readonly q: number;
}

/** The model's pipeline alone, counted once a day. */
function population({ a, m, v, q }: Stages, seed: string, batch: number, span: number) {
  const { problem } = example;
  const [first, second, third] = v as readonly [number, number, number];
  const leads = { ...problem.leads, rate: a, stageDays: m, quantity: q, advance: { first, second, third } };
  const changed = { ...problem, leads };
  const calendar = new Calendar();
  const { standard } = problem.products;
  const absent = { id: 0, region: 0, active: false, satisfaction: 1, churn: streams(seed).stream(nobody) };
  const pipeline = new Pipeline({
    problem: changed,
    tables: tables(changed),
    calendar,
    streams: streams(seed),
    replication: batch,
    line: new Line(0, standard, 1, 0, 0, 0, 0),
    customers: new Array<typeof absent>(problem.customers.initial).fill(absent),
    place: () => {},
    noiseFactor: 0,
  });
  const warmUp = 15 * m;
  calendar.runUntil(warmUp);
  const won = pipeline.won;
  const sums = [0, 0, 0];
  const days = Math.ceil(span);
  for (let day = 1; day <= days; day++) {
    calendar.runUntil(warmUp + day);
    for (let stage = 0; stage < 3; stage++) sums[stage]! += pipeline.open[stage]!;
  }
  const N = sums.map((sum) => sum / days);
  const weights = [first * second * third, second * third, third];
  return {
    N,
    winRate: (pipeline.won - won) / days,
    weightedUnits: N.reduce((sum, count, stage) => sum + count * weights[stage]! * q, 0),
  };
}

const nobody = { purpose: 0x03f1, replication: 0 };

export const pipelinePopulation = validationCase<Stages>({
  name: "CRM-1",
  title: "Open opportunities by stage",
  source: "M/M/∞ stages with thinning; Little (1961)",
  parameters: {
    a: positive("Leads", "1/day", 0.7, "rate of leads"),
    m: positive("Stage length", "days", 12, "mean time in a stage"),
    v: {
      kind: "numbers",
      label: "Advance",
      unit: "",
      min: 0,
      minLength: 3,
      maxLength: 3,
      meaning: "chance to pass each of the three stages, at most 1",
    },
    q: positive("Size", "units", 200, "mean units of an opportunity"),
  },
  example: { a: 0.7, m: 12, v: [0.6, 0.7, 0.72], q: 200 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ a, m, v, q }) => {
    const reach = v.map((_, stage) => v.slice(0, stage).reduce((product, chance) => product * chance, 1));
    const win = v.map((_, stage) => v.slice(stage).reduce((product, chance) => product * chance, 1));
    const N = reach.map((chance) => a * chance * m);
    return {
      N,
      winRate: a * win[0]!,
      weightedUnits: N.reduce((sum, count, stage) => sum + count * win[stage]! * q, 0),
    };
  },
  simulate: (p, seed, effort) =>
    replicate(seed, effort, 5000, (_, length, batch) => population(p, seed, batch, length)),
});

interface Base {
  readonly a: number;
  readonly x: number;
  readonly N0: number;
  readonly t: number;
  readonly marginPerDay: number;
  readonly r: number;
}

/** The model's customers alone: nobody orders, hazards are constant. @returns how many are active at t */
function survivors({ a, x, N0, t }: Base, seed: string, replication: number): number {
  const { problem } = example;
  const review = Math.max(1e-3, Math.min(30, 0.02 / Math.max(x, 1e-9), t / 10));
  const changed = {
    ...problem,
    customers: {
      ...problem.customers,
      initial: N0,
      acquisitionRate: a,
      churnHazard: x,
      churnSensitivity: 0,
      churnReviewDays: review,
      wordOfMouth: 0,
    },
  };
  const setting: Setting = {
    ...example,
    problem: changed,
    simulation: { ...example.simulation, warmUp: 0, years: 1 },
  };
  const calendar = new Calendar();
  const meter = new Meter(0);
  const named = streams(seed);
  const customers = new Customers({
    problem: changed,
    tables: customerTables,
    calendar,
    streams: named,
    replication,
    environment: environment(setting, named, replication),
    lines: [],
    meter,
    end: t,
    place: () => {},
    all: [],
  });
  // Reviews at exactly t belong to the span.
  calendar.runUntil(t * (1 + 1e-12));
  return customers.all.reduce((count, customer) => count + (customer.active ? 1 : 0), 0);
}

const customerTables = tables(example.problem);

export const customerBase = validationCase<Base>({
  name: "CRM-2",
  title: "Customers who come and leave",
  source: "linear death with immigration; M/M/∞",
  parameters: {
    a: number("Acquisition", "1/day", 0.013, { min: 0, max: 10 }, "rate of new customers"),
    x: number("Churn", "1/day", 0.0003, { above: 0, max: 0.1 }, "hazard of leaving"),
    N0: number("Customers", "", 40, { min: 1, max: 2000, integer: true }, "customers at the start"),
    t: positive("Time", "days", 730, "time"),
    marginPerDay: number("Margin", "money/day", 25, { min: 0, max: 1e9 }, "margin of a customer"),
    r: number("Discount", "1/day", 0.1 / 365, { min: 0, max: 1 }, "continuous discount rate"),
  },
  example: { a: 0.013, x: 0.0003, N0: 40, t: 730, marginPerDay: 25, r: 0.000273972602739726 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ a, x, N0, t, marginPerDay, r }) => ({
    N730: a / x + (N0 - a / x) * exp(-x * t),
    CLV: marginPerDay / (x + r),
    steady: a / x,
  }),
  simulate: (p, seed, effort): Simulated => {
    const runs = Math.max(20, Math.ceil(400 * effort));
    const counts = meanAndError(Array.from({ length: runs }, (_, i) => survivors(p, seed, i)));
    const value = replicate(seed, effort, 2000, (random, length) => {
      const stream = random(0);
      let sum = 0;
      for (let i = 0; i < length; i++) {
        const lifetime = exponentialVariate(1 / p.x, stream.uniform());
        sum += p.r > 0 ? (-p.marginPerDay * expm1(-p.r * lifetime)) / p.r : p.marginPerDay * lifetime;
      }
      return { CLV: sum / length };
    });
    return {
      values: { N730: counts.mean, ...value.values },
      se: { N730: counts.se, ...value.se },
    };
  },
});

export const satisfactionAverage = validationCase<{ eta: number; mean: number; var: number }>({
  name: "CRM-3",
  title: "Smoothed satisfaction",
  source: "moments of exponential smoothing",
  parameters: {
    eta: number("Smoothing", "", 0.1, { above: 0, max: 1 }, "weight of the newest score"),
    mean: share("Mean score", 0.85, "mean of the scores"),
    var: number("Variance", "", 0.04, { above: 0, max: 1 }, "variance of the scores"),
  },
  example: { eta: 0.1, mean: 0.85, var: 0.04 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ eta, mean, var: variance }) => ({ mean, var: (variance * eta) / (2 - eta) }),
  simulate: ({ eta, mean, var: variance }, seed, effort) =>
    replicate(seed, effort, 100_000, (random, length) => {
      const stream = random(0);
      const spread = Math.sqrt(variance);
      const warmUp = Math.ceil(40 / eta);
      let satisfaction = mean;
      let sum = 0;
      let squares = 0;
      for (let i = -warmUp; i < length; i++) {
        satisfaction = smoothed(satisfaction, eta, stream.uniform() < 0.5 ? mean - spread : mean + spread);
        if (i < 0) continue;
        sum += satisfaction - mean;
        squares += (satisfaction - mean) * (satisfaction - mean);
      }
      return { mean: mean + sum / length, var: squares / length };
    }),
});
