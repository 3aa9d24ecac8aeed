import { gamma } from "../../../distributions/gamma.ts";
import { normal } from "../../../distributions/normal.ts";
import { quantileTable } from "../../../distributions/quantileTable.ts";
import { pow } from "../../../numeric/elementary.ts";
import { number } from "../fields.ts";
import { orderUpTo, plan } from "../planning.ts";
import { replicate, validationCase } from "./case.ts";

const lead = (label: string, byDefault: number) =>
  number(label, "periods", byDefault, { min: 0, max: 200 }, "protection interval: lead time + review");
const window = (byDefault: number) =>
  number(
    "Window",
    "periods",
    byDefault,
    { min: 1, max: 500, integer: true },
    "periods of the moving average",
  );
const correlation = (byDefault: number) =>
  number("Correlation", "", byDefault, { above: -1, below: 1 }, "autocorrelation of demand");

/** A stage that forecasts what it sees and orders up to the plan; free returns, no safety stock. */
export class Stage {
  private readonly span: number;
  private readonly forecast: (demand: number) => number;
  private level = 0;

  /** @param span L, periods @param forecast takes the newest demand, returns the mean expected per period */
  constructor(span: number, forecast: (demand: number) => number) {
    this.span = span;
    this.forecast = forecast;
  }

  /** @param demand met since the last order @param seen demand that the forecast follows @returns the order */
  order(demand: number, seen = demand): number {
    const position = this.level - demand;
    this.level = plan({
      horizon: this.span,
      baseline: this.forecast(seen),
      pipelineAdoption: 0,
      pipelineUnits: 0,
      promoAdoption: 0,
      promoLift: 0,
    });
    return orderUpTo(this.level, position, 0);
  }
}

/** Mean of the last p values. */
export function movingAverage(p: number): (value: number) => number {
  const ring = new Float64Array(p);
  let next = 0;
  return (value) => {
    ring[next] = value;
    next = next + 1 < p ? next + 1 : 0;
    let sum = 0;
    for (let i = 0; i < p; i++) sum += ring[i]!;
    return sum / p;
  };
}

const gammaDemand = quantileTable(gamma({ mean: 100, sd: 30 }));
const innovation = quantileTable(normal({ mean: 0, sd: 1 }));

/** Running variances of two series. */
export class VarianceRatio {
  private count = 0;
  private meanA = 0;
  private meanB = 0;
  private squaresA = 0;
  private squaresB = 0;

  add(a: number, b: number): void {
    this.count++;
    const deltaA = a - this.meanA;
    const deltaB = b - this.meanB;
    this.meanA += deltaA / this.count;
    this.meanB += deltaB / this.count;
    this.squaresA += deltaA * (a - this.meanA);
    this.squaresB += deltaB * (b - this.meanB);
  }

  /** Var(a) / Var(b). */
  value(): number {
    return this.squaresA / this.squaresB;
  }
}

const WARM_UP = 2000;
const PERIODS = 25_000;

function independent(seed: string, effort: number, makeStage: () => Stage) {
  return replicate(seed, effort, PERIODS, (random, length) => {
    const words = random(0);
    const stage = makeStage();
    const ratio = new VarianceRatio();
    for (let t = -WARM_UP; t < length; t++) {
      const demand = gammaDemand.at(words.word());
      const order = stage.order(demand);
      if (t >= 0) ratio.add(order, demand);
    }
    return { value: ratio.value() };
  });
}

export const movingAverageIndependent = validationCase<{ L: number; p: number }>({
  name: "BW-1",
  title: "Bullwhip ratio, moving-average forecast, independent demand",
  source: "Chen, Drezner, Ryan, Simchi-Levi (2000), Management Science 46(3)",
  parameters: { L: lead("L", 5), p: window(10) },
  example: { L: 5, p: 10 },
  tolerance: { kind: "relative", value: 0.02 },
  exact: ({ L, p }) => ({ value: 1 + (2 * L) / p + (2 * L * L) / (p * p) }),
  simulate: ({ L, p }, seed, effort) => independent(seed, effort, () => new Stage(L, movingAverage(p))),
});

export const movingAverageCorrelated = validationCase<{ L: number; p: number; rho: number }>({
  name: "BW-2",
  title: "Bullwhip ratio, moving average, AR(1) demand",
  source: "Chen, Drezner, Ryan, Simchi-Levi (2000), Management Science 46(3)",
  parameters: { L: lead("L", 3), p: window(5), rho: correlation(0.6) },
  example: { L: 3, p: 5, rho: 0.6 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ L, p, rho }) => ({ value: 1 + ((2 * L) / p + (2 * L * L) / (p * p)) * (1 - pow(rho, p)) }),
  simulate: ({ L, p, rho }, seed, effort) =>
    replicate(seed, effort, 2 * PERIODS, (random, length) => {
      const words = random(0);
      const stage = new Stage(L, movingAverage(p));
      const ratio = new VarianceRatio();
      let demand = 0;
      for (let t = -WARM_UP; t < length; t++) {
        demand = rho * demand + innovation.at(words.word());
        const order = stage.order(demand);
        if (t >= 0) ratio.add(order, demand);
      }
      return { value: ratio.value() };
    }),
});

