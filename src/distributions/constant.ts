import { checkProbability, type Distribution } from "./distribution.ts";

/**
 * The distribution with all its probability on one value: the limit of sd = 0.
 *
 * @param value finite
 * @throws RangeError when the value is not finite
 */
export function constant(value: number): Distribution {
  if (!Number.isFinite(value)) throw new RangeError(`invalid value: ${value}; a finite number is needed`);
  return {
    mean: value,
    sd: 0,
    discrete: true,
    cdf: (x) => (x >= value ? 1 : 0),
    survival: (x) => (x >= value ? 0 : 1),
    quantile(p) {
      checkProbability("p", p);
      return value;
    },
    upperQuantile(q) {
      checkProbability("q", q);
      return value;
    },
    pdf: (x) => (x === value ? 1 : 0),
    lossFunction: (x) => Math.max(0, value - x),
    complementaryLossFunction: (x) => Math.max(0, x - value),
  };
}
