/// <reference path="../../src/distributions/jstat.d.ts" />
import j from "jstat";
import { describe, expect, it } from "vitest";
import { constant } from "../../src/distributions/constant.ts";
import { erlang } from "../../src/distributions/erlang.ts";
import { exponential } from "../../src/distributions/exponential.ts";
import { gammaWithShape } from "../../src/distributions/gamma.ts";
import { lognormal } from "../../src/distributions/lognormal.ts";
import { poisson } from "../../src/distributions/poisson.ts";

describe("exponential", () => {
  it("exponential is gamma of shape 1", () => {
    const ours = exponential({ mean: 5 });
    const same = gammaWithShape({ shape: 1, scale: 5 });
    for (const x of [-1, 0, 0.01, 3, 5, 80]) {
      for (const f of ["cdf", "survival", "pdf", "lossFunction", "complementaryLossFunction"] as const) {
        expect(Math.abs(ours[f](x) - same[f](x))).toBeLessThan(1e-14 * (1 + Math.abs(x)));
      }
    }
    expect(ours.quantile(0.5)).toBeCloseTo(5 * Math.LN2, 14);
    expect(ours.quantile(1e-300)).toBe(5e-300);
  });

  it("exponential refuses a mean that is not positive", () => {
    expect(() => exponential({ mean: 0 })).toThrow("invalid mean: 0; a finite number > 0 is needed");
  });
});

describe("erlang", () => {
  it("erlang({ shape: 3, mean: 6 }) has survival e^−y (1 + y + y²/2) at y = x/2", () => {
    const { survival, sd } = erlang({ shape: 3, mean: 6 });
    for (const x of [0.1, 2, 6, 30]) {
      const y = x / 2;
      expect(survival(x)).toBeCloseTo(Math.exp(-y) * (1 + y + (y * y) / 2), 14);
    }
    expect(sd).toBeCloseTo(Math.sqrt(12), 14);
  });

  it("erlang refuses a fraction of a stage", () => {
    expect(() => erlang({ shape: 1.5, mean: 1 })).toThrow("invalid shape: 1.5; an integer ≥ 1 is needed");
    expect(() => erlang({ shape: 2, mean: -1 })).toThrow("invalid mean: -1");
  });
});

describe("lognormal", () => {
  it("lognormal agrees with jStat, whose parameters are those of ln X", () => {
    const { cdf, mean, sd } = lognormal({ mean: 10, sd: 4 });
    const s = Math.sqrt(Math.log(1.16));
    for (const x of [2, 8, 10, 25]) {
      expect(cdf(x)).toBeCloseTo(j.jStat.lognormal.cdf(x, Math.log(10) - (s * s) / 2, s), 8);
    }
    expect([mean, sd]).toEqual([10, 4]);
  });

  it("lognormal with sd 0 is a constant; a mean of 0 is refused", () => {
    expect(lognormal({ mean: 3, sd: 0 }).upperQuantile(0.01)).toBe(3);
    expect(() => lognormal({ mean: 0, sd: 1 })).toThrow("invalid mean: 0; a finite number > 0 is needed");
    expect(() => lognormal({ mean: 1, sd: -1 })).toThrow("invalid sd: -1");
  });
});

describe("poisson", () => {
  it("poisson sums e^−m m^n / n! and agrees with jStat", () => {
    const { cdf, pdf, lossFunction } = poisson({ mean: 3 });
    let term = Math.exp(-3);
    let total = 0;
    for (let n = 0; n < 20; n++) {
      total += term;
      expect(pdf(n)).toBeCloseTo(term, 15);
      expect(cdf(n)).toBeCloseTo(total, 14);
      expect(cdf(n)).toBeCloseTo(j.jStat.poisson.cdf(n, 3), 12);
      term *= 3 / (n + 1);
    }
    expect(pdf(2.5)).toBe(0);
    expect(cdf(2.5)).toBe(cdf(2));
    expect(lossFunction(0)).toBeCloseTo(3, 14);
    // Linear between the integers.
    expect(lossFunction(4.25)).toBeCloseTo(0.75 * lossFunction(4) + 0.25 * lossFunction(5), 14);
  });

  it("poisson's quantile is the first integer that reaches p, for means from 0.01 to 1e6", () => {
    for (const mean of [0.01, 0.7, 12, 5000, 1e6]) {
      const { quantile, cdf, upperQuantile, survival } = poisson({ mean });
      for (const p of [1e-12, 0.03, 0.5, 0.97, 1 - 1e-12]) {
        const n = quantile(p);
        expect(cdf(n)).toBeGreaterThanOrEqual(p);
        expect(cdf(n - 1)).toBeLessThan(p);
        const m = upperQuantile(1e-20 * p);
        expect(survival(m)).toBeLessThanOrEqual(1e-20 * p);
        expect(survival(m - 1)).toBeGreaterThan(1e-20 * p);
      }
      expect(quantile(0)).toBe(0);
      expect(quantile(1)).toBe(Number.POSITIVE_INFINITY);
      expect(upperQuantile(0)).toBe(Number.POSITIVE_INFINITY);
      expect(upperQuantile(1)).toBe(0);
    }
  });

  it("poisson refuses a mean that is not positive", () => {
    expect(() => poisson({ mean: Number.NaN })).toThrow("invalid mean: NaN; a finite number > 0 is needed");
  });
});

describe("constant", () => {
  it("constant refuses what is not finite", () => {
    expect(() => constant(Number.POSITIVE_INFINITY)).toThrow(
      "invalid value: Infinity; a finite number is needed",
    );
  });
});
