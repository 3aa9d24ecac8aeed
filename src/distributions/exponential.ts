import { exp, expm1, ln, log1p } from "../numeric/elementary.ts";
import { checkPositive, checkProbability, type Distribution } from "./distribution.ts";

/**
 * The exponential distribution: survival e^(−x/mean), loss n(x) = mean·e^(−x/mean).
 *
 * @param mean > 0; the standard deviation equals it
 * @throws RangeError when the mean is not positive and finite
 */
export function exponential({ mean }: { mean: number }): Distribution {
  checkPositive("mean", mean);
  return {
    mean,
    sd: mean,
    discrete: false,
    cdf: (x) => (x > 0 ? -expm1(-x / mean) : 0),
    survival: (x) => (x > 0 ? exp(-x / mean) : 1),
    quantile(p) {
      checkProbability("p", p);
      return -mean * log1p(-p);
    },
    upperQuantile(q) {
      checkProbability("q", q);
      return -mean * ln(q);
    },
    pdf: (x) => (x >= 0 ? exp(-x / mean) / mean : 0),
    lossFunction: (x) => (x > 0 ? mean * exp(-x / mean) : mean - x),
    complementaryLossFunction: (x) => (x > 0 ? Math.max(0, x + mean * expm1(-x / mean)) : 0),
  };
}
