import { describe, expect, it } from "vitest";
import { discretise } from "../../../src/distributions/discretise.ts";
import { gamma } from "../../../src/distributions/gamma.ts";
import type { Lattice } from "../../../src/distributions/lattice.ts";
import { latticeTable } from "../../../src/distributions/latticeTable.ts";
import { normal } from "../../../src/distributions/normal.ts";
import { packedLattice } from "../../../src/distributions/packedLattice.ts";
import { quantileTable } from "../../../src/distributions/quantileTable.ts";
import { drawAtoms, drawVariates, mirrored } from "../../../src/models/sourcing/draw.ts";
import { fillWords } from "../../../src/random/words.ts";

const COUNT = 200_000;
const start = () => Uint32Array.of(5, 6, 7, 8);

function wordsOf(mask: number): { readonly words: Int32Array; readonly after: Uint32Array } {
  const after = start();
  const words = new Int32Array(COUNT);
  fillWords(after, words, COUNT, mask);
  return { words, after };
}

describe("drawAtoms", () => {
  it.each<[string, Lattice, number]>([
    ["demand", discretise(gamma({ mean: 10, sd: 3 }), { step: 1, low: 1, high: 47 }), 1],
    ["price", discretise(normal({ mean: 10, sd: 1 }), { step: 0.1, origin: 10, low: -65, high: 65 }), 0],
    ["20,000 prices", discretise(normal({ mean: 10, sd: 1 }), { step: 5e-4, low: 10_000, high: 29_999 }), 0],
  ])("gives what fillWords and latticeTable give, and the same state (%s)", (_, lattice, first) => {
    for (const mask of [0, -1]) {
      const { words, after } = wordsOf(mask);
      const theirs = new Float64Array(COUNT);
      latticeTable(lattice).fill(words, theirs, COUNT);
      const state = start();
      const ours = new Int32Array(COUNT);
      drawAtoms(state, packedLattice(lattice, first), ours, COUNT, new Int32Array(2 * COUNT), mask);
      expect(ours.every((atom, i) => atom === theirs[i]! + first)).toBe(true);
      expect(state).toEqual(after);
    }
  });
});

describe("mirrored", () => {
  it("turns drawVariates from u to 1 − u, bit for bit", () => {
    const table = quantileTable(gamma({ mean: 10, sd: 3 }));
    if (table.kind !== "polynomial") throw new Error("a polynomial table is expected");
    const theirs = new Float64Array(COUNT);
    table.fill(wordsOf(-1).words, theirs, COUNT);
    const ours = new Float64Array(COUNT);
    drawVariates(start(), mirrored(table.coefficients), ours, COUNT);
    expect(ours.every((value, i) => Object.is(value, theirs[i]))).toBe(true);
  });
});
