import { pow } from "../numeric/elementary.ts";

export interface Histogram {
  /** Ascending, one more than counts; multiples of one round width. */
  readonly edges: readonly number[];
  /** Values from an edge up to, not including, the next. */
  readonly counts: readonly number[];
}

/** A width of 1, 2 or 5 × 10^exponent, kept apart so that its multiples are the nearest doubles. */
interface Width {
  readonly digit: number;
  readonly exponent: number;
}

function multiple({ digit, exponent }: Width, k: number): number {
  return exponent < 0 ? (k * digit) / Number(`1e${-exponent}`) : k * digit * Number(`1e${exponent}`);
}

/** The smallest round width ≥ x. */
function roundUp(x: number): Width {
  const [digits, power] = x.toExponential().split("e");
  const exponent = Number(power);
  const digit = [1, 2, 5].find((candidate) => candidate >= Number(digits));
  return digit === undefined ? { digit: 1, exponent: exponent + 1 } : { digit, exponent };
}

/** The multiple k of the width with k·width ≤ x < (k + 1)·width. */
function below(width: Width, x: number): number {
  let k = Math.floor(x / multiple(width, 1));
  while (multiple(width, k) > x) k--;
  while (multiple(width, k + 1) <= x) k++;
  return k;
}

/** Freedman and Diaconis' width 2·IQR/n^⅓, but so that no more than `cap` bins are needed. */
function chosenWidth(sorted: Float64Array, cap: number): Width {
  const n = sorted.length;
  const low = sorted[0]!;
  const high = sorted[n - 1]!;
  if (low === high) return roundUp(low === 0 ? 1 : Math.max(Math.abs(low) / 10, 1e-290));
  // Finer than this, neighbouring multiples of the width would be hard to tell apart as doubles.
  const finest = Math.max(1e-12 * Math.max(-low, high), 1e-290);
  const spread = sorted[Math.floor(0.75 * (n - 1))]! - sorted[Math.floor(0.25 * (n - 1))]!;
  let width = roundUp(Math.max((2 * spread) / pow(n, 1 / 3), (high - low) / cap, finest));
  while (below(width, high) - below(width, low) >= cap) width = roundUp(1.5 * multiple(width, 1));
  return width;
}

/**
 * A histogram with bins of one round width (1, 2 or 5 × a power of ten) whose edges are multiples of it, so that zero
 * never falls inside a bin.
 *
 * Source: Freedman, Diaconis (1981), "On the histogram as a density estimator", Z. Wahrscheinlichkeitstheorie 57.
 *
 * @param values within ±1e300, in any order
 * @param cap most bins, ≥ 2
 * @returns no edges and no counts for no values
 * @throws RangeError when a value or `cap` is out of range
 */
export function histogram(values: ArrayLike<number>, cap = 60): Histogram {
  if (!(Number.isInteger(cap) && cap >= 2)) {
    throw new RangeError(`invalid cap: ${cap}; a whole number ≥ 2 is needed`);
  }
  const sorted = Float64Array.from(values).sort();
  for (const value of [sorted[0], sorted.at(-1)]) {
    if (value !== undefined && !(Math.abs(value) <= 1e300)) {
      throw new RangeError(`invalid value: ${value}; numbers within ±1e300 are needed`);
    }
  }
  if (sorted.length === 0) return { edges: [], counts: [] };
  const width = chosenWidth(sorted, cap);
  const first = below(width, sorted[0]!);
  const bins = below(width, sorted.at(-1)!) - first + 1;
  const edges = Array.from({ length: bins + 1 }, (_, bin) => multiple(width, first + bin));
  const counts = new Array<number>(bins).fill(0);
  let bin = 0;
  for (const value of sorted) {
    while (value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return { edges, counts };
}
