import { poisson } from "../../../distributions/poisson.ts";
import { exp } from "../../../numeric/elementary.ts";
import { gaussLegendre } from "../../../numeric/quadrature.ts";
import { adoptionAt, bassAdoption, meanAdoption } from "../adoption.ts";
import { tourCost } from "../dispatch.ts";
import { number, share } from "../fields.ts";
import { ForecastErrors } from "../forecast.ts";
import { WindowCount } from "../quality.ts";
import { exponentialVariate, poissonVariate } from "../variates.ts";
import { type CaseValues, calculated, replicate, type Simulated, validationCase } from "./case.ts";

const positive = (label: string, unit: string, byDefault: number, meaning: string) =>
  number(label, unit, byDefault, { above: 0, max: 1e9 }, meaning);

export const dispatchCost = validationCase<{ K: number; f: number; n: number }>({
  name: "LOG-1",
  title: "Cost of a daily consolidated dispatch",
  source: "Poisson number of stops",
  parameters: {
    K: positive("First stop", "money", 30, "cost of a shipment or first stop"),
    f: share("Further stop", 0.65, "cost of a further stop over the first"),
    n: number("Orders", "1/day", 4.5, { above: 0, max: 500 }, "mean orders of a region and day"),
  },
  example: { K: 30, f: 0.65, n: 4.5 },
  tolerance: { kind: "relative", value: 0.01 },
  exact: ({ K, f, n }) => {
    const consolidated = K * ((1 - f) * (1 - exp(-n)) + f * n);
    return { consolidated, separate: K * n, saving: 1 - consolidated / (K * n) };
  },
  simulate: ({ K, f, n }, seed, effort) =>
    replicate(seed, effort, 20_000, (random, length) => {
      const stream = random(0);
      let consolidated = 0;
      let separate = 0;
      for (let day = 0; day < length; day++) {
        const stops = poissonVariate(n, stream.uniform());
        consolidated += tourCost(K, f, stops);
        separate += K * stops;
      }
      return {
        consolidated: consolidated / length,
        separate: separate / length,
        saving: 1 - consolidated / separate,
      };
    }),
});

interface Series {
  readonly actual: readonly number[];
  readonly forecast: readonly number[];
  readonly naive: readonly number[];
}

const series = (label: string) =>
  ({
    kind: "numbers",
    label,
    unit: "units",
    minLength: 1,
    maxLength: 10_000,
    meaning: "one value per period; all three of equal length",
  }) as const;

export const forecastMeasures = validationCase<Series>({
  name: "MET-1",
  title: "Measures of forecast error",
  source: "Hyndman, Koehler (2006), International Journal of Forecasting 22(4)",
  parameters: { actual: series("Actual"), forecast: series("Forecast"), naive: series("Naive forecast") },
  example: { actual: [100, 120, 80, 110], forecast: [90, 125, 100, 100], naive: [95, 100, 120, 80] },
  tolerance: { kind: "relative", value: 1e-12 },
  exact: ({ actual, forecast, naive }) => {
    const total = actual.reduce((sum, a) => sum + a, 0);
    const distance = (other: readonly number[]) =>
      actual.reduce((sum, a, i) => sum + Math.abs(a - other[i]!), 0);
    return {
      MAPE: actual.reduce((sum, a, i) => sum + Math.abs(a - forecast[i]!) / a, 0) / actual.length,
      wMAPE: distance(forecast) / total,
      MASE: distance(forecast) / distance(naive),
      bias: forecast.reduce((sum, f) => sum + f, 0) / total - 1,
    };
  },
  simulate: ({ actual, forecast, naive }) => {
    const errors = new ForecastErrors();
    actual.forEach((a, i) => {
      errors.add(forecast[i]!, a, naive[i]!);
    });
    return calculated({
      MAPE: errors.mape(),
      wMAPE: errors.wmape(),
      MASE: errors.mase(),
      bias: errors.bias(),
    });
  },
});

