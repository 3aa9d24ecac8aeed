import type { Lattice } from "./lattice.ts";
import { latticeTable } from "./latticeTable.ts";

/** Least upper bits of a word that choose an entry. */
const BITS = 12;
const MOST_BITS = 20;
const WORDS = 0x100000000;

/**
 * The inversion of a lattice without a search: the atoms of `latticeTable`, numbered from `first`.
 *
 * Layout, for kernels that read the arrays themselves; all integers are 32 bits wide, `shift` = 32 − bits:
 * 1. `entry = entries[w >>> shift]`, `low = w & (2^shift − 1)`.
 * 2. `(entry + low) >>> shift` is the atom: the entry holds one in its upper bits, and in its lower bits what makes
 *    `low` carry into the next atom where that begins within the entry.
 * 3. Unless all its bits are set: then more than two atoms share the entry. They begin with number
 *    `starts[w >>> shift]`; step up while `w > tops[number]`, as unsigned words.
 */
export interface PackedLattice {
  readonly bits: number;
  readonly entries: Int32Array;
  readonly starts: Int32Array;
  /** By number: the largest word of an atom. */
  readonly tops: Uint32Array;
}

/**
 * @param lattice at most 2²⁰ − 2 atoms
 * @param first number of the first atom, ≥ 0; its index by default
 * @throws RangeError when a number does not fit
 */
export function packedLattice(lattice: Lattice, first = lattice.first): PackedLattice {
  const table = latticeTable(lattice);
  const count = first + table.tops.length;
  let bits = BITS;
  while (count >= 1 << bits && bits < MOST_BITS) bits++;
  const many = (1 << bits) - 1;
  if (!(first >= 0 && count <= many)) {
    throw new RangeError(`invalid lattice: atoms ${first} to ${count - 1}; 0 to ${many - 1} can be numbered`);
  }
  const span = WORDS / (1 << bits);
  const starts = Int32Array.from({ length: 1 << bits }, (_, k) => first + table.at(k * span));
  const entries = starts.map((start, k) => {
    const last = first + table.at(k * span + span - 1);
    if (last === start) return start * span;
    if (last > start + 1) return many * span;
    return start * span + span - 1 - (table.tops[start - first]! - k * span);
  });
  const tops = new Uint32Array(count);
  tops.set(table.tops, first);
  return { bits, entries, starts, tops };
}
