import { exp, expm1, pow } from "../../../numeric/elementary.ts";
import { minimum } from "../../../numeric/minimum.ts";
import { number } from "../fields.ts";
import { orderUpTo } from "../planning.ts";
import { exponentialVariate } from "../variates.ts";
import { replicate, validationCase } from "./case.ts";

interface BaseStock {
  readonly h: number;
  readonly p: number;
  readonly d: number;
  readonly alpha: number;
  readonly beta: number;
  readonly S?: number;
}

const positive = (label: string, unit: string, byDefault: number, meaning: string) =>
  number(label, unit, byDefault, { above: 0, max: 1e9 }, meaning);

/** Chance that the supplier has been down for n periods. */
function downFor(alpha: number, beta: number, n: number): number {
  return n === 0 ? beta / (alpha + beta) : ((alpha * beta) / (alpha + beta)) * pow(1 - beta, n - 1);
}

function optimalLevel({ h, p, d, alpha, beta }: BaseStock): number {
  let n = 0;
  let cumulative = downFor(alpha, beta, 0);
  while (cumulative < p / (p + h)) cumulative += downFor(alpha, beta, ++n);
  return d + d * n;
}

export const periodicDisruptions = validationCase<BaseStock>({
  name: "DIS-1",
  title: "Base stock with supply disruptions, fixed demand",
  source: "Tomlin (2006), Management Science 52(5); Snyder, Shen, Example 9.3",
  parameters: {
    h: positive("Holding", "money/unit/period", 0.25, "holding cost"),
    p: positive("Backorder", "money/unit/period", 3, "backorder cost"),
    d: positive("Demand", "units/period", 2000, "demand of a period"),
    alpha: number("Failure", "1/period", 0.04, { above: 0, max: 1 }, "chance to go down"),
    beta: number("Recovery", "1/period", 0.25, { above: 0, below: 1 }, "chance to come up"),
    S: {
      ...number("Base stock", "units", null, { min: 0, max: 1e12 }, "level; left out, the best one"),
      optional: true,
    },
  },
  example: { h: 0.25, p: 3, d: 2000, alpha: 0.04, beta: 0.25 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: (q) => {
    const S = q.S ?? optimalLevel(q);
    let cost = 0;
    for (let n = 0; n < 5000; n++) {
      const net = S - (n + 1) * q.d;
      cost += downFor(q.alpha, q.beta, n) * (q.h * Math.max(0, net) + q.p * Math.max(0, -net));
    }
    return { S, cost };
  },
  simulate: (q, seed, effort) => {
    const S = q.S ?? optimalLevel(q);
    return replicate(seed, effort, 100_000, (random, length) => {
      const stream = random(0);
      let up = true;
      let net = S;
      let sum = 0;
      for (let t = 0; t < length; t++) {
        up = up ? stream.uniform() >= q.alpha : stream.uniform() < q.beta;
        if (up) net += orderUpTo(S, net, 0);
        net -= q.d;
        sum += q.h * Math.max(0, net) + q.p * Math.max(0, -net);
      }
      return { cost: sum / length };
    });
  },
});

interface OrderQuantity {
  readonly K: number;
  readonly h: number;
  readonly p: number;
  readonly d: number;
  readonly lam: number;
  readonly mu: number;
}

/** g(Q) = (K + hQ²/2d + p d ψ/μ) / (Q/d + ψ/μ), ψ = λ/(λ + μ) (1 − e^{−(λ+μ)Q/d}). */
function quantityCost({ K, h, p, d, lam, mu }: OrderQuantity, Q: number): number {
  const down = (-lam / (lam + mu)) * expm1((-(lam + mu) * Q) / d);
  return (K + (h * Q * Q) / (2 * d) + (p * d * down) / mu) / (Q / d + down / mu);
}

function bestQuantity(q: OrderQuantity): number {
  const simple = Math.sqrt((2 * q.K * q.d) / q.h);
  return minimum((Q) => quantityCost(q, Q), simple * 1e-3, simple * 50 + (20 * q.d) / q.mu, 1e-10).x;
}

export const orderQuantity = validationCase<OrderQuantity>({
  name: "DIS-2",
  title: "Economic order quantity with disruptions",
  source: "Berk, Arreola-Risa (1994), Naval Research Logistics 41; Snyder (2014)",
  parameters: {
    K: positive("Fixed cost", "money", 8, "cost of an order"),
    h: positive("Holding", "money/unit/year", 0.225, "holding cost"),
    p: positive("Lost sale", "money/unit", 5, "cost of a lost sale"),
    d: positive("Demand", "units/year", 1300, "demand"),
    lam: positive("Failure", "1/year", 1.5, "rate of disruptions"),
    mu: positive("Recovery", "1/year", 14, "rate of recovery"),
  },
  example: { K: 8, h: 0.225, p: 5, d: 1300, lam: 1.5, mu: 14 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: (q) => {
    const Q = bestQuantity(q);
    return { Q, cost: quantityCost(q, Q) };
  },
  simulate: (q, seed, effort) => {
    const Q = bestQuantity(q);
    const cycle = Q / q.d;
    return replicate(seed, effort, 20_000, (random, length) => {
      const stream = random(0);
      let time = 0;
      let cost = 0;
      for (let i = 0; i < length; i++) {
        // The supplier is up when an order is placed; does the state found when stock is gone say down?
        let clock = 0;
        let up = true;
        while (clock < cycle) {
          clock += exponentialVariate(1 / (up ? q.lam : q.mu), stream.uniform());
          up = !up;
        }
        // The state at `cycle` is the one before the last change; if down, the rest of that spell is lost time.
        const wait = up ? clock - cycle : 0;
        time += cycle + wait;
        cost += q.K + (q.h * Q * cycle) / 2 + q.p * q.d * wait;
      }
      return { cost: cost / time };
    });
  },
});

export const earlyWarning = validationCase<{ m: number; respond: number; cover: number }>({
  name: "DIS-3",
  title: "Expected shortage days of a disruption by response time",
  source: "exponential disruption, rerouting after a delay (cf. Tomlin 2006)",
  parameters: {
    m: positive("Disruption", "days", 30, "mean exponential length"),
    respond: number(
      "Response",
      "days",
      33,
      { min: 0, max: 1e6 },
      "detection + activation + backup lead time",
    ),
    cover: number("Cover", "days", 12, { min: 0, max: 1e6 }, "days of demand in stock and on the way"),
  },
  example: { m: 30, respond: 33, cover: 12 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ m, respond, cover }) => ({
    value: respond > cover ? m * (exp(-cover / m) - exp(-respond / m)) : 0,
  }),
  simulate: ({ m, respond, cover }, seed, effort) =>
    replicate(seed, effort, 20_000, (random, length) => {
      const stream = random(0);
      let sum = 0;
      for (let i = 0; i < length; i++) {
        const disruption = exponentialVariate(m, stream.uniform());
        sum += Math.max(0, Math.min(disruption, respond) - cover);
      }
      return { value: sum / length };
    }),
});
