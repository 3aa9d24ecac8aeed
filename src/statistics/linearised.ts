import { Comoments } from "./comoments.ts";
import { type DifferenceEstimate, differenceEstimate, type Estimate, meanEstimate } from "./estimate.ts";
import { pairs } from "./ratio.ts";

/**
 * A figure of a sample that is no mean (a standard deviation, a tail mean), together with each observation's share
 * in it: to first order the figure is the mean of the shares, so their spread gives its standard error and the
 * spread of their differences that of a paired difference.
 *
 * Source: Hampel (1974), "The influence curve and its role in robust estimation", JASA 69; Serfling (1980),
 * Approximation Theorems of Mathematical Statistics, §6.
 */
export interface Linearised {
  readonly value: number;
  /** Value plus influence of each observation, in the order of the observations. */
  readonly shares: Float64Array;
}

/** The figure with its standard error s(shares)/√n, whose error is of order 1/n. */
export function linearisedEstimate({ value, shares }: Linearised): Estimate {
  const moments = new Comoments(1);
  moments.add(shares, shares.length);
  const { se, n } = meanEstimate(moments, 0);
  return { mean: value, se, n };
}

/**
 * Figure a − figure b of the same observations in the same order (on common random numbers), its standard error from
 * the paired shares.
 *
 * @throws RangeError when the lengths differ
 */
export function linearisedDifference(a: Linearised, b: Linearised): DifferenceEstimate {
  return {
    ...differenceEstimate(pairs(a.shares, b.shares), { column: 0 }, { column: 1 }),
    mean: a.value - b.value,
  };
}
