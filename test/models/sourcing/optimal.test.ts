import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allPairsValueIteration } from "../../../bench/allPairs.ts";
import { evaluate } from "../../../src/models/sourcing/evaluation.ts";
import { NEVER, orderUpTo, spotLevel } from "../../../src/models/sourcing/levels.ts";
import { optimalReservation } from "../../../src/models/sourcing/optimal.ts";
import { contractOnly } from "../../../src/models/sourcing/policies/contractOnly.ts";
import { type System, sourcingSystem } from "../../../src/models/sourcing/system.ts";
import { optimalOrdering } from "../../../src/models/sourcing/valueIteration.ts";
import { baseCase, problem, problems } from "./support.ts";

const exactCost = (system: System, levels: Parameters<typeof orderUpTo>[0]) =>
  evaluate(system, {
    reservation: levels.reservation,
    order: (stock, price, order) => orderUpTo(levels, stock, price, order),
  }).kpis.averageCost;

describe("optimalOrdering", () => {
  it("costs what all-pairs value iteration finds, on small random problems", () => {
    const small = fc.record({
      contractPrice: fc.double({ min: 3, max: 8, noNaN: true }),
      reservationPrice: fc.constant(0.3),
      holdingCost: fc.double({ min: 0.4, max: 2, noNaN: true }),
      backorderCost: fc.double({ min: 2, max: 12, noNaN: true }),
      demand: fc.record({ mean: fc.constant(3), sd: fc.double({ min: 0, max: 1.5, noNaN: true }) }),
      spotPrice: fc.record({ mean: fc.constant(7), sd: fc.double({ min: 0, max: 1, noNaN: true }) }),
    });
    fc.assert(
      fc.property(small, fc.integer({ min: 0, max: 4 }), (data, reservation) => {
        const system = sourcingSystem(data, "paper");
        const naive = allPairsValueIteration(system, reservation, { low: -8, high: 36 }, { tolerance: 1e-8 });
        expect(optimalOrdering(system, reservation).averageCost).toBeCloseTo(naive, 6);
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  it("costs what its own levels cost in the stationary distribution", () => {
    fc.assert(
      fc.property(problems, fc.double({ min: 0, max: 1.2, noNaN: true }), (data, share) => {
        const system = sourcingSystem(data, "paper");
        const ordering = optimalOrdering(system, Math.round(share * system.demandMean));
        expect(exactCost(system, ordering.levels)).toBeCloseTo(ordering.averageCost, 7);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it("is not beaten by moving any one level by one step", () => {
    const system = sourcingSystem(baseCase, "paper");
    const { levels, averageCost } = optimalOrdering(system, 10);
    for (const move of [-1, 1]) {
      expect(exactCost(system, { ...levels, contract: levels.contract + move })).toBeGreaterThan(averageCost);
      levels.spot.forEach((level, j) => {
        const spot = levels.spot.slice();
        spot[j] = level + move;
        expect(exactCost(system, { ...levels, spot })).toBeGreaterThan(averageCost - 1e-9);
      });
    }
  });

  it("has spot levels that fall with the price and meet the continuous step function at lattice prices", () => {
    fc.assert(
      fc.property(problems, (data) => {
        const system = sourcingSystem(data, "fine");
        const { levels } = optimalOrdering(system, Math.round(system.demandMean));
        levels.spot.forEach((level, j) => {
          if (j > 0) expect(level).toBeLessThanOrEqual(levels.spot[j - 1]!);
          if (level !== NEVER) expect(spotLevel(levels.steps, system.prices[j]!)).toBe(level);
        });
      }),
      { numRuns: 15, seed: 3 },
    );
  });

  it("waits where the price is far above what a backorder costs, and still finds the least cost", () => {
    const data = problem({ backorderCost: 1, spotPrice: { mean: 10, sd: 3 } });
    const system = sourcingSystem(data, "paper");
    const { levels, averageCost } = optimalOrdering(system, 8);
    expect(levels.spot.at(-1)).toBe(NEVER);
    expect(exactCost(system, levels)).toBeCloseTo(averageCost, 7);
  });

  it("keeps to a level cap", () => {
    const system = sourcingSystem(baseCase, { base: "paper", levelCap: 40 });
    const { levels } = optimalOrdering(system, 10);
    expect(Math.max(...levels.spot)).toBe(40);
  });
});

describe("optimalReservation", () => {
  it("equals enumeration of every reservation, on random problems", () => {
    fc.assert(
      fc.property(problems, (data) => {
        const system = sourcingSystem(data, "paper");
        const all = Array.from(
          { length: system.demandHigh + 1 },
          (_, r) => optimalOrdering(system, r).averageCost,
        );
        const least = Math.min(...all);
        const found = optimalReservation(system);
        expect(found.averageCost).toBeCloseTo(least, 8);
        expect(found.levels.reservation).toBe(
          all.findIndex((cost) => cost <= least + 2e-9 * Math.max(1, least)),
        );
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it("takes R = 11 before 12 where they differ by 0.0024 (σ_p = 0, σ_x = 10)", () => {
    const system = sourcingSystem(
      problem({ demand: { mean: 10, sd: 10 }, spotPrice: { mean: 10, sd: 0 } }),
      "paper",
    );
    expect(optimalReservation(system).levels.reservation).toBe(11);
    expect(optimalOrdering(system, 12).averageCost - optimalOrdering(system, 11).averageCost).toBeCloseTo(
      0.0024,
      4,
    );
  });

  it("finds levels up to 242 on the fine lattice, and up to 611 on the paper's at h = 0.05, σ_p = 2, σ_x = 10", () => {
    const top = (data: typeof baseCase, lattice: "fine" | "paper") =>
      Math.max(...optimalReservation(sourcingSystem(data, lattice)).levels.spot);
    expect(top(baseCase, "fine")).toBe(242);
    const wide = problem({ holdingCost: 0.05, demand: { mean: 10, sd: 10 }, spotPrice: { mean: 10, sd: 2 } });
    expect(top(wide, "paper")).toBe(611);
  });
});

describe("contractOnly", () => {
  it("gives R = 12, S = 20, Z = 88.149 in the base case on the paper lattice", () => {
    const { levels, evaluation } = contractOnly(sourcingSystem(baseCase, "paper"));
    expect([levels.reservation, levels.contract]).toEqual([12, 20]);
    expect(evaluation.kpis.averageCost).toBeCloseTo(88.149, 3);
  });

  it("is no dearer than any neighbouring pair", () => {
    const system = sourcingSystem(problem({ demand: { mean: 10, sd: 6 } }), "paper");
    const best = contractOnly(system);
    for (const r of [-1, 0, 1]) {
      for (const s of [-1, 0, 1]) {
        const other = contractOnly(system, best.levels.reservation + r, best.levels.contract + s);
        expect(other.evaluation.kpis.averageCost).toBeGreaterThanOrEqual(
          best.evaluation.kpis.averageCost - 1e-9,
        );
      }
    }
  });

  it("allows R = μ where demand is constant, and refuses R at or below the mean where it is not", () => {
    const constant = sourcingSystem(problem({ demand: { mean: 10, sd: 0 } }), "paper");
    expect(contractOnly(constant, 10).evaluation.kpis.averageBackorders).toBe(0);
    expect(() => contractOnly(sourcingSystem(baseCase, "fine"), 10)).toThrow(/more than mean demand/);
  });
});
