import { sum } from "../numeric/sum.ts";
import { checkProbability, type Distribution } from "./distribution.ts";

export interface Empirical extends Distribution {
  /** The values in rising order; each has probability 1/length. */
  readonly values: Float64Array;
}

/**
 * The distribution of the given values, each as likely as the others: resampling from a history.
 *
 * `sd` is the standard deviation of this distribution (divisor n), not an estimate (divisor n − 1).
 *
 * @param values at least one finite number; copied
 * @throws RangeError when there is none, or one is not finite
 */
export function empirical(values: ArrayLike<number>): Empirical {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (!(n > 0)) throw new RangeError("invalid values: []; at least one number is needed");
  const wrong = sorted.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new RangeError(`invalid values: ${sorted[wrong]}; finite numbers are needed`);

  const constant = sorted[0] === sorted[n - 1];
  const mean = constant ? sorted[0]! : sum(sorted) / n;
  const sd = Math.sqrt(sum(sorted.map((value) => (value - mean) * (value - mean))) / n);
  // below[i] = Σ (mean − value) over the i smallest values, above[i] = Σ (value − mean) over all others.
  const below = new Float64Array(n + 1);
  const above = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) below[i + 1] = below[i]! + (mean - sorted[i]!);
  for (let i = n - 1; i >= 0; i--) above[i] = above[i + 1]! + (sorted[i]! - mean);

  /** How many values are ≤ x. */
  function count(x: number): number {
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! <= x) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    mean,
    sd,
    discrete: true,
    values: sorted,
    cdf: (x) => count(x) / n,
    survival: (x) => (n - count(x)) / n,
    quantile(p) {
      checkProbability("p", p);
      let i = Math.min(n - 1, Math.max(0, Math.ceil(p * n) - 1));
      while (i > 0 && i / n >= p) i--;
      while ((i + 1) / n < p) i++;
      return sorted[i]!;
    },
    upperQuantile(q) {
      checkProbability("q", q);
      let i = Math.min(n - 1, Math.max(0, n - 1 - Math.floor(q * n)));
      while (i > 0 && (n - i) / n <= q) i--;
      while ((n - 1 - i) / n > q) i++;
      return sorted[i]!;
    },
    pdf(x) {
      const upTo = count(x);
      let first = upTo;
      while (first > 0 && sorted[first - 1] === x) first--;
      return (upTo - first) / n;
    },
    lossFunction(x) {
      const i = count(x);
      return Math.max(0, (above[i]! + (mean - x) * (n - i)) / n);
    },
    complementaryLossFunction(x) {
      const i = count(x);
      return Math.max(0, (below[i]! + (x - mean) * i) / n);
    },
  };
}
