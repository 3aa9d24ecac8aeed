import { describe, expect, it } from "vitest";
import { discretise } from "../../src/distributions/discretise.ts";
import { gamma } from "../../src/distributions/gamma.ts";
import type { Lattice } from "../../src/distributions/lattice.ts";
import { latticeTable } from "../../src/distributions/latticeTable.ts";
import { normal } from "../../src/distributions/normal.ts";
import { type PackedLattice, packedLattice } from "../../src/distributions/packedLattice.ts";
import { Stream } from "../../src/random/stream.ts";

const lattice = (first: number, ...probabilities: number[]): Lattice => ({
  origin: 0,
  step: 1,
  first,
  probabilities: Float64Array.from(probabilities),
});

/** The layout read as its doc comment says. */
function read({ bits, entries, starts, tops }: PackedLattice, word: number): number {
  const shift = 32 - bits;
  const low = word & (-1 >>> bits);
  const entry = entries[word >>> shift]!;
  const number = (entry + low) >>> shift;
  if (number !== -1 >>> shift) return number;
  let atom = starts[word >>> shift]!;
  while (word > tops[atom]!) atom++;
  return atom;
}

const some: [string, Lattice][] = [
  ["one atom", lattice(3, 1)],
  ["atoms without probability", lattice(0, 0, 0.25, 0, 0, 0.5, 0.25, 0)],
  ["tails below a word", lattice(7, 1e-12, 1e-11, 0.5, 0.5 - 2.1e-11, 1e-11, 1e-14)],
  ["the demand", discretise(gamma({ mean: 10, sd: 3 }), { step: 1, low: 0, high: 47 })],
  ["the price", discretise(normal({ mean: 10, sd: 1 }), { step: 0.1, origin: 10, low: -65, high: 65 })],
  ["5000 atoms", lattice(100, ...new Array(5000).fill(1 / 5000))],
];

describe.each(some)("packedLattice of %s", (_, atoms) => {
  const table = latticeTable(atoms);

  it("gives the atom of latticeTable, numbered, at every border and at random words", () => {
    for (const first of [0, 5]) {
      const packed = packedLattice(atoms, first);
      const stream = new Stream([1, 2, 3, 4]);
      const borders = [...table.tops].flatMap((top) => [top - 1, top, top + 1]);
      const words = [0, 0xffffffff, ...borders, ...Array.from({ length: 5000 }, () => stream.word())];
      for (const word of words) {
        if (word >= 0 && word <= 0xffffffff) expect(read(packed, word)).toBe(first + table.at(word));
      }
    }
  });
});

describe("packedLattice", () => {
  it("numbers from the lattice's first atom unless told otherwise", () => {
    expect(read(packedLattice(lattice(7, 0.5, 0.5)), 0)).toBe(7);
    expect(read(packedLattice(lattice(7, 0.5, 0.5)), 0xffffffff)).toBe(8);
  });

  it("takes more bits for more atoms, and refuses what no entry can hold", () => {
    expect(packedLattice(lattice(0, 1)).bits).toBe(12);
    expect(packedLattice(lattice(4093, 1)).bits).toBe(12);
    expect(packedLattice(lattice(4095, 1)).bits).toBe(13);
    expect(() => packedLattice(lattice(-1, 1))).toThrow("invalid lattice");
    expect(() => packedLattice(lattice(0x100000, 1))).toThrow("invalid lattice: atoms 1048576 to 1048576");
  });
});
