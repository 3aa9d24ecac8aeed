import type { Lattice } from "./lattice.ts";

const WORDS = 0x100000000;
const GUIDE_SHIFT = 22;
const BUCKET = 1 << GUIDE_SHIFT;

/**
 * The inversion of a lattice from a 32-bit word w, u = (w + ½)/2³²: the first atom i with p₀ + … + pᵢ ≥ u.
 *
 * Layout, for kernels that read the arrays themselves:
 * - `tops[i]` is the largest word whose atom is at most i. The last atom that any word reaches, and those after it,
 *   have 2³² − 1. An atom before the first that any word reaches has 0, and is never looked at.
 * - `guide[w >>> 22]` is the atom of the smallest word with those upper 10 bits. From there on, step up while
 *   `w > tops[i]`.
 */
export interface LatticeTable {
  readonly tops: Uint32Array;
  readonly guide: Int32Array;
  /** The atom (0 … length − 1) of an unsigned 32-bit word. */
  at(word: number): number;
  /** The atoms of the first `count` words, given signed. */
  fill(words: Int32Array, out: Float64Array, count: number): void;
}

/**
 * Builds the inversion table of a lattice. Probabilities are kept to 2⁻³³.
 *
 * @param lattice probabilities that sum to 1 up to rounding
 */
export function latticeTable({ probabilities }: Lattice): LatticeTable {
  const n = probabilities.length;
  const tops = new Uint32Array(n);
  const guide = new Int32Array(WORDS / BUCKET);
  let cumulated = 0;
  let start = 0;
  for (let i = 0; i < n; i++) {
    cumulated += probabilities[i]!;
    // How many words have w + ½ ≤ 2³²·cumulated.
    const words = i === n - 1 ? WORDS : Math.min(WORDS, Math.floor(cumulated * WORDS + 0.5));
    if (words === 0) continue;
    tops[i] = words - 1;
    // The atom's words begin where the one before it ended; it is the guide of every bucket that begins in them.
    for (let bucket = Math.ceil(start / BUCKET); bucket * BUCKET < words; bucket++) {
      guide[bucket] = i;
    }
    start = words;
  }
  return {
    tops,
    guide,
    at: (word) => atom(tops, guide, word),
    fill(words, out, count) {
      for (let i = 0; i < count; i++) out[i] = atom(tops, guide, words[i]! >>> 0);
    },
  };
}

function atom(tops: Uint32Array, guide: Int32Array, word: number): number {
  let i = guide[word >>> GUIDE_SHIFT]!;
  while (word > tops[i]!) i++;
  return i;
}
