import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bisect } from "../../src/numeric/roots.ts";

describe("bisect", () => {
  it("bisect(x² − 2, 0, 2) is √2 to the last bit or its neighbour", () => {
    expect(Math.abs(bisect((x) => x * x - 2, 0, 2) - Math.SQRT2)).toBeLessThanOrEqual(2.3e-16);
  });

  it("bisect of a decreasing function finds the same root", () => {
    expect(bisect((x) => 2 - x * x, 0, 2)).toBe(bisect((x) => x * x - 2, 0, 2));
  });

  it("bisect returns an exact zero at either end", () => {
    expect(bisect((x) => x, 0, 5)).toBe(0);
    expect(bisect((x) => x - 5, 0, 5)).toBe(5);
  });

  it("bisect reaches a root far below the bracket's width", () => {
    expect(bisect((x) => x - 1e-300, 0, 1)).toBe(1e-300);
  });

  it("bisect ends on doubles between which f changes sign", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), (root) => {
        const f = (x: number) => (x - root) * (1 + x * x);
        expect(bisect(f, -1e3, 1e3) - root).toBe(0);
      }),
    );
  });

  it("bisect returns the double where |f| is the smallest", () => {
    for (let n = 2; n < 60; n++) {
      const root = bisect((x) => x * x - n, 1, 8);
      const ulp = 2 ** (Math.floor(Math.log2(root)) - 52);
      expect(Math.abs(root * root - n)).toBeLessThanOrEqual(Math.abs((root - ulp) ** 2 - n));
      expect(Math.abs(root * root - n)).toBeLessThanOrEqual(Math.abs((root + ulp) ** 2 - n));
    }
  });

  it("bisect at a jump returns one of the two neighbours of the jump", () => {
    const x = bisect((t) => (t < Math.PI ? -1 : 1), 0, 10);
    expect(Math.abs(x - Math.PI)).toBeLessThanOrEqual(4.5e-16);
  });

  it("bisect refuses a bracket that is empty, infinite or without change of sign", () => {
    expect(() => bisect((x) => x, 1, 0)).toThrow("invalid bracket: [1, 0]; low ≤ high");
    expect(() => bisect((x) => x, -1, Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => bisect((x) => x, 1, 2)).toThrow("f changes sign, but is 1 and 2");
    expect(() => bisect(() => Number.NaN, 1, 2)).toThrow(RangeError);
  });
});
