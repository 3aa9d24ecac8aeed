import { checkPositive, type Distribution } from "./distribution.ts";
import { gammaWithShape } from "./gamma.ts";

/**
 * The Erlang distribution: the sum of `shape` independent exponential times, in all `mean` on average.
 *
 * @param shape number of stages, an integer ≥ 1
 * @param mean > 0
 * @throws RangeError when a parameter is out of range
 */
export function erlang({ shape, mean }: { shape: number; mean: number }): Distribution {
  if (!(Number.isInteger(shape) && shape >= 1)) {
    throw new RangeError(`invalid shape: ${shape}; an integer ≥ 1 is needed`);
  }
  checkPositive("mean", mean);
  return { ...gammaWithShape({ shape, scale: mean / shape }), mean };
}
