import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Tally } from "../../src/statistics/tally.ts";

function tally(values: readonly number[]): Tally {
  const all = new Tally();
  for (const value of values) all.add(value);
  return all;
}

describe("Tally", () => {
  it("gives number, mean, variance, range and standard error of a small example", () => {
    const all = tally([3, 1, 6, 2]);
    expect([all.n, all.mean, all.min, all.max]).toEqual([4, 3, 1, 6]);
    expect(all.variance).toBeCloseTo(14 / 3, 14);
    expect(all.estimate).toEqual({ mean: 3, se: Math.sqrt(all.variance / 4), n: 4 });
  });

  it("does not lose the variance of values far from zero", () => {
    const all = tally(Array.from({ length: 3000 }, (_, row) => 1e9 + (row % 3)));
    expect(Math.abs(all.variance / ((2 / 3) * (3000 / 2999)) - 1)).toBeLessThan(1e-8);
  });

  it("knows nothing of no observation and no variance of one", () => {
    const all = new Tally();
    expect([all.n, all.mean, all.variance, all.min, all.max]).toEqual([
      0,
      Number.NaN,
      Number.NaN,
      Infinity,
      -Infinity,
    ]);
    all.add(7);
    expect([all.n, all.mean, all.variance]).toEqual([1, 7, Number.NaN]);
  });

  it("merge(other) gives what one tally of all gives, for any cut", () => {
    const whole = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(whole), fc.array(whole), (first, second) => {
        const merged = tally(first);
        merged.merge(tally(second));
        const all = [...first, ...second];
        const sum = all.reduce((total, value) => total + value, 0);
        const squares = all.reduce((total, value) => total + value * value, 0);
        expect(merged.n).toBe(all.length);
        if (all.length > 0) {
          expect(merged.mean).toBeCloseTo(sum / all.length, 9);
          expect([merged.min, merged.max]).toEqual([Math.min(...all), Math.max(...all)]);
        }
        if (all.length > 1) {
          const exact = (all.length * squares - sum * sum) / (all.length * (all.length - 1));
          expect(merged.variance).toBeCloseTo(exact, 6);
        }
      }),
      { seed: 21 },
    );
  });
});
