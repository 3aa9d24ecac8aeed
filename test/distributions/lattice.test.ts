import { describe, expect, it } from "vitest";
import { type Lattice, mean, value, values } from "../../src/distributions/lattice.ts";
import { latticeDistribution } from "../../src/distributions/latticeDistribution.ts";

const lattice: Lattice = {
  origin: 10,
  step: 0.1,
  first: -2,
  probabilities: Float64Array.of(0.125, 0.25, 0, 0.5, 0.125),
};

describe("lattice", () => {
  it("value(lattice, i) is origin + (first + i)·step", () => {
    expect(value(lattice, 0)).toBeCloseTo(9.8, 14);
    expect(value(lattice, 2)).toBe(10);
    expect(values(lattice)).toHaveLength(5);
    expect(values(lattice)[4]).toBe(value(lattice, 4));
  });

  it("mean(lattice) is Σ probability·value", () => {
    expect(mean(lattice)).toBeCloseTo(0.125 * 9.8 + 0.25 * 9.9 + 0.5 * 10.1 + 0.125 * 10.2, 14);
  });
});

describe("latticeDistribution", () => {
  const distribution = latticeDistribution(lattice);

  it("latticeDistribution steps exactly at the values, however they are rounded", () => {
    const { cdf, survival, pdf } = distribution;
    expect([9.79, 9.85, 10.05, 99].map(cdf)).toEqual([0, 0.125, 0.375, 1]);
    values(lattice).forEach((v, i) => {
      expect(pdf(v)).toBe(lattice.probabilities[i]);
      expect(cdf(v) + survival(v)).toBe(1);
    });
    expect(Array.from(values(lattice), (v) => cdf(v))).toEqual([0.125, 0.375, 0.375, 0.875, 1]);
  });

  it("latticeDistribution's quantile passes over atoms without probability", () => {
    expect(distribution.quantile(0.375)).toBe(value(lattice, 1));
    expect(distribution.quantile(0.3751)).toBe(value(lattice, 3));
    expect(distribution.upperQuantile(0.125)).toBe(value(lattice, 3));
    expect(distribution.upperQuantile(0)).toBe(value(lattice, 4));
  });

  it("latticeDistribution's losses are sums over the atoms", () => {
    for (const x of [9, 9.8, 9.93, 10, 10.17, 10.2, 11]) {
      let short = 0;
      let left = 0;
      values(lattice).forEach((v, i) => {
        short += lattice.probabilities[i]! * Math.max(0, v - x);
        left += lattice.probabilities[i]! * Math.max(0, x - v);
      });
      expect(distribution.lossFunction(x)).toBeCloseTo(short, 14);
      expect(distribution.complementaryLossFunction(x)).toBeCloseTo(left, 14);
    }
  });
});
