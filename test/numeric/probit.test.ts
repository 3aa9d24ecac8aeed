import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erfc } from "../../src/numeric/elementary.ts";
import { probit } from "../../src/numeric/probit.ts";

describe("probit", () => {
  it("probit of the common confidence levels", () => {
    // Abramowitz, Stegun (1964), table 26.5 and NIST: z of 97.5 %, 99.5 %, 99.9 %.
    expect(probit(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(probit(0.995)).toBeCloseTo(2.5758293035489004, 14);
    expect(probit(0.999)).toBeCloseTo(3.090232306167813, 13);
    expect(probit(0.5)).toBe(0);
  });

  it("probit inverts ½ erfc(−z/√2) down to 1e-300", () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: -0.302, noNaN: true }), (e) => {
        const p = 10 ** e;
        const z = probit(p);
        expect(Math.abs((0.5 * erfc(-z * Math.SQRT1_2)) / p - 1)).toBeLessThan(1e-15 * (10 + z * z * 2));
      }),
      { numRuns: 1000 },
    );
  });

  it("probit is odd around ½ and infinite at the ends", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), (p) => {
        expect(probit(p) + probit(1 - p)).toBe(p === 1 ? Number.NaN : 0);
      }),
    );
    expect(probit(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(probit(1)).toBe(Number.POSITIVE_INFINITY);
  });
});
