import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaP, gammaQ, gammaWeight } from "../../src/numeric/incompleteGamma.ts";
import { gammaInverse } from "../../src/numeric/incompleteGammaInverse.ts";

const shape = fc.double({ min: -2, max: 5, noNaN: true }).map((e) => 10 ** e);
const tail = fc.double({ min: -280, max: -0.302, noNaN: true }).map((e) => 10 ** e);

describe("gammaInverse", () => {
  it("gammaInverse gives back the tail, down to 1e-280, as well as x's own rounding allows", () => {
    fc.assert(
      fc.property(shape, tail, fc.boolean(), (a, probability, upper) => {
        const x = gammaInverse(a, probability, upper);
        if (x < 1e-300) return;
        const reached = upper ? gammaQ(a, x) : gammaP(a, x);
        // Relative change of the tail per relative change of x.
        const condition = gammaWeight(a, x) / reached;
        expect(Math.abs(reached / probability - 1)).toBeLessThan(1e-12 * (1 + condition));
      }),
      { numRuns: 1000 },
    );
  });

  it("gammaInverse of a lower probability above ½ is that of the upper tail", () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0.5, minExcluded: true, max: 1, noNaN: true }), (a, p) => {
        expect(gammaInverse(a, p, false)).toBe(gammaInverse(a, 1 - p, true));
      }),
    );
  });

  it("gammaInverse at 0 and 1 gives the ends", () => {
    for (const a of [0.01, 1, 1e4]) {
      expect(gammaInverse(a, 0, false)).toBe(0);
      expect(gammaInverse(a, 1, false)).toBe(Number.POSITIVE_INFINITY);
      expect(gammaInverse(a, 1, true)).toBe(0);
      expect(gammaInverse(a, 0, true)).toBe(Number.POSITIVE_INFINITY);
    }
  });

  it("gammaInverse underflows to 0 where the root is below the smallest double", () => {
    expect(gammaInverse(0.01, 1e-10, false)).toBe(0);
  });
});
