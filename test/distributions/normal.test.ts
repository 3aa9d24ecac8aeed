import { describe, expect, it } from "vitest";
import { normal, standardNormalTail } from "../../src/distributions/normal.ts";
import { gaussLegendre } from "../../src/numeric/quadrature.ts";

describe("normal", () => {
  it("normal's cdf is the integral of the bell curve, by quadrature", () => {
    const { cdf } = normal({ mean: 0, sd: 1 });
    const bell = (z: number) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    for (const z of [-9, -6.4, -2, -0.3, 0, 0.7, 1.96, 3, 6]) {
      expect(Math.abs(cdf(z) / gaussLegendre(bell, z - 30, z, 60) - 1)).toBeLessThan(1e-13);
    }
  });

  it("standardNormalTail lies between Gordon's bounds z/(z² + 1) and 1/z times the density", () => {
    for (const z of [1, 3, 10, 20, 37]) {
      const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
      expect(standardNormalTail(z)).toBeGreaterThan((density * z) / (z * z + 1));
      expect(standardNormalTail(z)).toBeLessThan(density / z);
    }
  });

  it("normal's loss at the mean is sd/√(2π), at one sd above 0.0833 sd", () => {
    const { lossFunction } = normal({ mean: 50, sd: 8 });
    expect(lossFunction(50)).toBeCloseTo(8 / Math.sqrt(2 * Math.PI), 13);
    // Silver, Pyke, Thomas (2017), table II.1: G(1) = 0.08332.
    expect(lossFunction(58) / 8).toBeCloseTo(0.08332, 5);
  });

  it("normal allows negative means and a constant, and refuses what is not a number", () => {
    expect(normal({ mean: -5, sd: 0 }).quantile(0.1)).toBe(-5);
    expect(() => normal({ mean: Number.NaN, sd: 1 })).toThrow("invalid mean: NaN; a finite number is needed");
    expect(() => normal({ mean: 0, sd: -1 })).toThrow("invalid sd: -1; a finite number ≥ 0 is needed");
  });
});
