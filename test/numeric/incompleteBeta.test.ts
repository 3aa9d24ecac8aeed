import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, ln, log1p, logGamma } from "../../src/numeric/elementary.ts";
import { betaFraction } from "../../src/numeric/incompleteBeta.ts";

function incompleteBeta(a: number, b: number, x: number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  return exp(a * ln(x) + b * log1p(-x) - logBeta) * betaFraction(a, b, x, 1 - x);
}

describe("betaFraction", () => {
  it("betaFraction gives the binomial sum for whole a and b", () => {
    // I_x(a, n − a + 1) = P(at least a successes in n trials of probability x).
    for (const [n, a, x] of [
      [10, 6, 0.3],
      [10, 6, 0.5],
      [40, 30, 0.6],
      [7, 1, 0.1],
    ] as const) {
      let total = 0;
      let choose = 1;
      for (let k = 0; k <= n; k++) {
        if (k >= a) total += choose * x ** k * (1 - x) ** (n - k);
        choose *= (n - k) / (k + 1);
      }
      expect(Math.abs(incompleteBeta(a, n - a + 1, x) / total - 1)).toBeLessThan(1e-13);
    }
  });

  it("betaFraction of (a, b, x) and (b, a, 1 − x) around x = a/(a + b) give probabilities that sum to 1", () => {
    const parameter = fc.double({ min: -1, max: 2, noNaN: true }).map((e) => 10 ** e);
    fc.assert(
      fc.property(parameter, parameter, fc.double({ min: -0.3, max: 0.3, noNaN: true }), (a, b, away) => {
        const mean = a / (a + b);
        const x = mean + away * Math.sqrt((mean * (1 - mean)) / (a + b + 1));
        expect(incompleteBeta(a, b, x) + incompleteBeta(b, a, 1 - x)).toBeCloseTo(1, 12);
      }),
    );
  });
});
