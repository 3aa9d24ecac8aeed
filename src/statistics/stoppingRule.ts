import { type Estimated, tInterval } from "./interval.ts";

export interface Precision {
  /** Half width wanted, in the figure's unit. */
  readonly absolute?: number;
  /** Relative error wanted, γ: |mean − true mean| ≤ γ·|true mean|. */
  readonly relative?: number;
  readonly confidence: number;
  /** Fewest observations, ≥ 2: a small sample may look precise by chance. */
  readonly minimum: number;
  /** Most observations. */
  readonly cap: number;
}

/** What to do after the observations so far. */
export type Verdict = "continue" | "precise" | "capped";

/**
 * A sequential stopping rule: go on until the interval is as narrow as wanted, at least `minimum` and at most `cap`
 * observations. A relative error γ asks for half width ≤ γ/(1 + γ)·|mean|, as the mean itself is only an estimate. If
 * both targets are given, both must be met.
 *
 * Ask at fixed numbers of observations only (block ends), and the answer does not depend on who computed them. A rule
 * asked often stops a little early: coverage comes out slightly below the confidence for small minima.
 *
 * Source: Law (2015), Simulation Modeling and Analysis, 5th ed., §9.4.1; Chow, Robbins (1965), Annals of
 * Mathematical Statistics 36(2).
 *
 * @throws RangeError when a number is out of range or no target is given
 */
export function stoppingRule(precision: Precision): (estimate: Estimated) => Verdict {
  const { absolute, relative, confidence, minimum, cap } = precision;
  if (absolute === undefined && relative === undefined) throw new RangeError("missing absolute or relative");
  for (const [name, target] of Object.entries({ absolute, relative })) {
    if (target !== undefined && !(target > 0 && target < Infinity)) {
      throw new RangeError(`invalid ${name}: ${target}; a finite number > 0 is needed`);
    }
  }
  if (!(Number.isInteger(minimum) && minimum >= 2)) {
    throw new RangeError(`invalid minimum: ${minimum}; a whole number ≥ 2 is needed`);
  }
  if (!(Number.isInteger(cap) && cap >= minimum)) {
    throw new RangeError(`invalid cap: ${cap}; a whole number ≥ minimum (${minimum}) is needed`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`invalid confidence: ${confidence}; a number between 0 and 1 is needed`);
  }
  return (estimate) => {
    const { mean, n } = estimate;
    if (n < minimum) return "continue";
    const { halfWidth } = tInterval(estimate, confidence);
    const narrow = absolute === undefined || halfWidth <= absolute;
    const close = relative === undefined || halfWidth <= (relative / (1 + relative)) * Math.abs(mean);
    if (narrow && close) return "precise";
    return n >= cap ? "capped" : "continue";
  };
}
