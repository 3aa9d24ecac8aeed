import { erfc, exp } from "../numeric/elementary.ts";
import { probit } from "../numeric/probit.ts";
import { constant } from "./constant.ts";
import { checkProbability, type Distribution } from "./distribution.ts";

const SQRT_HALF = Math.SQRT1_2;
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** φ(z), the standard normal density. */
export function standardNormalDensity(z: number): number {
  return INVERSE_SQRT_TWO_PI * exp(-0.5 * z * z);
}

/** 1 − Φ(z) = ½ erfc(z/√2), the upper tail of the standard normal distribution; Φ(z) is the one of −z. */
export function standardNormalTail(z: number): number {
  return 0.5 * erfc(z * SQRT_HALF);
}

/**
 * The normal distribution. With z = (x − mean)/sd: loss n(x) = sd [φ(z) − z (1 − Φ(z))].
 *
 * A standard deviation of 0 gives a constant.
 *
 * @param mean finite
 * @param sd ≥ 0, unit of the mean
 * @throws RangeError when a parameter is out of range
 */
export function normal({ mean, sd }: { mean: number; sd: number }): Distribution {
  if (!(sd >= 0 && sd < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`invalid sd: ${sd}; a finite number ≥ 0 is needed`);
  }
  if (!Number.isFinite(mean)) throw new RangeError(`invalid mean: ${mean}; a finite number is needed`);
  if (sd === 0) return constant(mean);
  const loss = (z: number) => Math.max(0, sd * (standardNormalDensity(z) - z * standardNormalTail(z)));
  return {
    mean,
    sd,
    discrete: false,
    cdf: (x) => standardNormalTail((mean - x) / sd),
    survival: (x) => standardNormalTail((x - mean) / sd),
    quantile(p) {
      checkProbability("p", p);
      return mean + sd * probit(p);
    },
    upperQuantile(q) {
      checkProbability("q", q);
      return mean - sd * probit(q);
    },
    pdf: (x) => standardNormalDensity((x - mean) / sd) / sd,
    lossFunction: (x) => loss((x - mean) / sd),
    complementaryLossFunction: (x) => loss((mean - x) / sd),
  };
}
