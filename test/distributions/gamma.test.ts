/// <reference path="../../src/distributions/jstat.d.ts" />
import j from "jstat";
import { describe, expect, it } from "vitest";
import { gamma, gammaWithShape } from "../../src/distributions/gamma.ts";

describe("gamma", () => {
  it("gamma({ mean: 10, sd: 3 }) is the gamma distribution of shape 100/9 and scale 0.9", () => {
    const byMoments = gamma({ mean: 10, sd: 3 });
    const byShape = gammaWithShape({ shape: 100 / 9, scale: 0.9 });
    for (const p of [0.01, 0.5, 0.975]) expect(byMoments.quantile(p)).toBeCloseTo(byShape.quantile(p), 13);
    expect([byMoments.mean, byMoments.sd]).toEqual([10, 3]);
    expect(byShape.sd).toBeCloseTo(3, 14);
  });

  it("gamma agrees with jStat's cdf to its 1e-9 and with its quantile to its 2e-8", () => {
    const { jStat } = j;
    for (const shape of [0.2, 1, 3.5, 100 / 9, 80]) {
      const ours = gammaWithShape({ shape, scale: 2 });
      for (const p of [1e-3, 0.1, 0.5, 0.9, 0.999]) {
        const x = ours.quantile(p);
        expect(Math.abs(jStat.gamma.cdf(x, shape, 2) / p - 1)).toBeLessThan(1e-8);
        expect(Math.abs(jStat.gamma.inv(p, shape, 2) / x - 1)).toBeLessThan(2e-7);
      }
    }
  });

  it("gamma with sd 0 is a constant", () => {
    const certain = gamma({ mean: 10, sd: 0 });
    expect([9.999, 10, 10.001].map(certain.cdf)).toEqual([0, 1, 1]);
    expect([0.001, 0.999].map(certain.quantile)).toEqual([10, 10]);
    expect([8, 10, 12].map(certain.lossFunction)).toEqual([2, 0, 0]);
    expect(gamma({ mean: 0, sd: 0 }).quantile(0.5)).toBe(0);
  });

  it("gamma approaches the constant smoothly, down to the smallest sd that doubles can tell", () => {
    for (const sd of [1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-17, 1e-200, Number.MIN_VALUE]) {
      const near = gamma({ mean: 10, sd });
      expect(Math.abs(near.quantile(0.999) - 10)).toBeLessThanOrEqual(3.2 * sd + 1e-13);
      expect(near.cdf(10 + 40 * sd + 1e-13)).toBeGreaterThan(0.99);
      expect(near.lossFunction(9.9)).toBeCloseTo(0.1, 12);
    }
  });

  it("gamma's density at 0 is infinite, 1/scale or 0 for shapes below, at and above 1", () => {
    const at0 = (shape: number) => gammaWithShape({ shape, scale: 4 }).pdf(0);
    expect([0.9, 1, 1.1].map(at0)).toEqual([Number.POSITIVE_INFINITY, 0.25, 0]);
    expect(gammaWithShape({ shape: 0.9, scale: 4 }).pdf(-1)).toBe(0);
  });

  it("gamma refuses a negative or missing sd and a mean that is not positive", () => {
    expect(() => gamma({ mean: 10, sd: -1 })).toThrow("invalid sd: -1; a finite number ≥ 0 is needed");
    expect(() => gamma({ mean: 10, sd: Number.NaN })).toThrow("invalid sd: NaN");
    expect(() => gamma({ mean: 0, sd: 1 })).toThrow("invalid mean: 0; a finite number > 0 is needed");
    expect(() => gamma({ mean: Number.POSITIVE_INFINITY, sd: 1 })).toThrow(RangeError);
    expect(() => gammaWithShape({ shape: 0, scale: 1 })).toThrow(
      "invalid shape: 0; a finite number > 0 is needed",
    );
    expect(() => gammaWithShape({ shape: 1, scale: -1 })).toThrow("invalid scale: -1");
  });
});
