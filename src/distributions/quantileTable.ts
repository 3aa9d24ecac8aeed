import type { Distribution } from "./distribution.ts";

const WORDS = 0x100000000;
const MOST_VALUES = 0x100000;

/** Bits that choose the part of an octave, and the degree of the polynomial there: as used. */
const PART_BITS = 5;
const DEGREE = 3;
const STRIDE = DEGREE + 1;
// Chebyshev's nodes on [0, 1]: ½ − ½ cos((2k + 1)π/8).
const NODES = [0.038060233744356624, 0.3086582838174551, 0.6913417161825449, 0.9619397662556434];

/** The same, as first fitted to quantiles: fewer of them, since each is a search. */
const FIT_BITS = 2;
// Chebyshev's nodes on [0, 1]: ½ − ½ cos((2k + 1)π/14).
const FIT_NODES = [
  0.01253604390908819, 0.10908425876598515, 0.2830581304412209, 0.5, 0.7169418695587791, 0.8909157412340148,
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
 * 3. `segment = ((sign & 32) | octave) · 32 + ((m >>> 26) & 31)`: half, octave, the five bits after the leading one.
 * 4. `r = m << 6` as an unsigned integer: where in the segment, in 2⁻³² of its length.
 * 5. With c = coefficients[4·segment … 4·segment + 3] the quantile is `((c₃·r + c₂)·r + c₁)·r + c₀` in double
 *    precision, in that order, without fused multiply-add.
 */
export interface PolynomialTable {
  readonly kind: "polynomial";
  /** Length 4 · 2048. */
  readonly coefficients: Float64Array;
  /** The quantile at a word, signed or unsigned. */
  at(word: number): number;
  /** The quantiles at the first `count` words. */
  fill(words: Int32Array, out: Float64Array, count: number): void;
}

/** A step function: `values[⌊(w + ½)·length/2³²⌋]`, for w taken as unsigned; exact. */
export interface ValuesTable {
  readonly kind: "values";
  /** Equally likely values in rising order. */
  readonly values: Float64Array;
  at(word: number): number;
  fill(words: Int32Array, out: Float64Array, count: number): void;
}

export type QuantileTable = PolynomialTable | ValuesTable;

/** Coefficients of powers of ξ of the polynomial through `heights` at `nodes`, which it overwrites; Newton's form. */
function interpolate(nodes: readonly number[], heights: Float64Array): Float64Array {
  const last = nodes.length - 1;
  for (let order = 1; order <= last; order++) {
    for (let k = last; k >= order; k--) {
      heights[k] = (heights[k]! - heights[k - 1]!) / (nodes[k]! - nodes[k - order]!);
    }
  }
  const coefficients = new Float64Array(nodes.length);
  for (let k = last; k >= 0; k--) {
    for (let i = last; i > 0; i--) coefficients[i] = coefficients[i - 1]! - nodes[k]! * coefficients[i]!;
    coefficients[0] = heights[k]! - nodes[k]! * coefficients[0]!;
  }
  return coefficients;
}

function evaluate(coefficients: Float64Array, x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i]!;
  return value;
}

/** The quantile on one part of one octave of one half, as a polynomial of the place in it, 0 … 1. */
function fitted(distribution: Distribution, half: number, octave: number, part: number): Float64Array {
  // The tail probability where the octave begins is 2^(31 − octave)/2³³.
  const begin = 0.25 / ((1 << octave) >>> 0);
  const heights = Float64Array.from(FIT_NODES, (node) => {
    const tail = begin * (1 + (part + node) / (1 << FIT_BITS));
    return half === 0 ? distribution.quantile(tail) : distribution.upperQuantile(tail);
  });
  return interpolate(FIT_NODES, heights);
}

function polynomialCoefficients(distribution: Distribution): Float64Array {
  const coefficients = new Float64Array(STRIDE << (6 + PART_BITS));
  const finer = 1 << (PART_BITS - FIT_BITS);
  for (let coarse = 0; coarse < 1 << (6 + FIT_BITS); coarse++) {
    const part = coarse & ((1 << FIT_BITS) - 1);
    const fit =
      distribution.sd === 0
        ? Float64Array.of(distribution.mean)
        : fitted(distribution, coarse >> (5 + FIT_BITS), (coarse >> FIT_BITS) & 31, part);
    for (let k = 0; k < finer; k++) {
      const cubic = interpolate(
        NODES,
        Float64Array.from(NODES, (node) => evaluate(fit, (k + node) / finer)),
      );
      let power = 1;
      for (let i = 0; i < STRIDE; i++) {
        coefficients[(coarse * finer + k) * STRIDE + i] = cubic[i]! * power;
        power /= WORDS;
      }
    }
  }
  return coefficients;
}

/**
 * Builds the table that turns words into variates by inversion, one word each.
 *
 * Accuracy for all 2³² words, relative to the standard deviation: 1e-9 for the normal distribution, 4e-9 for gamma
 * distributions of shape ½ and more, 3e-8 for shape 0.01; a value may leave the support by as much. Step functions of
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
    const at = (word: number) => values[Math.floor((((word >>> 0) + 0.5) * n) / WORDS)]!;
    return {
      kind: "values",
      values,
      at,
      fill(words, out, count) {
        for (let i = 0; i < count; i++) out[i] = at(words[i]!);
      },
    };
  }
  if (distribution.discrete && distribution.sd !== 0) {
    throw new RangeError("invalid distribution: discrete; a continuous one or a constant is needed");
  }
  const coefficients = polynomialCoefficients(distribution);
  return {
    kind: "polynomial",
    coefficients,
    at: (word) => polynomial(coefficients, word),
    fill(words, out, count) {
      const c = coefficients;
      for (let i = 0; i < count; i++) out[i] = polynomial(c, words[i]!);
    },
  };
}

function polynomial(c: Float64Array, word: number): number {
  const sign = word >> 31;
  const h = ((word ^ sign) << 1) | 1;
  const octave = Math.clz32(h);
  const m = h << octave;
  const base = ((((sign & 32) | octave) << PART_BITS) | ((m >>> (31 - PART_BITS)) & 31)) * STRIDE;
  const r = (m << (PART_BITS + 1)) >>> 0;
  return ((c[base + 3]! * r + c[base + 2]!) * r + c[base + 1]!) * r + c[base]!;
}
