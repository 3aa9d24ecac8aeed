import { gammaP, gammaQ, gammaWeight } from "../numeric/incompleteGamma.ts";
import { probit } from "../numeric/probit.ts";
import { checkPositive, checkProbability, type Distribution } from "./distribution.ts";

/** The smallest integer ≥ 0 from which on `holds` is true, walking from a guess in growing steps, then halving. */
function firstInteger(guess: number, holds: (n: number) => boolean): number {
  let low = Math.max(0, Math.floor(guess));
  let high = low;
  let step = 1;
  while (!holds(high)) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  step = 1;
  while (low > 0 && holds(low - 1)) {
    high = low - 1;
    low = Math.max(0, high - step);
    step *= 2;
    if (!holds(low)) break;
    high = low;
  }
  while (low < high) {
    const middle = Math.floor(low + (high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/**
 * The Poisson distribution. P(X ≤ n) = Q(n + 1, mean); loss n(x) = (mean − x) P(X > x) + mean·P(X = x) at integers,
 * linear between them.
 *
 * @param mean > 0
 * @throws RangeError when the mean is not positive and finite
 */
export function poisson({ mean }: { mean: number }): Distribution {
  checkPositive("mean", mean);
  const sd = Math.sqrt(mean);
  const probability = (n: number) => gammaWeight(n + 1, mean) / mean;
  const cdf = (x: number) => (x >= 0 ? gammaQ(Math.floor(x) + 1, mean) : 0);
  const survival = (x: number) => (x >= 0 ? gammaP(Math.floor(x) + 1, mean) : 1);
  return {
    mean,
    sd,
    discrete: true,
    cdf,
    survival,
    quantile(p) {
      checkProbability("p", p);
      if (p === 1) return Number.POSITIVE_INFINITY;
      if (p > 0.5) return firstInteger(mean + sd * probit(p), (n) => survival(n) <= 1 - p);
      return firstInteger(p > 0 ? mean + sd * probit(p) : 0, (n) => cdf(n) >= p);
    },
    upperQuantile(q) {
      checkProbability("q", q);
      if (q === 0) return Number.POSITIVE_INFINITY;
      return firstInteger(q < 1 ? mean - sd * probit(q) : 0, (n) => survival(n) <= q);
    },
    pdf: (x) => (x >= 0 && Number.isInteger(x) ? probability(x) : 0),
    lossFunction(x) {
      if (!(x >= 0)) return mean - x;
      const n = Math.floor(x);
      return Math.max(0, (mean - x) * survival(n) + mean * probability(n));
    },
    complementaryLossFunction(x) {
      if (!(x >= 0)) return 0;
      const n = Math.floor(x);
      return Math.max(0, (x - mean) * cdf(n) + mean * probability(n));
    },
  };
}
