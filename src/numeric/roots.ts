/**
 * The root of a monotone function in a fixed bracket, by bisection down to two neighbouring doubles.
 *
 * Which point comes out depends on the bracket and on the values of `f` alone, so an `f` built from `numeric/`
 * has the same root in every engine.
 *
 * @param f increasing or decreasing on [low, high]
 * @param low,high the bracket; `f` has opposite signs at its ends, or is zero at one of them
 * @returns a point where `f` is exactly zero, or else the end of the last bracket with the smaller |f|
 * @throws RangeError when the bracket is empty, not finite or has no change of sign
 */
export function bisect(f: (x: number) => number, low: number, high: number): number {
  if (!(low <= high && high - low < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`invalid bracket: [${low}, ${high}]; low ≤ high, both finite, are needed`);
  }
  let atLow = f(low);
  if (atLow === 0) return low;
  let atHigh = f(high);
  if (atHigh === 0) return high;
  if (!(atLow < 0 ? atHigh > 0 : atLow > 0 && atHigh < 0)) {
    throw new RangeError(`invalid bracket: [${low}, ${high}]; f changes sign, but is ${atLow} and ${atHigh}`);
  }
  const rising = atHigh > 0;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    const value = f(middle);
    if (value === 0) return middle;
    if (value > 0 === rising) {
      high = middle;
      atHigh = value;
    } else {
      low = middle;
      atLow = value;
    }
  }
  return Math.abs(atLow) < Math.abs(atHigh) ? low : high;
}
