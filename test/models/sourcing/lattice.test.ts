import { describe, expect, it } from "vitest";
import { mean, values } from "../../../src/distributions/lattice.ts";
import { sourcingLattice } from "../../../src/models/sourcing/lattice.ts";
import { problem } from "./support.ts";

describe("sourcingLattice", () => {
  it("puts the paper's prices on whole numbers, ⌊μ − 3σ⌋ … ⌈μ + 3σ⌉, and its demands on ⌈μ − 3σ⌉ … ⌊μ + 3σ⌋", () => {
    const { price, demand } = sourcingLattice(
      problem({ spotPrice: { mean: 9.3, sd: 1 }, demand: { mean: 9.5, sd: 2 } }),
      "paper",
    );
    expect(Array.from(values(price))).toEqual([6, 7, 8, 9, 10, 11, 12, 13]);
    expect(Array.from(values(demand))).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it("puts the fine lattice's prices every 0.1 around the mean, over 6.5 σ, and demand on all whole numbers with mass", () => {
    const { price, demand } = sourcingLattice(problem({ spotPrice: { mean: 9.33, sd: 1 } }), "fine");
    const prices = values(price);
    expect(prices).toHaveLength(131);
    expect(prices[0]).toBeCloseTo(9.33 - 6.5, 10);
    expect(prices[65]).toBe(9.33);
    expect(demand.first).toBe(0);
    expect(demand.probabilities.at(-1)!).toBeGreaterThan(1e-13);
    expect(mean(demand)).toBeCloseTo(10, 6);
  });

  it("keeps constant demand and price where they are: the nearest whole number, and the very price", () => {
    const { price, demand } = sourcingLattice(
      problem({ spotPrice: { mean: 9.33, sd: 0 }, demand: { mean: 9.6, sd: 0 } }),
      "paper",
    );
    expect(Array.from(values(price))).toEqual([9.33]);
    expect(Array.from(values(demand))).toEqual([10]);
  });

  it("starts from a named lattice and changes what is given", () => {
    const changed = sourcingLattice(problem(), {
      base: "paper",
      demandStep: 0.5,
      priceStep: 0.25,
      width: 2,
      levelCap: 40,
    });
    expect(changed.step).toBe(0.5);
    expect(changed.levelCap).toBe(80);
    expect(values(changed.demand)[0]).toBe(4);
    expect(values(changed.demand).at(-1)).toBe(16);
    expect(values(changed.price)).toHaveLength(17);
  });

  it("weighs prices by density where asked, and sums to one either way", () => {
    for (const priceWeights of ["cdf", "pdf"] as const) {
      const { price } = sourcingLattice(problem(), { base: "paper", priceWeights });
      expect(price.probabilities.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
      expect(price.probabilities[0]! / price.probabilities[1]!).toBeCloseTo(
        priceWeights === "pdf" ? Math.exp(-2.5) : 0.1025,
        3,
      );
    }
  });
});
