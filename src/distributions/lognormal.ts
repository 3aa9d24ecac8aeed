import { exp, ln, log1p } from "../numeric/elementary.ts";
import { probit } from "../numeric/probit.ts";
import { constant } from "./constant.ts";
import { checkPositive, checkProbability, type Distribution } from "./distribution.ts";
import { standardNormalDensity, standardNormalTail } from "./normal.ts";

/**
 * The lognormal distribution by its own mean m and standard deviation: ln X is normal with variance
 * s² = ln(1 + (sd/m)²) and mean ln m − s²/2. With z the standardised ln x: loss n(x) = m Φ(s − z) − x Φ(−z).
 *
 * A standard deviation of 0, or one so small that doubles cannot tell mean + 40 sd from the mean, gives a constant.
 *
 * @param mean of X (not of ln X), > 0
 * @param sd of X, ≥ 0, unit of the mean
 * @throws RangeError when a parameter is out of range
 */
export function lognormal({ mean, sd }: { mean: number; sd: number }): Distribution {
  checkPositive("mean", mean);
  if (!(sd >= 0 && sd < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`invalid sd: ${sd}; a finite number ≥ 0 is needed`);
  }
  if (mean + 40 * sd === mean) return constant(mean);
  const ratio = sd / mean;
  const variance = log1p(ratio * ratio);
  const spread = Math.sqrt(variance);
  const standardised = (x: number) => ln(x / mean) / spread + 0.5 * spread;
  const at = (z: number) => mean * exp(spread * (z - 0.5 * spread));
  return {
    mean,
    sd,
    discrete: false,
    cdf: (x) => (x > 0 ? standardNormalTail(-standardised(x)) : 0),
    survival: (x) => (x > 0 ? standardNormalTail(standardised(x)) : 1),
    quantile(p) {
      checkProbability("p", p);
      return at(probit(p));
    },
    upperQuantile(q) {
      checkProbability("q", q);
      return at(-probit(q));
    },
    pdf: (x) => (x > 0 ? standardNormalDensity(standardised(x)) / (spread * x) : 0),
    lossFunction(x) {
      if (!(x > 0)) return mean - x;
      const z = standardised(x);
      return Math.max(0, mean * standardNormalTail(z - spread) - x * standardNormalTail(z));
    },
    complementaryLossFunction(x) {
      if (!(x > 0)) return 0;
      const z = standardised(x);
      return Math.max(0, x * standardNormalTail(-z) - mean * standardNormalTail(spread - z));
    },
  };
}
