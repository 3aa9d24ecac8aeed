import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discretise } from "../../src/distributions/discretise.ts";
import { gamma } from "../../src/distributions/gamma.ts";
import type { Lattice } from "../../src/distributions/lattice.ts";
import { latticeTable } from "../../src/distributions/latticeTable.ts";
import { normal } from "../../src/distributions/normal.ts";

const WORDS = 2 ** 32;
const lattice = (...probabilities: number[]): Lattice => ({
  origin: 0,
  step: 1,
  first: 0,
  probabilities: Float64Array.from(probabilities),
});
const word = fc.nat({ max: WORDS - 1 });

/** The definition: the first atom whose cumulated probability is at least (w + ½)/2³², the last if none is. */
function definition({ probabilities }: Lattice, w: number): number {
  let cumulated = 0;
  for (let i = 0; i < probabilities.length - 1; i++) {
    cumulated += probabilities[i]!;
    if (w + 0.5 <= cumulated * WORDS) return i;
  }
  return probabilities.length - 1;
}

const some: [string, Lattice][] = [
  ["one atom", lattice(1)],
  ["two halves", lattice(0.5, 0.5)],
  ["atoms without probability", lattice(0, 0.25, 0, 0, 0.5, 0.25, 0)],
  ["tails below a word", lattice(1e-12, 1e-11, 0.5, 0.5 - 2.1e-11, 1e-11, 1e-14)],
  ["the demand", discretise(gamma({ mean: 10, sd: 3 }), { step: 1, low: 0, high: 47 })],
  ["the price", discretise(normal({ mean: 10, sd: 1 }), { step: 0.1, origin: 10, low: -65, high: 65 })],
  ["5000 atoms", lattice(...new Array(5000).fill(1 / 5000))],
];

describe.each(some)("latticeTable of %s", (_, atoms) => {
  const table = latticeTable(atoms);

  it("at(w) is the definition, at random words and at both ends", () => {
    fc.assert(
      fc.property(word, (w) => {
        expect(table.at(w)).toBe(definition(atoms, w));
      }),
      { numRuns: 500 },
    );
    for (const w of [0, 1, 2, WORDS / 2 - 1, WORDS / 2, WORDS - 2, WORDS - 1]) {
      expect(table.at(w)).toBe(definition(atoms, w));
    }
  });

  it("at(w) is the definition around every border of an atom", () => {
    for (const top of new Set(table.tops)) {
      for (const w of [top - 1, top, top + 1]) {
        if (w >= 0 && w < WORDS) expect(table.at(w)).toBe(definition(atoms, w));
      }
    }
  });

  it("guide and tops give at(w), as the layout says", () => {
    expect(table.guide).toHaveLength(1024);
    expect(table.tops).toHaveLength(atoms.probabilities.length);
    fc.assert(
      fc.property(word, (w) => {
        let i = table.guide[Math.floor(w / 2 ** 22)]!;
        while (w > table.tops[i]!) i++;
        expect(i).toBe(table.at(w));
      }),
    );
  });
});

describe("latticeTable", () => {
  it("latticeTable gives each atom its probability of the words, to two words", () => {
    const { probabilities } = some[4]![1];
    const { tops } = latticeTable(some[4]![1]);
    let before = -1;
    tops.forEach((top, i) => {
      expect(Math.abs(top - before - probabilities[i]! * WORDS)).toBeLessThan(2);
      before = top;
    });
    expect(before).toBe(WORDS - 1);
  });

  it("latticeTable never returns an atom without probability", () => {
    const { at } = latticeTable(some[2]![1]);
    fc.assert(
      fc.property(word, (w) => {
        expect([1, 4, 5]).toContain(at(w));
      }),
    );
  });
});