interface Ramp {
  readonly amax?: number;
  readonly tau?: number;
  readonly T?: number;
  readonly bass?: boolean;
  readonly p?: number;
  readonly q?: number;
  readonly t?: number;
}

/** Classic Runge–Kutta for F′ = (p + qF)(1 − F). */
function integrateBass(p: number, q: number, time: number): number {
  const slope = (F: number) => (p + q * F) * (1 - F);
  const steps = 2000;
  const h = time / steps;
  let F = 0;
  for (let i = 0; i < steps; i++) {
    const k1 = slope(F);
    const k2 = slope(F + (h * k1) / 2);
    const k3 = slope(F + (h * k2) / 2);
    const k4 = slope(F + h * k3);
    F += (h * (k1 + 2 * k2 + 2 * k3 + k4)) / 6;
  }
  return F;
}

const optional = (label: string, unit: string, meaning: string) =>
  ({ ...number(label, unit, null, { min: 0, max: 1e6 }, meaning), optional: true }) as const;

export const adoptionRamp = validationCase<Ramp>({
  name: "ADOPT-1",
  title: "Adoption ramp: mean of the exponential curve, Bass curve",
  source: "exponential learning; Bass (1969), Management Science 15(5)",
  parameters: {
    amax: optional("Highest adoption", "", "of the exponential curve; 0.95 if left out"),
    tau: optional("Ramp", "days", "time constant; 45 if left out"),
    T: optional("Span", "days", "mean over this span; 365 if left out"),
    bass: { kind: "flag", label: "Bass curve", default: false, meaning: "the Bass curve instead" },
    p: optional("Innovation", "1/day", "of the Bass curve; 0.001 if left out"),
    q: optional("Imitation", "1/day", "of the Bass curve; 0.38/30 if left out"),
    t: optional("Time", "days", "of the Bass curve; 180 if left out"),
  },
  example: { amax: 0.95, tau: 45, T: 365 },
  tolerance: { kind: "relative", value: 1e-9 },
  exact: ({ amax = 0.95, tau = 45, T = 365, bass, p = 0.001, q = 0.38 / 30, t = 180 }): CaseValues =>
    bass ? { F: bassAdoption(p, q, t) } : { mean: meanAdoption(amax, tau, T) },
  simulate: ({ amax = 0.95, tau = 45, T = 365, bass, p = 0.001, q = 0.38 / 30, t = 180 }): Simulated =>
    bass
      ? calculated({ F: integrateBass(p, q, t) })
      : calculated({ mean: gaussLegendre((time) => adoptionAt(amax, tau, time), 0, T, 40) / T }),
});

export const qualityAlarm = validationCase<{ K: number; rate: number; R: number }>({
  name: "QUAL-1",
  title: "Complaint alarm against periodic review",
  source: "Erlang time to the K-th complaint; uniform phase of the review",
  parameters: {
    K: number("Threshold", "", 8, { min: 1, max: 500, integer: true }, "complaints that raise the alarm"),
    rate: positive("Complaints", "1/day", 0.25, "rate of complaints"),
    R: positive("Review", "days", 45, "period of the review"),
  },
  example: { K: 8, rate: 0.25, R: 45 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ K, rate, R }) => ({
    complaints: K / rate,
    periodic: R / 2,
    pBy22_5: poisson({ mean: rate * 22.5 }).survival(K - 1),
  }),
  simulate: ({ K, rate, R }, seed, effort) =>
    replicate(seed, effort, 3000, (random, length) => {
      const stream = random(0);
      let complaints = 0;
      let periodic = 0;
      let early = 0;
      for (let i = 0; i < length; i++) {
        const alarm = new WindowCount(Number.POSITIVE_INFINITY);
        let now = 0;
        do now += exponentialVariate(1 / rate, stream.uniform());
        while (alarm.add(now) < K);
        complaints += now;
        if (now <= 22.5) early++;
        periodic += R * stream.uniform();
      }
      return { complaints: complaints / length, periodic: periodic / length, pBy22_5: early / length };
    }),
});
