import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constant } from "../../src/distributions/constant.ts";
import { discretise, supportAbove } from "../../src/distributions/discretise.ts";
import { empirical } from "../../src/distributions/empirical.ts";
import { gamma } from "../../src/distributions/gamma.ts";
import { mean, values } from "../../src/distributions/lattice.ts";
import { latticeDistribution } from "../../src/distributions/latticeDistribution.ts";
import { normal } from "../../src/distributions/normal.ts";
import { sum } from "../../src/numeric/sum.ts";

const demand = gamma({ mean: 10, sd: 3 });
const price = normal({ mean: 10, sd: 1 });

describe("discretise", () => {
  it("discretise(price, 7 … 13) gives differences of Φ at the half steps, the ends their tails", () => {
    const { probabilities, first } = discretise(price, { step: 1, low: 7, high: 13 });
    expect(first).toBe(7);
    // Φ(½) − Φ(−½), Φ(1½) − Φ(½), Φ(2½) − Φ(1½) and 1 − Φ(2½) from a printed table.
    const expected = [0.0062097, 0.0605975, 0.2417303, 0.3829249, 0.2417303, 0.0605975, 0.0062097];
    expected.forEach((p, i) => {
      expect(probabilities[i]).toBeCloseTo(p, 7);
    });
    expect(mean(discretise(price, { step: 1, low: 7, high: 13 }))).toBeCloseTo(10, 14);
  });

  it("discretise(price, weights: pdf) normalises the density", () => {
    const { probabilities } = discretise(price, { step: 1, low: 7, high: 13, weights: "pdf" });
    const bell = [-3, -2, -1, 0, 1, 2, 3].map((z) => Math.exp(-0.5 * z * z));
    const total = bell.reduce((a, b) => a + b);
    bell.forEach((weight, i) => {
      expect(probabilities[i]).toBeCloseTo(weight / total, 14);
    });
  });

  it("discretise gives probabilities that sum to 1, mean and losses within half a step", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.double({ min: 0.02, max: 2, noNaN: true }),
        fc.double({ min: 0.03, max: 2, noNaN: true }),
        (center, variation, width) => {
          const step = width * variation * center;
          const distribution = gamma({ mean: center, sd: variation * center });
          const support = supportAbove(distribution, { step, mass: 1e-12 });
          const lattice = discretise(distribution, { step, ...support });
          const on = latticeDistribution(lattice);
          expect(Math.abs(sum(lattice.probabilities) - 1)).toBeLessThan(
            1e-15 * lattice.probabilities.length + 1e-15,
          );
          expect(Math.min(...lattice.probabilities)).toBeGreaterThanOrEqual(0);
          for (const x of values(lattice)) {
            expect(Math.abs(on.lossFunction(x) - distribution.lossFunction(x))).toBeLessThan(
              0.5 * step + 1e-9,
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("discretise keeps far cells on both sides accurate", () => {
    const { probabilities } = discretise(price, { step: 0.1, origin: 10, low: -80, high: 80 });
    for (let k = 1; k < 80; k++) {
      expect(Math.abs(probabilities[80 - k]! / probabilities[80 + k]! - 1)).toBeLessThan(1e-11);
    }
    // Density times width, corrected to second order, at 7.5 sd.
    const z = 7.5;
    const cell = (0.1 * Math.exp(-0.5 * z * z) * (1 + ((z * z - 1) * 0.01) / 24)) / Math.sqrt(2 * Math.PI);
    expect(Math.abs(probabilities[155]! / cell - 1)).toBeLessThan(1e-3);
  });

  it("discretise puts a constant and a history on the nearest points", () => {
    expect(Array.from(discretise(constant(10.2), { step: 1, low: 9, high: 11 }).probabilities)).toEqual([
      0, 1, 0,
    ]);
    const history = empirical([1, 1, 3, 8]);
    expect(Array.from(discretise(history, { step: 2, low: 0, high: 4 }).probabilities)).toEqual([
      0.5, 0.25, 0, 0, 0.25,
    ]);
  });

  it("discretise to one point gives it everything, wherever it lies", () => {
    const lattice = discretise(normal({ mean: 10.3, sd: 0 }), { step: 1, origin: 10.3, low: 0, high: 0 });
    expect([...values(lattice)]).toEqual([10.3]);
    expect([...lattice.probabilities]).toEqual([1]);
  });

  it("discretise refuses steps, ranges and densities that make no lattice", () => {
    expect(() => discretise(price, { step: 0, low: 0, high: 1 })).toThrow(
      "invalid step: 0; a finite number > 0 is needed",
    );
    expect(() => discretise(price, { step: 1, origin: Number.NaN, low: 0, high: 1 })).toThrow(
      "invalid origin: NaN",
    );
    expect(() => discretise(price, { step: 1, low: 2, high: 1 })).toThrow(
      "invalid range: 2 … 1; integers low ≤ high are needed",
    );
    expect(() => discretise(price, { step: 1, low: 0.5, high: 1 })).toThrow(RangeError);
    expect(() => discretise(price, { step: 1, low: 1000, high: 1001, weights: "pdf" })).toThrow(
      "invalid weights: pdf; the densities at the points sum to 0",
    );
  });
});

describe("supportAbove", () => {
  it("supportAbove ends at the last points with more than the mass", () => {
    for (const distribution of [demand, price, gamma({ mean: 10, sd: 6 }), gamma({ mean: 3, sd: 9 })]) {
      const cell = (k: number) => distribution.survival(k - 0.5) - distribution.survival(k + 0.5);
      const lower = (k: number) => distribution.cdf(k + 0.5) - distribution.cdf(k - 0.5);
      const { low, high } = supportAbove(distribution, { step: 1, mass: 1e-12 });
      expect(lower(low)).toBeGreaterThan(1e-12);
      expect(lower(low - 1)).toBeLessThanOrEqual(1e-12);
      expect(cell(high)).toBeGreaterThan(1e-12);
      expect(cell(high + 1)).toBeLessThanOrEqual(1e-12);
    }
  });

  it("supportAbove(demand of 10 ± 3, 1e-12) is 0 … 47", () => {
    expect(supportAbove(demand, { step: 1, mass: 1e-12 })).toEqual({ low: 0, high: 47 });
  });

  it("supportAbove of a constant is its nearest point; of no point with that mass, the one nearest to the mean", () => {
    expect(supportAbove(constant(10.2), { step: 1, mass: 1e-12 })).toEqual({ low: 10, high: 10 });
    expect(supportAbove(price, { step: 1e-3, origin: 10, mass: 0.5 })).toEqual({ low: 0, high: 0 });
  });

  it("supportAbove refuses a mass that is not between 0 and 1", () => {
    expect(() => supportAbove(price, { step: 1, mass: 0 })).toThrow(
      "invalid mass: 0; a number in (0, 1) is needed",
    );
  });
});
