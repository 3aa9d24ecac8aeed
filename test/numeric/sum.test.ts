import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum } from "../../src/numeric/sum.ts";

describe("sum", () => {
  it("sum([1, 1e100, 1, −1e100]) is 2, Neumaier's own case", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  });

  it("sum of a million tenths is 100000 to the last bit", () => {
    expect(sum(new Float64Array(1_000_000).fill(0.1))).toBe(100_000);
  });

  it("sum([]) is 0", () => {
    expect(sum([])).toBe(0);
  });

  it("sum of scaled integers is exact", () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 50 }), (values) => {
        const exact = values.reduce((total, value) => total + BigInt(value), 0n);
        expect(sum(values)).toBe(Number(exact));
      }),
    );
  });
});
