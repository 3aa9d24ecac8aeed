import { gammaTail, gammaWeight } from "../numeric/incompleteGamma.ts";
import { gammaInverse } from "../numeric/incompleteGammaInverse.ts";
import { constant } from "./constant.ts";
import { checkPositive, checkProbability, type Distribution } from "./distribution.ts";

/**
 * The gamma distribution by shape k and scale θ: density x^(k−1) e^(−x/θ) / (Γ(k) θ^k).
 *
 * With y = x/θ: cdf P(k, y); loss n(x) = θ [(k − y) Q(k, y) + y·f(y)], f the density at scale 1.
 *
 * @param shape k > 0
 * @param scale θ > 0, unit of x
 * @throws RangeError when either is not positive and finite
 */
export function gammaWithShape({ shape, scale }: { shape: number; scale: number }): Distribution {
  checkPositive("shape", shape);
  checkPositive("scale", scale);
  const tail = (y: number, upper: boolean) => gammaTail(shape, y, gammaWeight(shape, y), upper);
  return {
    mean: shape * scale,
    sd: Math.sqrt(shape) * scale,
    discrete: false,
    cdf: (x) => (x > 0 ? tail(x / scale, false) : 0),
    survival: (x) => (x > 0 ? tail(x / scale, true) : 1),
    quantile(p) {
      checkProbability("p", p);
      return scale * gammaInverse(shape, p, false);
    },
    upperQuantile(q) {
      checkProbability("q", q);
      return scale * gammaInverse(shape, q, true);
    },
    pdf(x) {
      if (x > 0) return gammaWeight(shape, x / scale) / x;
      return x < 0 || shape > 1 ? 0 : shape < 1 ? Number.POSITIVE_INFINITY : 1 / scale;
    },
    lossFunction(x) {
      if (!(x > 0)) return shape * scale - x;
      const y = x / scale;
      const weight = gammaWeight(shape, y);
      return Math.max(0, scale * ((shape - y) * gammaTail(shape, y, weight, true) + weight));
    },
    complementaryLossFunction(x) {
      if (!(x > 0)) return 0;
      const y = x / scale;
      const weight = gammaWeight(shape, y);
      return Math.max(0, scale * ((y - shape) * gammaTail(shape, y, weight, false) + weight));
    },
  };
}

/**
 * The gamma distribution by mean and standard deviation: shape k = (mean/sd)², scale θ = sd²/mean.
 *
 * A standard deviation of 0, or one so small that doubles cannot tell mean + 40 sd from the mean, gives a constant.
 * Accuracy: cdf, survival and quantiles to about 1e-12 relative for shapes 0.01 … 1e4.
 *
 * @param mean > 0 (≥ 0 where sd = 0)
 * @param sd ≥ 0, unit of the mean
 * @throws RangeError when a parameter is out of range
 */
export function gamma({ mean, sd }: { mean: number; sd: number }): Distribution {
  if (!(sd >= 0 && sd < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`invalid sd: ${sd}; a finite number ≥ 0 is needed`);
  }
  if (!(mean > 0 || (mean === 0 && sd === 0)) || mean === Number.POSITIVE_INFINITY) {
    throw new RangeError(`invalid mean: ${mean}; a finite number > 0 is needed`);
  }
  if (mean + 40 * sd === mean) return constant(mean);
  const ratio = mean / sd;
  return { ...gammaWithShape({ shape: ratio * ratio, scale: sd / ratio }), mean, sd };
}
