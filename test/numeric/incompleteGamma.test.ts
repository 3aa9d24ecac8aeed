import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erfc, exp, expm1 } from "../../src/numeric/elementary.ts";
import { gammaP, gammaQ, gammaWeight } from "../../src/numeric/incompleteGamma.ts";
import { gaussLegendre } from "../../src/numeric/quadrature.ts";

const shape = fc.double({ min: -2, max: 4, noNaN: true }).map((e) => 10 ** e);
/** A shape and an argument within a few standard deviations of it. */
const pair = fc
  .tuple(shape, fc.double({ min: -5, max: 6, noNaN: true }))
  .map(([a, z]) => [a, a * Math.exp(z / (1 + Math.sqrt(a)))] as const);

function relative(found: number, expected: number): number {
  return found === expected ? 0 : Math.abs(found / expected - 1);
}

describe("gammaP, gammaQ", () => {
  it("gammaP(1, x) is 1 − e^−x, gammaQ(1, x) is e^−x", () => {
    for (const x of [1e-12, 0.1, 1, 1.9, 2, 2.1, 10, 100, 700]) {
      expect(relative(gammaP(1, x), -expm1(-x))).toBeLessThan(1e-14);
      expect(relative(gammaQ(1, x), exp(-x))).toBeLessThan(2e-13);
    }
  });

  it("gammaQ(½, x) is erfc √x", () => {
    for (const x of [1e-6, 0.3, 1, 1.4, 1.6, 5, 50, 600]) {
      expect(relative(gammaQ(0.5, x), erfc(Math.sqrt(x)))).toBeLessThan(2e-13);
    }
  });

  it("gammaQ(n + 1, x) is the Poisson sum Σ e^−x x^j / j!, j = 0 … n", () => {
    for (const x of [0.5, 3, 20, 90]) {
      let term = exp(-x);
      let total = term;
      for (let n = 0; n < 150; n++) {
        expect(relative(gammaQ(n + 1, x), total)).toBeLessThan(1e-12);
        term *= x / (n + 1);
        total += term;
      }
    }
  });

  it("gammaP + gammaQ is 1", () => {
    fc.assert(
      fc.property(pair, ([a, x]) => {
        expect(Math.abs(gammaP(a, x) + gammaQ(a, x) - 1)).toBeLessThan(1e-14);
      }),
    );
  });

  it("gammaP(a, x) − gammaP(a + 1, x) is x^a e^−x / Γ(a + 1), across all methods", () => {
    fc.assert(
      fc.property(pair, ([a, x]) => {
        const gap = gammaWeight(a, x) / a;
        expect(Math.abs(gammaP(a, x) - gammaP(a + 1, x) - gap)).toBeLessThan(
          1e-12 * gap + 1e-14 * gammaP(a, x),
        );
        expect(Math.abs(gammaQ(a + 1, x) - gammaQ(a, x) - gap)).toBeLessThan(
          1e-12 * gap + 1e-13 * gammaQ(a, x),
        );
      }),
    );
  });

  it("gammaP has no step where the methods meet", () => {
    for (const a of [12, 20, 100, 1000, 1e4]) {
      // |η| = 1 at these multiples of a.
      for (const border of [0.3017371, 2.3576767]) {
        for (let k = -20; k <= 20; k++) {
          const x = a * border * (1 + k * 1e-7);
          const slope = gammaWeight(a, x) / x;
          const step = gammaP(a, x * (1 + 1e-9)) - gammaP(a, x);
          expect(Math.abs(step - slope * x * 1e-9)).toBeLessThan(1e-12 * (gammaP(a, x) + 1e-280));
        }
      }
    }
  });

  it("gammaP is the integral of its density", () => {
    for (const a of [1.5, 7, 11.9, 12.1, 60, 2500]) {
      const sd = Math.sqrt(a);
      const low = Math.max(0, a - sd);
      const integral = gaussLegendre((x) => gammaWeight(a, x) / x, low, a + 2 * sd, 8);
      expect(gammaP(a, a + 2 * sd) - gammaP(a, low)).toBeCloseTo(integral, a < 2 ? 6 : 13);
    }
  });

  it("gammaP and gammaQ at the ends are 0 and 1", () => {
    for (const a of [0.01, 3, 1000]) {
      expect([gammaP(a, 0), gammaQ(a, 0)]).toEqual([0, 1]);
      expect([gammaP(a, Number.POSITIVE_INFINITY), gammaQ(a, Number.POSITIVE_INFINITY)]).toEqual([1, 0]);
    }
  });
});
