import { describe, expect, it } from "vitest";
import { normal } from "../../src/distributions/normal.ts";
import { streams } from "../../src/random/streams.ts";
import { batchMeans } from "../../src/statistics/batchMeans.ts";

const { quantile } = normal({ mean: 0, sd: 1 });

/** xₜ = φ·xₜ₋₁ + εₜ from its stationary distribution; var(x̄) ≈ 1/(n(1 − φ)²). */
function autoregressive(phi: number, length: number, replication: number): Float64Array {
  const uniforms = streams("batch means").stream({ purpose: 1, replication });
  let x = quantile(uniforms.uniform()) / Math.sqrt(1 - phi * phi);
  return Float64Array.from({ length }, () => {
    x = phi * x + quantile(uniforms.uniform());
    return x;
  });
}

describe("batchMeans(series, batches)", () => {
  it("averages equal batches and drops the rest from the beginning", () => {
    const { mean, se, n, size, correlation } = batchMeans([100, 1, 3, 2, 4, 7, 9], 3);
    expect([mean, n, size]).toEqual([13 / 3, 3, 2]);
    // Batch means 2, 3, 8.
    expect(se).toBeCloseTo(Math.sqrt((49 / 9 + 16 / 9 + 121 / 9) / 2 / 3), 14);
    expect(correlation).toBeCloseTo((28 / 9 - 44 / 9) / (186 / 9), 14);
  });

  it("knows the standard error of an autoregressive series, which single observations do not", () => {
    const phi = 0.8;
    const length = 8_000;
    const found = Array.from({ length: 40 }, (_, replication) => {
      const series = autoregressive(phi, length, replication);
      return { long: batchMeans(series, 20), short: batchMeans(series, length) };
    });
    const truth = 1 / ((1 - phi) * Math.sqrt(length));
    const average = (of: (one: (typeof found)[number]) => number) =>
      found.reduce((sum, one) => sum + of(one), 0) / found.length;
    // 40 × 19 degrees of freedom know a standard deviation to 1/√1520 = 2.6 %.
    expect(Math.abs(Math.sqrt(average(({ long }) => long.se ** 2)) / truth - 1)).toBeLessThan(4 * 0.026);
    expect(average(({ short }) => short.se)).toBeLessThan(0.4 * truth);
    expect(average(({ short }) => short.correlation)).toBeCloseTo(phi, 1);
    expect(Math.abs(average(({ long }) => long.correlation))).toBeLessThan(0.15);
    expect(average(({ long }) => Math.abs(long.mean) / long.se)).toBeLessThan(1.3);
  });

  it("of a constant series has neither error nor correlation", () => {
    expect(batchMeans([5, 5, 5, 5], 2)).toEqual({ mean: 5, se: 0, n: 2, size: 2, correlation: 0 });
  });

  it("throws RangeError on fewer than 2 or more batches than observations", () => {
    for (const batches of [1, 5, 2.5, Number.NaN]) {
      expect(() => batchMeans([1, 2, 3, 4], batches)).toThrow(
        /^invalid batches: .*; a whole number from 2 to 4/,
      );
    }
  });
});