export const exponentialSmoothing = validationCase<{ L: number; alpha: number }>({
  name: "BW-3",
  title: "Bullwhip ratio, exponential smoothing, independent demand",
  source: "Chen, Ryan, Simchi-Levi (2000), Naval Research Logistics 47(4)",
  parameters: {
    L: lead("L", 5),
    alpha: number("Smoothing", "", 0.2, { above: 0, max: 1 }, "weight of the newest demand"),
  },
  example: { L: 5, alpha: 0.2 },
  tolerance: { kind: "relative", value: 0.02 },
  exact: ({ L, alpha }) => ({ value: 1 + 2 * L * alpha + (2 * L * L * alpha * alpha) / (2 - alpha) }),
  simulate: ({ L, alpha }, seed, effort) =>
    independent(seed, effort, () => {
      let forecast = 100;
      return new Stage(L, (demand) => {
        forecast += alpha * (demand - forecast);
        return forecast;
      });
    }),
});

export const twoStages = validationCase<{ L1: number; L2: number; p: number }>({
  name: "BW-4",
  title: "Two stages: orders alone against shared customer demand",
  source: "Chen et al. (2000), multistage section; exact value from the filter (1 + a) − a Bᵖ",
  parameters: { L1: lead("L1", 5), L2: lead("L2", 5), p: window(10) },
  example: { L1: 5, L2: 5, p: 10 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ L1, L2, p }) => {
    const a = L1 / p;
    const b = L2 / p;
    const stage = (x: number) => 1 + 2 * x + 2 * x * x;
    const outer = (1 + a) * (1 + b);
    const inner = a * (1 + b) + b * (1 + a);
    return {
      decentralisedExact: outer * outer + inner * inner + a * b * a * b,
      productLowerBound: stage(a) * stage(b),
      centralised: stage(a + b),
    };
  },
  simulate: ({ L1, L2, p }, seed, effort) =>
    replicate(seed, effort, PERIODS, (random, length) => {
      const words = random(0);
      const first = new Stage(L1, movingAverage(p));
      const second = new Stage(L2, movingAverage(p));
      const informed = new Stage(L1 + L2, movingAverage(p));
      const alone = new VarianceRatio();
      const shared = new VarianceRatio();
      for (let t = -WARM_UP; t < length; t++) {
        const demand = gammaDemand.at(words.word());
        const passedOn = second.order(first.order(demand));
        const echelon = informed.order(demand);
        if (t < 0) continue;
        alone.add(passedOn, demand);
        shared.add(echelon, demand);
      }
      return { decentralisedExact: alone.value(), centralised: shared.value() };
    }),
});

export const batching = validationCase<{ mu: number; sigma: number; R: number }>({
  name: "BW-5",
  title: "A constant level has no bullwhip; periodic batching has",
  source: "Lee, Padmanabhan, Whang (1997), Management Science 43(4)",
  parameters: {
    mu: number("Mean demand", "units/period", 100, { above: 0, max: 1e6 }, "mean demand"),
    sigma: number("Deviation", "units/period", 30, { above: 0, max: 1e6 }, "standard deviation of demand"),
    R: number("Review", "periods", 1, { min: 1, max: 1000, integer: true }, "an order every R periods"),
  },
  example: { mu: 100, sigma: 30, R: 1 },
  tolerance: { kind: "relative", value: 0.02 },
  exact: ({ mu, sigma, R }) => ({ value: 1 + ((R - 1) * mu * mu) / (sigma * sigma) }),
  simulate: ({ mu, sigma, R }, seed, effort) => {
    const table = quantileTable(gamma({ mean: mu, sd: sigma }));
    return replicate(seed, effort, PERIODS, (random, length) => {
      const words = random(0);
      const ratio = new VarianceRatio();
      const level = 1000 * mu;
      let position = level;
      for (let t = 0; t < length * R; t++) {
        const demand = table.at(words.word());
        position -= demand;
        const order = (t + 1) % R === 0 ? orderUpTo(level, position, 0) : 0;
        position += order;
        ratio.add(order, demand);
      }
      return { value: ratio.value() };
    });
  },
});

export const bestForecast = validationCase<{ rho: number; l: number }>({
  name: "BW-6",
  title: "Bullwhip with the best forecast of AR(1) demand",
  source: "Lee, So, Tang (2000), Management Science 46(5); Chen, Ryan, Simchi-Levi (2000)",
  parameters: { rho: correlation(0.7), l: lead("l", 3) },
  example: { rho: 0.7, l: 3 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ rho, l }) => ({
    value: 1 + (2 * rho * (1 - pow(rho, l + 1)) * (1 - pow(rho, l + 2))) / (1 - rho),
  }),
  simulate: ({ rho, l }, seed, effort) =>
    replicate(seed, effort, 2 * PERIODS, (random, length) => {
      const words = random(0);
      const gain = bestForecastGain(rho, l);
      // The level covers l + 1 periods; only its change with the newest demand matters.
      const stage = new Stage(1, (demand) => gain * demand);
      const ratio = new VarianceRatio();
      let demand = 0;
      for (let t = -WARM_UP; t < length; t++) {
        demand = rho * demand + innovation.at(words.word());
        const order = stage.order(demand);
        if (t >= 0) ratio.add(order, demand);
      }
      return { value: ratio.value() };
    }),
});

/** Σ_{k=1}^{l+1} ρᵏ = ρ (1 − ρ^{l+1})/(1 − ρ): how much the level moves with demand. */
export function bestForecastGain(rho: number, l: number): number {
  return (rho * (1 - pow(rho, l + 1))) / (1 - rho);
}
