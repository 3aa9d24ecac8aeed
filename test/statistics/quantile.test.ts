import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ln } from "../../src/numeric/elementary.ts";
import { streams } from "../../src/random/streams.ts";
import { quantile } from "../../src/statistics/quantile.ts";

function numbered(n: number): number[] {
  return Array.from({ length: n }, (_, index) => n - index);
}

/** P(B ≤ k)·16ⁿ for B binomial (n, sixteenths/16), exact. */
function binomialSum(n: number, sixteenths: number, k: number): bigint {
  let choices = 1n;
  let sum = 0n;
  for (let j = 0; j <= k; j++) {
    sum += choices * BigInt(sixteenths) ** BigInt(j) * BigInt(16 - sixteenths) ** BigInt(n - j);
    choices = (choices * BigInt(n - j)) / BigInt(j + 1);
  }
  return sum;
}

describe("quantile(values, p, confidence)", () => {
  it.each([
    // Ranks of the interval for the median: Conover (1999), Practical Nonparametric Statistics, Table A3.
    [6, 1, 6],
    [10, 2, 9],
    [20, 6, 15],
    [100, 40, 61],
  ])("bounds the median of %d values by ranks %d and %d at 95 %%", (n, low, high) => {
    expect(quantile(numbered(n), 0.5)).toEqual({ value: n / 2, low, high, confidence: 0.95, n });
  });

  it("is the smallest value at least as large as the share p, also where n·p is rounded", () => {
    expect(quantile(numbered(30), 0.1).value).toBe(3);
    expect(quantile(numbered(30), 0.101).value).toBe(4);
    expect(quantile([7], 0.5).value).toBe(7);
    for (let k = 1; k < 100; k++) expect(quantile(numbered(100), k / 100).value).toBe(k);
  });

  it("gives no bound where even the extremes are no bound", () => {
    expect(quantile(numbered(5), 0.5)).toMatchObject({ low: null, high: null });
    expect(quantile(numbered(20), 0.95)).toMatchObject({ value: 19, high: null });
    expect(quantile(numbered(20), 0.05)).toMatchObject({ value: 1, low: null });
  });

  it("chooses the ranks that exact binomial sums give", () => {
    const instance = fc.record({
      n: fc.integer({ min: 1, max: 150 }),
      sixteenths: fc.integer({ min: 1, max: 15 }),
    });
    fc.assert(
      fc.property(instance, ({ n, sixteenths }) => {
        const total = 16n ** BigInt(n);
        // At 90 % confidence a tail may hold a twentieth.
        const rare = (sum: bigint) => 20n * sum <= total;
        const { low, high } = quantile(numbered(n), sixteenths / 16, 0.9);
        const lower = low ?? 0;
        const upper = high ?? n + 1;
        if (lower > 0) expect(rare(binomialSum(n, sixteenths, lower - 1))).toBe(true);
        expect(rare(binomialSum(n, sixteenths, lower))).toBe(false);
        if (upper <= n) expect(rare(total - binomialSum(n, sixteenths, upper - 1))).toBe(true);
        expect(rare(total - binomialSum(n, sixteenths, upper - 2))).toBe(false);
      }),
      { numRuns: 60, seed: 31 },
    );
  });

  it("covers the true 0.9-quantile of exponential data in at least about 95 of 100 samples", () => {
    const { stream } = streams("quantile");
    const truth = ln(10);
    let covered = 0;
    for (let replication = 0; replication < 600; replication++) {
      const uniforms = stream({ purpose: 1, replication });
      const { low, high } = quantile(
        Float64Array.from({ length: 200 }, () => -ln(uniforms.uniform())),
        0.9,
      );
      if (low! <= truth && truth < high!) covered++;
    }
    // The exact coverage of ranks 171 and 189 of 200 is 96.7 %; one standard deviation is 0.73 %.
    expect(covered / 600).toBeGreaterThan(0.945);
    expect(covered / 600).toBeLessThan(0.989);
  });

  it("has ranks close to the normal ones for a million values", () => {
    const { low, high, value } = quantile(numbered(1e6), 0.25);
    expect(value).toBe(250_000);
    expect(Math.abs(low! - (250_000 - 1.959964 * Math.sqrt(187_500)))).toBeLessThan(2);
    expect(Math.abs(high! - (250_000 + 1.959964 * Math.sqrt(187_500)))).toBeLessThan(2);
  });

  it("throws RangeError on no values and shares that are none", () => {
    expect(() => quantile([], 0.5)).toThrow(/^invalid values: 0 of them; /);
    for (const share of [0, 1, -0.5, Number.NaN]) {
      expect(() => quantile([1], share)).toThrow(/^invalid p: .*; /);
      expect(() => quantile([1], 0.5, share)).toThrow(/^invalid confidence: .*; /);
    }
  });
});
