import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { empirical } from "../../src/distributions/empirical.ts";

const sample = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 40 });

describe("empirical", () => {
  it("empirical([3, 1, 2, 2]) has the mean, sd and steps of its values", () => {
    const history = empirical([3, 1, 2, 2]);
    expect(history.mean).toBe(2);
    expect(history.sd).toBeCloseTo(Math.SQRT1_2, 15);
    expect([0, 1, 1.5, 2, 3].map(history.cdf)).toEqual([0, 0.25, 0.25, 0.75, 1]);
    expect([0, 0.25, 0.26, 0.75, 0.76, 1].map(history.quantile)).toEqual([1, 1, 2, 2, 3, 3]);
    expect([1, 0.75, 0.74, 0.25, 0.24, 0].map(history.upperQuantile)).toEqual([1, 1, 2, 2, 3, 3]);
    expect([1, 2, 2.5].map(history.pdf)).toEqual([0.25, 0.5, 0]);
    expect(Array.from(history.values)).toEqual([1, 2, 2, 3]);
  });

  it("empirical's losses are the averages over its values", () => {
    fc.assert(
      fc.property(sample, fc.double({ min: -1500, max: 1500, noNaN: true }), (values, x) => {
        const history = empirical(values);
        const average = (f: (v: number) => number) => values.reduce((a, v) => a + f(v), 0) / values.length;
        expect(history.lossFunction(x)).toBeCloseTo(
          average((v) => Math.max(0, v - x)),
          9,
        );
        expect(history.complementaryLossFunction(x)).toBeCloseTo(
          average((v) => Math.max(0, x - v)),
          9,
        );
      }),
    );
  });

  it("empirical's quantiles are the smallest values that reach p, exactly", () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const { cdf, survival, quantile, upperQuantile, values: sorted } = empirical(values);
        expect(quantile(p)).toBe(sorted.find((v) => cdf(v) >= p));
        expect(upperQuantile(p)).toBe(sorted.find((v) => survival(v) <= p));
      }),
    );
  });

  it("empirical's quantile(cdf(x)) is x at its values, for every size up to 60", () => {
    for (let n = 1; n <= 60; n++) {
      const { cdf, survival, quantile, upperQuantile } = empirical(Array.from({ length: n }, (_, i) => i));
      for (let i = 0; i < n; i++) {
        expect(quantile(cdf(i))).toBe(i);
        expect(upperQuantile(survival(i))).toBe(i);
      }
    }
  });

  it("empirical of equal values has sd 0", () => {
    expect(empirical([0.1, 0.1, 0.1]).sd).toBe(0);
    expect(empirical([0.1, 0.1, 0.1]).mean).toBe(0.1);
  });

  it("empirical refuses no values and values that are not numbers", () => {
    expect(() => empirical([])).toThrow("invalid values: []; at least one number is needed");
    expect(() => empirical([1, Number.NaN])).toThrow("invalid values: NaN; finite numbers are needed");
  });
});
