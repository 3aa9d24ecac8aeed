import { Comoments } from "./comoments.ts";
import { type Estimate, ratioEstimate } from "./estimate.ts";

/**
 * A ratio of sums Σ x / Σ y over independent pairs, with its standard error by the delta method: how a KPI that is a
 * ratio (units served per unit demanded) is averaged over replications, not as a mean of ratios.
 *
 * @param x,y numerators and denominators, of equal length
 * @throws RangeError when the lengths differ
 */
export function ratio(x: ArrayLike<number>, y: ArrayLike<number>): Estimate {
  return ratioEstimate(pairs(x, y), 0, 1);
}

/** Two columns as one matrix of moments. @throws RangeError when their lengths differ */
export function pairs(x: ArrayLike<number>, y: ArrayLike<number>): Comoments {
  if (x.length !== y.length)
    throw new RangeError(`invalid length: ${y.length}; ${x.length} values are needed`);
  const block = new Float64Array(2 * x.length);
  block.set(x);
  block.set(y, x.length);
  const moments = new Comoments(2);
  moments.add(block, x.length);
  return moments;
}
