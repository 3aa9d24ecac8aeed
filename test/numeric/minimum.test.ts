import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimum } from "../../src/numeric/minimum.ts";

describe("minimum", () => {
  it("minimum of Brent's own test function Σ ((2i − 5)/(x − i²))² between its poles 1 and 4", () => {
    const f = (x: number) => {
      let total = 0;
      for (let i = 1; i <= 20; i++) total += ((2 * i - 5) / (x - i * i)) ** 2;
      return total;
    };
    // Brent (1973), table 5.1, row i = 1.
    const { x, value } = minimum(f, 1 + 1e-9, 4 - 1e-9);
    expect(x).toBeCloseTo(3.0229153, 6);
    expect(value).toBeCloseTo(3.6766990169, 9);
  });

  it("minimum finds the vertex of a parabola anywhere in the interval", () => {
    fc.assert(
      fc.property(fc.double({ min: -99, max: 99, noNaN: true }), (vertex) => {
        expect(minimum((x) => (x - vertex) ** 2 + 1, -100, 100).x).toBeCloseTo(vertex, 5);
      }),
    );
  });

  it("minimum works on a kink, where no parabola helps", () => {
    expect(minimum((x) => Math.abs(x - 0.3), 0, 1).x).toBeCloseTo(0.3, 8);
  });

  it("minimum approaches an end of the interval", () => {
    expect(minimum((x) => x, 2, 3).x).toBeCloseTo(2, 6);
    expect(minimum((x) => -x, 2, 3).x).toBeCloseTo(3, 6);
  });

  it("minimum calls a smooth f fewer than 40 times", () => {
    let calls = 0;
    minimum(
      (x) => {
        calls++;
        return x * x * x * x - x;
      },
      -1,
      10,
    );
    expect(calls).toBeLessThan(40);
  });

  it("minimum refuses an interval that is empty or infinite and a tolerance that is not positive", () => {
    expect(() => minimum((x) => x, 1, 0)).toThrow("invalid interval: [1, 0]");
    expect(() => minimum((x) => x, 0, Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => minimum((x) => x, 0, 1, 0)).toThrow("invalid tolerance: 0; > 0 is needed");
  });
});
