import { sum } from "../numeric/sum.ts";
import type { Linearised } from "./linearised.ts";

/**
 * The sample standard deviation s = √(Σ(x − x̄)²/(n − 1)), to be given an interval or compared in pairs. The share of an
 * observation is s + ((x − x̄)² − s²)/(2s), so that se² ≈ (m₄ − s⁴)/(4·s²·n), whatever the distribution: s²/(2n) for
 * normal data.
 *
 * Source: Cramér (1946), Mathematical Methods of Statistics, §28.4; Serfling (1980), §6.
 *
 * @param values at least two finite numbers
 * @throws RangeError when there are fewer than two values
 */
export function standardDeviation(values: ArrayLike<number>): Linearised {
  const n = values.length;
  if (!(n >= 2)) throw new RangeError(`invalid values: ${n} of them; at least two are needed`);
  const mean = sum(values) / n;
  const squares = Float64Array.from(values, (x) => (x - mean) * (x - mean));
  const value = Math.sqrt(sum(squares) / (n - 1));
  const shares = squares.map((square) => (value > 0 ? (value + square / value) / 2 : 0));
  return { value, shares };
}
