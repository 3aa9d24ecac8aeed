import { sum } from "../numeric/sum.ts";
import { checkProbability, type Distribution } from "./distribution.ts";
import { type Lattice, mean as latticeMean, value as latticeValue } from "./lattice.ts";

/**
 * A lattice seen as a distribution: what the exact solution on that lattice takes for the truth.
 *
 * @param lattice at least one atom
 * @returns sums are made once; every function then takes constant time, quantiles a binary search
 */
export function latticeDistribution(lattice: Lattice): Distribution {
  const { origin, step, first, probabilities } = lattice;
  const n = probabilities.length;
  const at = (i: number) => latticeValue(lattice, i);
  const mean = latticeMean(lattice);
  const sd = Math.sqrt(sum(probabilities.map((p, i) => p * (at(i) - mean) * (at(i) - mean))));

  // Cumulated from either end, so that small tails stay accurate; E(X − v)⁺ and E(v − X)⁺ at the atoms v.
  const below = new Float64Array(n);
  const above = new Float64Array(n);
  const short = new Float64Array(n);
  const left = new Float64Array(n);
  for (let i = 0; i < n; i++) below[i] = (below[i - 1] ?? 0) + probabilities[i]!;
  below[n - 1] = 1;
  for (let i = n - 2; i >= 0; i--) above[i] = above[i + 1]! + probabilities[i + 1]!;
  for (let i = n - 2; i >= 0; i--) short[i] = short[i + 1]! + step * above[i]!;
  for (let i = 1; i < n; i++) left[i] = left[i - 1]! + step * below[i - 1]!;

  /** The last atom at or below x, −1 if there is none. */
  function last(x: number): number {
    const near = Math.round((x - origin) / step) - first;
    const i = at(near) <= x ? near : near - 1;
    return Math.min(n - 1, Math.max(-1, i));
  }

  function firstAtom(holds: (i: number) => boolean): number {
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return at(low);
  }

  return {
    mean,
    sd,
    discrete: true,
    cdf(x) {
      const i = last(x);
      return i < 0 ? 0 : below[i]!;
    },
    survival(x) {
      const i = last(x);
      return i < 0 ? 1 : above[i]!;
    },
    quantile(p) {
      checkProbability("p", p);
      return firstAtom((i) => below[i]! >= p);
    },
    upperQuantile(q) {
      checkProbability("q", q);
      return firstAtom((i) => above[i]! <= q);
    },
    pdf(x) {
      const i = last(x);
      return i >= 0 && at(i) === x ? probabilities[i]! : 0;
    },
    lossFunction(x) {
      const i = last(x);
      if (i < 0) return mean - x;
      return i < n - 1 ? short[i + 1]! + (at(i + 1) - x) * above[i]! : 0;
    },
    complementaryLossFunction(x) {
      const i = last(x);
      return i < 0 ? 0 : left[i]! + (x - at(i)) * below[i]!;
    },
  };
}
