import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normal } from "../../src/distributions/normal.ts";
import { studentT } from "../../src/distributions/studentT.ts";

describe("studentT", () => {
  it("studentT's quantiles are those of the printed tables", () => {
    // NIST/SEMATECH e-Handbook, 1.3.6.7.2.
    expect(studentT({ degrees: 1 }).quantile(0.975)).toBeCloseTo(12.706, 3);
    expect(studentT({ degrees: 5 }).quantile(0.95)).toBeCloseTo(2.015, 3);
    expect(studentT({ degrees: 29 }).quantile(0.995)).toBeCloseTo(2.756, 3);
    expect(studentT({ degrees: 100 }).quantile(0.999)).toBeCloseTo(3.174, 3);
  });

  it("studentT of 1 degree is Cauchy's distribution, of 2 has a closed form", () => {
    const one = studentT({ degrees: 1 });
    const two = studentT({ degrees: 2 });
    for (const x of [-40, -1, -0.1, 0, 0.5, 3]) {
      expect(one.cdf(x)).toBeCloseTo(0.5 + Math.atan(x) / Math.PI, 14);
      expect(two.cdf(x)).toBeCloseTo(0.5 + x / (2 * Math.sqrt(2 + x * x)), 14);
    }
  });

  it("studentT tends to the normal distribution, at 1e6 degrees and beyond too", () => {
    const z = normal({ mean: 0, sd: 1 });
    for (const degrees of [1e6, 1e8, 1e12]) {
      const t = studentT({ degrees });
      for (const p of [0.001, 0.3, 0.5, 0.975, 0.9999]) {
        expect(Math.abs(t.quantile(p) - z.quantile(p))).toBeLessThan(20 / degrees + 1e-9);
      }
      expect(t.cdf(0)).toBe(0.5);
      expect(t.cdf(1.5)).toBeCloseTo(z.cdf(1.5), 5);
    }
  });

  it("studentT's quantile is found for any degrees and probability", () => {
    const degrees = fc.double({ min: -1, max: 9, noNaN: true }).map((e) => 10 ** e);
    const tail = fc.double({ min: -12, max: -0.31, noNaN: true }).map((e) => 10 ** e);
    fc.assert(
      fc.property(degrees, tail, (nu, q) => {
        const t = studentT({ degrees: nu });
        const x = t.upperQuantile(q);
        // Ten digits of x.
        const slack = (5e-10 * x * t.pdf(x)) / q + 1e-12;
        expect(Math.abs(t.survival(x) / q - 1)).toBeLessThan(slack);
        expect(t.quantile(q)).toBe(-x);
      }),
    );
  });

  it("studentT's quantile has 10 significant digits", () => {
    expect(studentT({ degrees: 9 }).quantile(0.975)).toBe(2.262157163);
    expect(studentT({ degrees: 9 }).quantile(0.5)).toBe(0);
    expect(studentT({ degrees: 9 }).upperQuantile(0.5)).toBe(0);
  });

  it("studentT has no mean up to 1 degree and no variance up to 2", () => {
    expect(studentT({ degrees: 1 }).mean).toBeNaN();
    expect(studentT({ degrees: 1 }).lossFunction(3)).toBe(Number.POSITIVE_INFINITY);
    expect(studentT({ degrees: 2 }).sd).toBe(Number.POSITIVE_INFINITY);
    expect(studentT({ degrees: 4 }).sd).toBeCloseTo(Math.SQRT2, 15);
    expect(() => studentT({ degrees: 0 })).toThrow("invalid degrees: 0; a finite number > 0 is needed");
  });
});
