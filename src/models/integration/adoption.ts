import { exp, expm1 } from "../../numeric/elementary.ts";
import type { Spells } from "./environment.ts";
import { type Levers, leverNames } from "./levers.ts";
import { endOf, goLiveDays, type Setting } from "./setting.ts";

/** a(t) = A (1 − e^{−t/τ}), the learning curve. @param maximum A @param ramp τ, days @param time t, days since go-live */
export function adoptionAt(maximum: number, ramp: number, time: number): number {
  return time > 0 ? -maximum * expm1(-time / ramp) : 0;
}

/**
 * Mean adoption over [0, T], A (1 − (τ/T)(1 − e^{−T/τ})).
 *
 * @param maximum A in [0, 1]
 * @param ramp τ, days, > 0
 * @param span T, days, > 0
 */
export function meanAdoption(maximum: number, ramp: number, span: number): number {
  return maximum * (1 + (ramp / span) * expm1(-span / ramp));
}

/**
 * Bass diffusion, F(t) = (1 − e^{−(p+q)t}) / (1 + (q/p) e^{−(p+q)t}).
 *
 * Source: Bass (1969), Management Science 15(5).
 *
 * @param innovation p, 1/day, > 0
 * @param imitation q, 1/day, ≥ 0
 * @param time t, days; 0 or before gives 0
 */
export function bassAdoption(innovation: number, imitation: number, time: number): number {
  if (!(time > 0)) return 0;
  const rate = innovation + imitation;
  return -expm1(-rate * time) / (1 + (imitation / innovation) * exp(-rate * time));
}

/**
 * What a training budget buys: highest adoption 0.98 − 0.48 e^{−T/10 800} and ramp 90 e^{−T/43 300} days.
 *
 * @param budget T, money, ≥ 0
 */
export function adoptionFor(budget: number): { readonly maximum: number; readonly rampDays: number } {
  return { maximum: 0.98 - 0.48 * exp(-budget / 10_800), rampDays: 90 * exp(-budget / 43_300) };
}

/** The share of transactions and plans that use each lever at a time. */
export class Adoption {
  private readonly goLive: Float64Array;
  private readonly curve: Setting["adoption"];
  private readonly outages: Spells;

  /** @param outages while one lasts nothing is adopted */
  constructor(setting: Setting, levers: Levers, outages: Spells) {
    this.curve = setting.adoption;
    this.outages = outages;
    const never = endOf(setting) + 1;
    this.goLive = Float64Array.from(leverNames, (lever) =>
      levers[lever] ? setting.simulation.warmUp + goLiveDays(setting, lever) : never,
    );
  }

  /** Adoption as learnt, in [0, 1], whether or not the systems are up. @param lever its position */
  learnt(lever: number, time: number): number {
    const since = time - this.goLive[lever]!;
    if (!(since > 0)) return 0;
    const { curve, maximum, rampDays, bassInnovation, bassImitation, pilotDays, pilotShare } = this.curve;
    const ceiling = since < pilotDays ? maximum * pilotShare : maximum;
    return curve === "bass"
      ? ceiling * bassAdoption(bassInnovation, bassImitation, since)
      : adoptionAt(ceiling, rampDays, since);
  }

  /** Adoption in effect: as learnt, 0 during an outage. Times must not decrease from call to call. */
  level(lever: number, time: number): number {
    const learnt = this.learnt(lever, time);
    return learnt > 0 && this.outages.during(time) ? 0 : learnt;
  }

  /** How much longer manual work takes while people learn a lever, 1 + dip e^{−(t−go)/τ} from go-live on. */
  burden(lever: number, time: number): number {
    const { dip, rampDays } = this.curve;
    if (!(dip > 0) || !(this.learnt(lever, time) > 0)) return 1;
    return 1 + dip * exp(-(time - this.goLive[lever]!) / rampDays);
  }
}
