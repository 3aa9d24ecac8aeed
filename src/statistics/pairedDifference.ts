import { type DifferenceEstimate, differenceEstimate } from "./estimate.ts";
import { pairs } from "./ratio.ts";

/**
 * The mean of a − b over replications on common random numbers, with the standard error of the paired differences
 * and what the pairing was worth.
 *
 * @param a,b one value per replication, in the same order
 * @throws RangeError when the lengths differ
 */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>): DifferenceEstimate {
  return differenceEstimate(pairs(a, b), { column: 0 }, { column: 1 });
}
