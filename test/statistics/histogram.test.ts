import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normal } from "../../src/distributions/normal.ts";
import { Stream } from "../../src/random/stream.ts";
import { histogram } from "../../src/statistics/histogram.ts";

function counted(values: readonly number[], edges: readonly number[]): number[] {
  return edges
    .slice(1)
    .map((high, bin) => values.filter((value) => value >= edges[bin]! && value < high).length);
}

describe("histogram(values)", () => {
  it("counts a small example", () => {
    expect(histogram([0.5, 1.5, 1.6, 2.5, 3.5, -0.5])).toEqual({ edges: [-2, 0, 2, 4], counts: [1, 3, 2] });
  });

  it("chooses Freedman and Diaconis' width, rounded up to 1, 2 or 5 × 10ᵏ", () => {
    const stream = new Stream([4, 3, 2, 1]);
    const { quantile } = normal({ mean: 3, sd: 1 });
    const values = Array.from({ length: 1000 }, () => quantile(stream.uniform()));
    // 2 · 1.349 / 10 = 0.27, rounded up to 0.5.
    const { edges } = histogram(values);
    expect(edges[1]! - edges[0]!).toBe(0.5);
    expect(edges).toContain(3);
  });

  it("puts every value into the bin of its edges, zero on an edge, in no more bins than the cap", () => {
    const spread = fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), {
      minLength: 1,
      maxLength: 80,
    });
    const close = fc.tuple(
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 80 }),
    );
    const values = fc.oneof(
      spread,
      close.map(([base, steps]) => steps.map((step) => base * (1 + step * 2 ** -50))),
      close.map(([base, steps]) => steps.map((step) => base + step / 10)),
      fc.array(fc.constantFrom(-3, 0, 0.1, 1e-320, 5e-324), { minLength: 1, maxLength: 20 }),
    );
    let several = 0;
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 60 }), (data, cap) => {
        const { edges, counts } = histogram(data, cap);
        expect(counts).toEqual(counted(data, edges));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(data.length);
        expect(counts.length).toBeLessThanOrEqual(cap);
        if (edges[0]! < 0 && edges.at(-1)! > 0) expect(edges.some((edge) => edge === 0)).toBe(true);
        if (counts.length > 2) several++;
        expect(histogram([...data].reverse(), cap)).toEqual({ edges, counts });
      }),
      { numRuns: 1000, seed: 5 },
    );
    expect(several).toBeGreaterThan(200);
  });

  it("is empty for no values", () => {
    expect(histogram([])).toEqual({ edges: [], counts: [] });
  });

  it("shows equal values as one bin", () => {
    expect(histogram([0, 0, 0])).toEqual({ edges: [0, 1], counts: [3] });
    expect(histogram([42, 42]).counts).toEqual([2]);
    expect(histogram([-42]).counts).toEqual([1]);
  });

  it("throws RangeError on values and caps it cannot bin", () => {
    for (const value of [Number.NaN, Infinity, -Infinity, 1e301]) {
      expect(() => histogram([1, value, 2])).toThrow(/^invalid value: .*; /);
    }
    for (const cap of [1, 2.5, Number.NaN])
      expect(() => histogram([1, 2], cap)).toThrow(/^invalid cap: .*; /);
  });
});
