import { exp, ln, logGamma } from "../numeric/elementary.ts";

export interface QuantileEstimate {
  readonly value: number;
  /** Ends of the interval; null where even the extreme observation does not bound it with that confidence. */
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: number;
  readonly n: number;
}

function binomialProbability(n: number, p: number, k: number): number {
  const choices = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return exp(choices + k * ln(p) + (n - k) * ln(1 - p));
}

/** The largest rank l with P(B ≤ l − 1) ≤ tail for B binomial (n, p); 0 if there is none. */
function lowerRank(n: number, p: number, tail: number): number {
  // Fifteen standard deviations below the mean nothing is left that counts.
  let rank = Math.max(0, Math.floor(n * p - 15 * Math.sqrt(n * p * (1 - p)) - 15));
  let probability = binomialProbability(n, p, rank);
  let sum = probability;
  while (sum <= tail && rank < n) {
    probability *= ((n - rank) / (rank + 1)) * (p / (1 - p));
    rank++;
    sum += probability;
  }
  return rank;
}

/**
 * The p-quantile of independent observations: the smallest one that is at least as large as a share p of them, with
 * an interval between two order statistics that holds the true quantile with at least the given confidence, whatever
 * the (continuous) distribution: P(X₍ₗ₎ ≤ ξ < X₍ᵤ₎) = P(l ≤ B < u), B binomial (n, p), at most half of what is left
 * on either side.
 *
 * Source: David, Nagaraja (2003), Order Statistics, 3rd ed., §7.1.
 *
 * @param values in any order, at least one
 * @param p between 0 and 1
 * @param confidence between 0 and 1
 * @throws RangeError when an argument is out of range
 */
export function quantile(values: ArrayLike<number>, p: number, confidence = 0.95): QuantileEstimate {
  const n = values.length;
  if (!(n >= 1)) throw new RangeError(`invalid values: ${n} of them; at least one is needed`);
  for (const [name, share] of Object.entries({ p, confidence })) {
    if (!(share > 0 && share < 1)) {
      throw new RangeError(`invalid ${name}: ${share}; a number between 0 and 1 is needed`);
    }
  }
  const sorted = Float64Array.from(values).sort();
  const ranked = (rank: number) => (rank >= 1 && rank <= n ? sorted[rank - 1]! : null);
  // n·p may be rounded up past a whole number, as 30 · 0.1 is.
  let rank = Math.ceil(n * p);
  if ((rank - 1) / n >= p) rank--;
  const tail = (1 - confidence) / 2;
  return {
    value: sorted[rank - 1]!,
    low: ranked(lowerRank(n, p, tail)),
    high: ranked(n + 1 - lowerRank(n, 1 - p, tail)),
    confidence,
    n,
  };
}
