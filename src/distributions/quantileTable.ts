import type { Distribution } from "./distribution.ts";

const SUB_BITS = 2;
const DEGREE = 6;
const STRIDE = DEGREE + 1;
const WORDS = 0x100000000;
const MOST_VALUES = 0x100000;

// Chebyshev's nodes on [0, 1]: ½ − ½ cos((2k + 1)π/14).
const NODES = [
  0.012536043909088197, 0.1090842587659851, 0.2830581304412209, 0.5, 0.716941869558779, 0.890915741234015,
  0.9874639560909118,
];

/**
 * The quantile function of a continuous distribution (or a constant) as a table of polynomials, by 32-bit word w,
 * u = (w + ½)/2³².
 *
 * Layout, for kernels that evaluate it themselves; all integers are 32 bits wide:
 * 1. `sign = w >> 31` (arithmetic: 0 for u < ½, −1 for u ≥ ½); `h = ((w ^ sign) << 1) | 1`, so that the tail
 *    probability nearer to w, u or 1 − u, is h/2³³.
 * 2. `octave = clz32(h)` (0 … 31); `m = h << octave` has its top bit set.
 * 3. `segment = ((sign & 32) | octave) · 4 + ((m >>> 29) & 3)`: half, octave, the two bits after the leading one.
 * 4. `r = m << 3` as an unsigned integer: where in the segment, in 2⁻³² of its length.
 * 5. With c = coefficients[7·segment … 7·segment + 6] the quantile is
 *    `(((((c₆·r + c₅)·r + c₄)·r + c₃)·r + c₂)·r + c₁)·r + c₀` in double precision, in that order, without fused
 *    multiply-add.
 */
export interface PolynomialTable {
  readonly kind: "polynomial";
  /** Length 7 · 256. */
  readonly coefficients: Float64Array;
  /** The quantile at a word. */
  at(word: number): number;
}

/** A step function: `values[⌊(w + ½)·length/2³²⌋]`, for w taken as unsigned; exact. */
export interface ValuesTable {
  readonly kind: "values";
  /** Equally likely values in rising order. */
  readonly values: Float64Array;
  at(word: number): number;
}

export type QuantileTable = PolynomialTable | ValuesTable;

/** Writes at `base` the polynomial through the values at NODES, as coefficients of powers of r = 2³²ξ. */
function interpolate(heights: Float64Array, coefficients: Float64Array, base: number): void {
  for (let order = 1; order < STRIDE; order++) {
    for (let k = DEGREE; k >= order; k--) {
      heights[k] = (heights[k]! - heights[k - 1]!) / (NODES[k]! - NODES[k - order]!);
    }
  }
  for (let k = DEGREE; k >= 0; k--) {
    for (let i = DEGREE; i > 0; i--) {
      coefficients[base + i] = coefficients[base + i - 1]! - NODES[k]! * coefficients[base + i]!;
    }
    coefficients[base] = heights[k]! - NODES[k]! * coefficients[base]!;
  }
  let power = 1;
  for (let i = 0; i < STRIDE; i++) {
    coefficients[base + i] = coefficients[base + i]! * power;
    power /= WORDS;
  }
}

function polynomialCoefficients(distribution: Distribution): Float64Array {
  const coefficients = new Float64Array(STRIDE << (6 + SUB_BITS));
  const heights = new Float64Array(STRIDE);
  for (let segment = 0; segment < 1 << (6 + SUB_BITS); segment++) {
    const base = segment * STRIDE;
    if (distribution.sd === 0) {
      coefficients[base] = distribution.mean;
      continue;
    }
    const part = segment & ((1 << SUB_BITS) - 1);
    const octave = (segment >> SUB_BITS) & 31;
    // The tail probability where the octave begins is 2^(31 − octave)/2³³.
    const begin = 0.25 / ((1 << octave) >>> 0);
    for (let k = 0; k < STRIDE; k++) {
      const tail = begin * (1 + (part + NODES[k]!) / (1 << SUB_BITS));
      heights[k] =
        segment >> (5 + SUB_BITS) === 0 ? distribution.quantile(tail) : distribution.upperQuantile(tail);
    }
    interpolate(heights, coefficients, base);
  }
  return coefficients;
}

/**
 * Builds the table that turns words into variates by inversion, one word each.
 *
 * Accuracy for all 2³² words, relative to the standard deviation: 3e-10 for the normal distribution, 8e-10 for gamma
 * distributions of shape ½ and more, 6e-9 for shape 0.01; a value may leave the support by as much. Step functions of
 * equally likely values (`values`) and constants are exact.
 *
 * @param distribution continuous, a constant, or one that has `values` (at most 2²⁰)
 * @returns a table that is the same in every engine, given that the distribution's quantiles are
 * @throws RangeError for any other discrete distribution (see `latticeTable`)
 */
export function quantileTable(distribution: Distribution): QuantileTable {
  const { values } = distribution;
  if (values !== undefined) {
    const n = values.length;
    if (!(n <= MOST_VALUES)) throw new RangeError(`invalid values: ${n} of them; at most ${MOST_VALUES} fit`);
    return { kind: "values", values, at: (word) => values[Math.floor((((word >>> 0) + 0.5) * n) / WORDS)]! };
  }
  if (distribution.discrete && distribution.sd !== 0) {
    throw new RangeError("invalid distribution: discrete; a continuous one or a constant is needed");
  }
  const c = polynomialCoefficients(distribution);
  return {
    kind: "polynomial",
    coefficients: c,
    at(word) {
      const sign = word >> 31;
      const h = ((word ^ sign) << 1) | 1;
      const octave = Math.clz32(h);
      const m = h << octave;
      const base = ((((sign & 32) | octave) << SUB_BITS) | ((m >>> 29) & 3)) * STRIDE;
      const r = (m << 3) >>> 0;
      return (
        (((((c[base + 6]! * r + c[base + 5]!) * r + c[base + 4]!) * r + c[base + 3]!) * r + c[base + 2]!) *
          r +
          c[base + 1]!) *
          r +
        c[base]!
      );
    },
  };
}
