import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normal } from "../../src/distributions/normal.ts";
import { streams } from "../../src/random/streams.ts";
import { Comoments } from "../../src/statistics/comoments.ts";
import { meanEstimate } from "../../src/statistics/estimate.ts";
import { neededReplications, tInterval } from "../../src/statistics/interval.ts";

describe("tInterval({ mean, se, n }, confidence)", () => {
  it.each([
    // Abramowitz, Stegun (1964), Table 26.10, to its three decimals.
    [2, 0.95, 12.706],
    [10, 0.95, 2.262],
    [31, 0.99, 2.75],
    [61, 0.9, 1.671],
    [121, 0.98, 2.358],
  ])("has the tabulated half width for n = %d at confidence %d: %d", (n, confidence, t) => {
    expect(Math.abs(tInterval({ mean: 0, se: 1, n }, confidence).halfWidth - t)).toBeLessThan(5.1e-4);
  });

  it("lies around the mean, half width t·se", () => {
    expect(tInterval({ mean: 10, se: 2, n: 10 }, 0.95)).toEqual({
      low: 10 - 2 * 2.262157163,
      high: 10 + 2 * 2.262157163,
      halfWidth: 2 * 2.262157163,
      confidence: 0.95,
    });
  });

  it("goes by the degrees of freedom where they are given", () => {
    const wide = tInterval({ mean: 0, se: 1, n: 10, degrees: 4 }, 0.95).halfWidth;
    expect(wide).toBe(tInterval({ mean: 0, se: 1, n: 5 }, 0.95).halfWidth);
  });

  it("is a point without error, and unknown from one observation", () => {
    expect(tInterval({ mean: 3, se: 0, n: 5 }, 0.95)).toEqual({
      low: 3,
      high: 3,
      halfWidth: 0,
      confidence: 0.95,
    });
    expect(tInterval({ mean: 3, se: Number.NaN, n: 1 }, 0.95).halfWidth).toBeNaN();
  });

  it("throws RangeError on a confidence that is none", () => {
    for (const confidence of [0, 1, -0.1, 95, Number.NaN]) {
      expect(() => tInterval({ mean: 0, se: 1, n: 5 }, confidence)).toThrow(/^invalid confidence: .*; /);
      expect(() => neededReplications({ mean: 0, se: 1, n: 5 }, confidence)).toThrow(/^invalid confidence: /);
    }
  });

  it.each([0.95, 0.8])(
    "covers the true mean of normal data in about a share of %d of 400 samples",
    (confidence) => {
      const { quantile } = normal({ mean: 50, sd: 7 });
      const { stream } = streams("coverage");
      let covered = 0;
      for (let replication = 0; replication < 400; replication++) {
        const uniforms = stream({ purpose: 1, replication });
        const moments = new Comoments(1);
        moments.add(
          Float64Array.from({ length: 8 }, () => quantile(uniforms.uniform())),
          8,
        );
        const { low, high } = tInterval(meanEstimate(moments, 0), confidence);
        if (low <= 50 && 50 <= high) covered++;
      }
      // Three standard deviations of the binomial: 92 … 98 % at 95 %. The normal quantile would cover 91 %.
      const slack = 3 * Math.sqrt((confidence * (1 - confidence)) / 400);
      expect(Math.abs(covered / 400 - confidence)).toBeLessThan(Math.min(slack, 0.06));
    },
  );
});

describe("neededReplications({ mean, se, n }, confidence)", () => {
  it("is the first number at which the interval would leave zero", () => {
    const estimate = fc.record({
      mean: fc.double({ min: 0.01, max: 10, noNaN: true }),
      se: fc.double({ min: 0.01, max: 10, noNaN: true }),
      n: fc.integer({ min: 2, max: 1e5 }),
      confidence: fc.constantFrom(0.8, 0.95, 0.999),
    });
    fc.assert(
      fc.property(estimate, ({ mean, se, n, confidence }) => {
        const needed = neededReplications({ mean, se, n }, confidence);
        const halfWidth = (count: number) =>
          tInterval({ mean, se: (se * Math.sqrt(n)) / Math.sqrt(count), n: count }, confidence).halfWidth;
        expect(Number.isInteger(needed) && needed >= 2).toBe(true);
        expect(halfWidth(needed)).toBeLessThan(mean * (1 + 1e-8));
        if (needed > 2) expect(halfWidth(needed - 1)).toBeGreaterThan(mean * (1 - 1e-8));
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it("is 2 without error, endless for no difference, unknown for an unknown one, the same for both signs", () => {
    expect(neededReplications({ mean: 1, se: 0, n: 9 }, 0.95)).toBe(2);
    expect(neededReplications({ mean: 0, se: 1, n: 9 }, 0.95)).toBe(Infinity);
    expect(neededReplications({ mean: 0, se: 0, n: 9 }, 0.95)).toBe(Infinity);
    expect(neededReplications({ mean: Number.NaN, se: 1, n: 9 }, 0.95)).toBeNaN();
    expect(neededReplications({ mean: 1, se: Number.NaN, n: 1 }, 0.95)).toBeNaN();
    expect(neededReplications({ mean: -0.1, se: 1, n: 9 }, 0.95)).toBe(
      neededReplications({ mean: 0.1, se: 1, n: 9 }, 0.95),
    );
    expect(neededReplications({ mean: 1e-12, se: 1, n: 100 }, 0.95)).toBeGreaterThan(3e26);
  });
});
