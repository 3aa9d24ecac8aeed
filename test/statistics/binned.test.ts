import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binned } from "../../src/statistics/binned.ts";
import { histogram } from "../../src/statistics/histogram.ts";

describe("binned(values, edges)", () => {
  it("counts as the histogram does whose edges it is given", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(values, (all) => {
        const { edges, counts } = histogram(all, 20);
        expect(binned(all, edges)).toEqual(counts);
      }),
    );
  });

  it("puts an edge into the bin above it and what lies outside into the outer bins", () => {
    expect(binned([-5, 0, 1, 1.5, 2, 9], [0, 1, 2, 3])).toEqual([2, 2, 2]);
  });

  it("of a single edge is refused", () => {
    expect(() => binned([1], [0])).toThrow("invalid edges: 1 of them; at least two are needed");
  });
});
