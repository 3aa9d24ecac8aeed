import { describe, expect, it } from "vitest";
import { SOBOL_DIMENSIONS, sobolDirections, sobolWord } from "../../src/random/sobol.ts";

/** Points of scipy.stats.qmc.Sobol(64, scramble=False, bits=32), SciPy 1.17, in units of 2⁻³². */
const DIMENSIONS = [0, 1, 2, 7, 19, 36, 50, 63];
const POINTS: { readonly [index: number]: readonly number[] } = {
  1: [2147483648, 2147483648, 2147483648, 2147483648, 2147483648, 2147483648, 2147483648, 2147483648],
  2: [1073741824, 3221225472, 3221225472, 1073741824, 3221225472, 3221225472, 3221225472, 1073741824],
  7: [3758096384, 3758096384, 536870912, 1610612736, 2684354560, 536870912, 2684354560, 2684354560],
  13: [2952790016, 3489660928, 1879048192, 1879048192, 3489660928, 2952790016, 268435456, 805306368],
  107: [3590324224, 3590324224, 33554432, 2785017856, 33554432, 2382364672, 1040187392, 3791650816],
  442: [1568669696, 192937984, 1233125376, 3883925504, 2491416576, 1132462080, 3867148288, 864026624],
  512: [4194304, 3233808384, 2629828608, 2654994432, 1371537408, 4047503360, 1111490560, 171966464],
};

describe("sobolWord(sobolDirections(dimension), index)", () => {
  it("gives the points that SciPy gives", () => {
    for (const [index, point] of Object.entries(POINTS)) {
      const found = DIMENSIONS.map((dimension) => sobolWord(sobolDirections(dimension), Number(index)) >>> 0);
      expect(found, index).toEqual(point);
    }
  });

  it("puts one of 256 points, whatever word they are shifted by, into each of 256 intervals of every dimension", () => {
    for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
      const directions = sobolDirections(dimension);
      const shift = Math.imul(dimension + 1, 0x9e3779b9);
      const places = new Set(
        Array.from({ length: 256 }, (_, index) => (sobolWord(directions, index) ^ shift) >>> 24),
      );
      expect(places.size, `dimension ${dimension}`).toBe(256);
    }
  });

  it("puts four of 256 points into each cell of the first two dimensions' grid of 8 by 8", () => {
    const [a, b] = [sobolDirections(0), sobolDirections(1)];
    const cells = new Map<number, number>();
    for (let index = 0; index < 256; index++) {
      const cell = (sobolWord(a, index) >>> 29) * 8 + (sobolWord(b, index) >>> 29);
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    expect([...cells.values()]).toEqual(Array(64).fill(4));
  });
});

describe("sobolDirections(dimension)", () => {
  it("throws RangeError where there is no such dimension", () => {
    for (const wrong of [-1, 64, 0.5, Number.NaN]) {
      expect(() => sobolDirections(wrong)).toThrow(/^invalid dimension: .*; /);
    }
  });
});
