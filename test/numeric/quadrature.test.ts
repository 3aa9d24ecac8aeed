import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussLegendre } from "../../src/numeric/quadrature.ts";

describe("gaussLegendre", () => {
  it("gaussLegendre is exact for x^k up to degree 39, and not for degree 60", () => {
    for (let k = 0; k <= 39; k++) {
      expect(Math.abs(gaussLegendre((x) => x ** k, 0, 1) * (k + 1) - 1)).toBeLessThan(1e-14);
    }
    expect(Math.abs(gaussLegendre((x) => x ** 60, -1, 1) * 61 - 2)).toBeGreaterThan(1e-12);
  });

  it("gaussLegendre(e^−x², −8, 8, 8) is √π", () => {
    expect(gaussLegendre((x) => Math.exp(-x * x), -8, 8, 8)).toBeCloseTo(Math.sqrt(Math.PI), 14);
  });

  it("gaussLegendre over a kink on a panel border is exact", () => {
    expect(gaussLegendre(Math.abs, -1, 1, 2)).toBeCloseTo(1, 14);
  });

  it("gaussLegendre of turned limits has the other sign, of equal limits is 0", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 7 }),
        (b, panels) => {
          const there = gaussLegendre(Math.cos, 0, b, panels);
          expect(there).toBeCloseTo(Math.sin(b), 13);
          expect(gaussLegendre(Math.cos, b, 0, panels)).toBeCloseTo(-there, 13);
        },
      ),
    );
    expect(Math.abs(gaussLegendre(Math.cos, 3, 3))).toBe(0);
  });

  it("gaussLegendre refuses infinite limits and a fraction of a panel", () => {
    expect(() => gaussLegendre(Math.cos, 0, Number.POSITIVE_INFINITY)).toThrow(
      "invalid interval: [0, Infinity]",
    );
    expect(() => gaussLegendre(Math.cos, 0, 1, 1.5)).toThrow("invalid panels: 1.5; an integer ≥ 1 is needed");
  });
});
