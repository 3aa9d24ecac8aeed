import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normal } from "../../src/distributions/normal.ts";
import { Stream } from "../../src/random/stream.ts";
import { movingAverage, mser5 } from "../../src/statistics/warmUp.ts";

describe("movingAverage(series, window)", () => {
  it("averages the neighbours there are on both sides, and leaves the last ones out", () => {
    expect([...movingAverage([1, 4, 1, 7, 10, 4], 2)]).toEqual([1, 2, 23 / 5, 26 / 5]);
    expect([...movingAverage([1, 4, 1], 0)]).toEqual([1, 4, 1]);
  });

  it("throws RangeError on a window that is not a whole number below the length", () => {
    for (const window of [-1, 3, 0.5, Number.NaN]) {
      expect(() => movingAverage([1, 2, 3], window)).toThrow(
        /^invalid window: .*; a whole number from 0 to 2/,
      );
    }
  });
});

/** The rule as it is written: every cut by itself. */
function slowMser5(series: readonly number[]): number {
  const means = Array.from({ length: Math.floor(series.length / 5) }, (_, batch) => {
    const part = series.slice(5 * batch, 5 * batch + 5);
    return part.reduce((sum, value) => sum + value, 0) / 5;
  });
  const score = (cut: number) => {
    const kept = means.slice(cut);
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    return kept.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / kept.length ** 2;
  };
  const cuts = Array.from({ length: Math.floor(means.length / 2) + 1 }, (_, cut) => cut);
  return 5 * cuts.reduce((best, cut) => (score(cut) < score(best) ? cut : best), 0);
}

describe("mser5(series)", () => {
  it("agrees with the rule as written on any series", () => {
    const value = fc.double({ min: -100, max: 100, noNaN: true });
    let cuts = 0;
    fc.assert(
      fc.property(fc.array(value, { minLength: 10, maxLength: 120, size: "max" }), (noise) => {
        const series = noise.map((each, period) => each + 500 * 0.9 ** period);
        const { warmUp } = mser5(series);
        expect(warmUp).toBe(slowMser5(series));
        if (warmUp > 0) cuts++;
      }),
      { numRuns: 200, seed: 41 },
    );
    expect(cuts).toBeGreaterThan(50);
  });

  it("cuts off a decaying start and little else", () => {
    const stream = new Stream([1, 2, 3, 4]);
    const { quantile } = normal({ mean: 10, sd: 1 });
    const series = Array.from(
      { length: 2000 },
      (_, period) => quantile(stream.uniform()) + 20 * 0.97 ** period,
    );
    const { warmUp, settled } = mser5(series);
    // The start has decayed to half a standard deviation by period 121, to a twentieth by 197.
    expect(settled).toBe(true);
    expect(warmUp).toBeGreaterThanOrEqual(90);
    expect(warmUp).toBeLessThanOrEqual(260);
  });

  it("cuts nothing from a level series and does not trust a cut in the middle", () => {
    expect(mser5(new Float64Array(40).fill(3))).toEqual({ warmUp: 0, settled: true });
    const rising = Array.from({ length: 100 }, (_, period) => period);
    expect(mser5(rising)).toEqual({ warmUp: 50, settled: false });
  });

  it("throws RangeError on fewer than ten values", () => {
    expect(() => mser5([1, 2, 3, 4, 5, 6, 7, 8, 9])).toThrow(
      /^invalid series: 9 values; at least 10 are needed/,
    );
  });
});
