import { describe, expect, it } from "vitest";
import { pairedDifference } from "../../src/statistics/pairedDifference.ts";

describe("pairedDifference(a, b)", () => {
  it("is the paired t statistic of Gosset's sleep data", () => {
    // Student (1908), Biometrika 6: extra hours of sleep of ten patients; differences 1.58 on average, t = 4.06.
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const { mean, se, n, varianceRatio } = pairedDifference(second, first);
    expect(mean).toBeCloseTo(1.58, 12);
    expect(mean / se).toBeCloseTo(4.0621, 4);
    expect(n).toBe(10);
    // The unpaired t of the same data is 1.8608.
    expect(Math.sqrt(varianceRatio)).toBeCloseTo(4.0621 / 1.8608, 3);
  });

  it("throws RangeError when the lengths differ", () => {
    expect(() => pairedDifference([1], [1, 2])).toThrow(/^invalid length: 2; 1 values are needed/);
  });
});
