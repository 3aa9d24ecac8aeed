import { studentT } from "../distributions/studentT.ts";
import { probit } from "../numeric/probit.ts";
import type { Estimate } from "./estimate.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly halfWidth: number;
  readonly confidence: number;
}

/** An estimate whose standard error may have fewer degrees of freedom than n − 1. */
export interface Estimated extends Estimate {
  /** Of the standard error; n − 1 where absent. */
  readonly degrees?: number;
}

function checkConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`invalid confidence: ${confidence}; a number between 0 and 1 is needed`);
  }
}

let last = { degrees: 0, confidence: 0, quantile: 0 };

/** t with P(|T| ≤ t) = confidence. The last one is kept: many figures of one simulation ask for the same. */
function tQuantile(degrees: number, confidence: number): number {
  if (degrees !== last.degrees || confidence !== last.confidence) {
    const quantile = studentT({ degrees }).upperQuantile((1 - confidence) / 2);
    last = { degrees, confidence, quantile };
  }
  return last.quantile;
}

/**
 * Student's interval mean ± t·se: it holds the true mean with the given confidence if the mean of the observations
 * is about normal.
 *
 * Its ends are for showing, not for the digest: the t quantile is rounded to 10 significant digits.
 *
 * @param confidence between 0 and 1, say 0.95
 * @returns half width 0 for se = 0, NaN where the standard error is not known
 * @throws RangeError when `confidence` is out of range
 * @example
 * tInterval({ mean: 10, se: 1, n: 10 }, 0.95).halfWidth; // 2.262157163
 */
export function tInterval({ mean, se, n, degrees = n - 1 }: Estimated, confidence: number): Interval {
  checkConfidence(confidence);
  let halfWidth = Number.NaN;
  if (se === 0) halfWidth = 0;
  else if (degrees > 0 && se < Infinity) halfWidth = tQuantile(degrees, confidence) * se;
  return { low: mean - halfWidth, high: mean + halfWidth, halfWidth, confidence };
}

/**
 * About how many observations are needed until the interval leaves zero, if mean and variance stay as they are:
 * the smallest N with t(N − 1)·s/√N < |mean|, s = se·√n. What "too few runs to call a winner" is followed by.
 *
 * @returns a whole number ≥ 2; Infinity for mean = 0; NaN where mean or standard error is not known
 * @throws RangeError when `confidence` is out of range
 */
export function neededReplications({ mean, se, n }: Estimate, confidence: number): number {
  checkConfidence(confidence);
  if (!(se >= 0 && Math.abs(mean) >= 0)) return Number.NaN;
  if (se === 0) return mean === 0 ? Infinity : 2;
  const spread = (se * Math.sqrt(n)) / Math.abs(mean);
  const calls = (count: number) => {
    const root = tQuantile(count - 1, confidence) * spread;
    return root * root < count;
  };
  // No t is below the normal quantile, and for large N none is far above it.
  const normal = -probit((1 - confidence) / 2) * spread;
  let low = Math.max(2, Math.floor(normal * normal));
  if (low > 1e9) return low;
  let high = low;
  for (let step = 1; !calls(high); step *= 2) {
    low = high;
    high += step;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (calls(middle)) high = middle;
    else low = middle;
  }
  return high;
}
