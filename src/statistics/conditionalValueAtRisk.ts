import { sum } from "../numeric/sum.ts";
import type { Linearised } from "./linearised.ts";

/**
 * The mean of the worst (largest) share 1 − p of a sample: CVaR_p = v + E(x − v)⁺/(1 − p) with v the p-quantile; an
 * observation that straddles the share counts in part. The share of an observation in it is v + (x − v)⁺/(1 − p), so
 * that se² = (s²(x | x > v) + p·(CVaR − v)²)/(n·(1 − p)) for large n.
 *
 * Its bias is of order 1/n and downwards. Trust the interval from some 20 observations in the tail on.
 *
 * Source: Rockafellar, Uryasev (2002), "Conditional value-at-risk for general loss distributions", Journal of Banking
 * & Finance 26(7); Manistre, Hancock (2005), "Variance of the CTE estimator", North American Actuarial Journal 9(2).
 *
 * @param values in any order, at least one; larger is worse
 * @param p between 0 and 1, say 0.95
 * @throws RangeError when there is no value or p is out of range
 * @example
 * conditionalValueAtRisk([1, 2, 3, 4], 0.5).value; // 3.5
 */
export function conditionalValueAtRisk(values: ArrayLike<number>, p: number): Linearised {
  const n = values.length;
  if (!(n >= 1)) throw new RangeError(`invalid values: ${n} of them; at least one is needed`);
  if (!(p > 0 && p < 1)) throw new RangeError(`invalid p: ${p}; a number between 0 and 1 is needed`);
  const sorted = Float64Array.from(values).sort();
  // n·p may be rounded up past a whole number, as 30 · 0.1 is.
  let rank = Math.ceil(n * p);
  if ((rank - 1) / n >= p) rank--;
  const threshold = sorted[rank - 1]!;
  const shares = Float64Array.from(values, (x) => threshold + Math.max(0, x - threshold) / (1 - p));
  return { value: sum(shares) / n, shares };
}
