import { describe, expect, it } from "vitest";
import { ratio } from "../../src/statistics/ratio.ts";

describe("ratio(x, y)", () => {
  it("is the ratio of sums, not the mean of ratios, with the delta-method standard error", () => {
    const { mean, se, n } = ratio([1, 9], [10, 10]);
    // Residuals (x − 0.5·y)/ȳ are −0.4 and 0.4.
    expect(mean).toBe(0.5);
    expect(se).toBeCloseTo(0.4, 14);
    expect(n).toBe(2);
    expect(ratio([1, 8], [1, 2]).mean).toBe(3);
  });

  it("has no error where x is proportional to y", () => {
    expect(ratio([2, 4, 10], [1, 2, 5])).toEqual({ mean: 2, se: 0, n: 3 });
  });

  it("throws RangeError when the lengths differ", () => {
    expect(() => ratio([1, 2], [1])).toThrow(/^invalid length: 1; 2 values are needed/);
  });
});
