import { sum } from "../numeric/sum.ts";
import type { Distribution } from "./distribution.ts";
import type { Lattice } from "./lattice.ts";

export interface Grid {
  /** Distance of the points, > 0. */
  readonly step: number;
  /** Where index 0 lies; default 0. */
  readonly origin?: number;
}

export interface Discretisation extends Grid {
  /** Index of the first and of the last atom. */
  readonly low: number;
  readonly high: number;
  /** `cdf` (default): the probability within half a step of the point; `pdf`: the density there, normalised. */
  readonly weights?: "cdf" | "pdf";
}

function checkGrid(step: number, origin: number): void {
  if (!(step > 0 && step < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`invalid step: ${step}; a finite number > 0 is needed`);
  }
  if (!Number.isFinite(origin)) throw new RangeError(`invalid origin: ${origin}; a finite number is needed`);
}

/** P(a < X ≤ b), from whichever tail is the smaller, so that nothing cancels. */
function between(distribution: Distribution, a: number, b: number): number {
  const below = distribution.cdf(a);
  const mass =
    below < 0.5 ? distribution.cdf(b) - below : distribution.survival(a) - distribution.survival(b);
  return Math.max(0, mass);
}

/**
 * A distribution put on the points origin + k·step, k = low … high.
 *
 * By `cdf`, a point x takes P(x − step/2 < X ≤ x + step/2); the two end points take the tails beyond them. By `pdf`,
 * points are weighted by their density, and nothing is known of the tails.
 *
 * @throws RangeError when the grid is not valid, or the densities do not have a positive finite sum
 */
export function discretise(
  distribution: Distribution,
  { step, origin = 0, low, high, weights = "cdf" }: Discretisation,
): Lattice {
  checkGrid(step, origin);
  if (!(Number.isSafeInteger(low) && Number.isSafeInteger(high) && low <= high)) {
    throw new RangeError(`invalid range: ${low} … ${high}; integers low ≤ high are needed`);
  }
  const probabilities = new Float64Array(high - low + 1);
  const lattice = { origin, step, first: low, probabilities };
  if (weights === "pdf") {
    for (let k = low; k <= high; k++) probabilities[k - low] = distribution.pdf(origin + k * step);
    const total = sum(probabilities);
    if (!(total > 0 && total < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`invalid weights: pdf; the densities at the points sum to ${total}`);
    }
    for (let i = 0; i < probabilities.length; i++) probabilities[i] = probabilities[i]! / total;
    return lattice;
  }
  if (low === high) {
    probabilities[0] = 1;
    return lattice;
  }
  const border = (k: number) => origin + (k + 0.5) * step;
  probabilities[0] = distribution.cdf(border(low));
  for (let k = low + 1; k < high; k++) {
    probabilities[k - low] = between(distribution, border(k - 1), border(k));
  }
  probabilities[high - low] = distribution.survival(border(high - 1));
  return lattice;
}

/**
 * The range of points on which a distribution puts more than a given mass each, by `cdf` weights: from the first such
 * point to the last. Where no point has that much, the point nearest to the mean alone.
 *
 * @param mass in (0, 1)
 * @returns indices for `discretise`
 * @throws RangeError when the grid or the mass is not valid
 */
export function supportAbove(
  distribution: Distribution,
  { step, origin = 0, mass }: Grid & { readonly mass: number },
): { low: number; high: number } {
  checkGrid(step, origin);
  if (!(mass > 0 && mass < 1)) throw new RangeError(`invalid mass: ${mass}; a number in (0, 1) is needed`);
  const index = (x: number) => (x - origin) / step;
  const at = (k: number) => between(distribution, origin + (k - 0.5) * step, origin + (k + 0.5) * step);
  // A point whose cell lies wholly in a tail of probability `mass` has no more than that.
  const lowest = Math.floor(index(distribution.quantile(mass)) - 0.5);
  const highest = Math.ceil(index(distribution.upperQuantile(mass)) + 0.5);
  let low = lowest;
  while (low <= highest && !(at(low) > mass)) low++;
  if (low > highest) {
    const nearest = Math.round(index(distribution.mean));
    return { low: nearest, high: nearest };
  }
  let high = highest;
  while (!(at(high) > mass)) high--;
  return { low, high };
}
