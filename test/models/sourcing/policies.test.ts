import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Inadmissible } from "../../../src/contract/inadmissible.ts";
import { normal } from "../../../src/distributions/normal.ts";
import { baseStockFormula } from "../../../src/models/sourcing/closedForm.ts";
import { sourcing } from "../../../src/models/sourcing/index.ts";
import { path } from "../../../src/models/sourcing/path.ts";
import type { SourcingOrder, SourcingState } from "../../../src/models/sourcing/policy.ts";
import type { SourcingPolicyChoice } from "../../../src/models/sourcing/problem.ts";
import type { SourcingPath, SourcingSolution } from "../../../src/models/sourcing/results.ts";
import { gaussLegendre } from "../../../src/numeric/quadrature.ts";
import { baseCase, problem, problems, scenario } from "./support.ts";

const policies: readonly SourcingPolicyChoice[] = [
  { kind: "optimal" },
  { kind: "optimal", reservation: 7 },
  { kind: "baseStock" },
  { kind: "baseStock", reservation: 3, baseStock: 14 },
  { kind: "spotOnly" },
  { kind: "contractOnly" },
];

describe.each(policies.map((policy) => [JSON.stringify(policy), policy] as const))("%s", (_, policy) => {
  it("orders nothing negative and no more from the contract than it reserved", () => {
    fc.assert(
      fc.property(problems, fc.constantFrom("continuous", "lattice"), (data, sampling) => {
        const chosen = scenario(
          { problem: data, lattice: "paper", policies: [policy] },
          { sampling, warmUp: 0, periods: 60 },
        );
        let recorded: SourcingPath;
        try {
          recorded = path(chosen, { replication: 1, periods: 60 });
        } catch (error) {
          if (error instanceof Inadmissible) return;
          throw error;
        }
        const { reservation } = (sourcing.solve(chosen) as SourcingSolution).policies[0]!;
        const { contractQuantity, spotQuantity } = recorded.policies[0]!;
        for (let t = 0; t < 60; t++) {
          expect(contractQuantity[t]).toBeGreaterThanOrEqual(0);
          expect(contractQuantity[t]).toBeLessThanOrEqual(reservation + 1e-9);
          expect(spotQuantity[t]).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  it("costs at least what the optimal policy costs, and its parts add up", () => {
    fc.assert(
      fc.property(problems, (data) => {
        let solution: SourcingSolution;
        try {
          solution = sourcing.solve(
            scenario({ problem: data, lattice: "paper", policies: [{ kind: "optimal" }, policy] }),
          ) as SourcingSolution;
        } catch (error) {
          if (error instanceof Inadmissible) return;
          throw error;
        }
        const [best, other] = solution.policies.map(({ exact }) => exact!);
        const tolerance = 1e-8 * Math.max(1, best!.averageCost);
        expect(other!.averageCost).toBeGreaterThanOrEqual(best!.averageCost - tolerance);
        for (const { averageCost, costs, averageNetInventory, averageOnHand, averageBackorders } of [
          best!,
          other!,
        ]) {
          const parts = Object.values(costs).reduce((sum, part) => sum + part, 0);
          expect(parts).toBeCloseTo(averageCost, 9);
          expect(averageOnHand - averageBackorders).toBeCloseTo(averageNetInventory, 9);
        }
      }),
      { numRuns: 25, seed: 12 },
    );
  });
});

describe("baseStockFormula", () => {
  it("takes δ as the partial expectation E(p − c)⁺, by quadrature, and not the conditional one", () => {
    const { expectedGain } = baseStockFormula(baseCase);
    const price = normal(baseCase.spotPrice);
    const partial = gaussLegendre((p) => (p - 8) * price.pdf(p), 8, 22, 20);
    expect(expectedGain).toBeCloseTo(partial, 10);
    expect(Math.abs(expectedGain - partial / price.survival(8))).toBeGreaterThan(0.03);
  });

  it("gives R_B = 0 where δ ≤ r, the largest demand where r = 0", () => {
    expect(baseStockFormula(problem({ reservationPrice: 2.1 })).reservation).toBe(0);
    expect(baseStockFormula(problem({ reservationPrice: 0 })).reservation).toBe(Number.POSITIVE_INFINITY);
  });

  it("lets R_B become positive between μ_p = 8.18 and 8.20", () => {
    expect(baseStockFormula(problem({ spotPrice: { mean: 8.18, sd: 1 } })).reservation).toBe(0);
    expect(baseStockFormula(problem({ spotPrice: { mean: 8.2, sd: 1 } })).reservation).toBeGreaterThan(0);
  });
});

describe("userDefined", () => {
  const own = (order: (state: SourcingState) => SourcingOrder, reservation = 12) => ({
    chosen: scenario(
      { policies: [{ kind: "optimal" }, { kind: "userDefined", name: "mine", reservation }] },
      { replications: 50, periods: 200 },
    ),
    functions: { mine: order },
  });

  it("runs any function, with the exact figures of the base stock it imitates", () => {
    const { chosen, functions } = own(({ netInventory, spotPrice }) => {
      const gap = Math.max(0, 17 - netInventory);
      const contractQuantity = spotPrice >= 8 - 1e-9 ? Math.min(12, gap) : 0;
      return { contractQuantity, spotQuantity: gap - contractQuantity };
    });
    const { exact, block, columns } = sourcing.simulation(chosen, functions);
    expect(exact[1]!["averageCost"]).toBeCloseTo(88.6074, 4);
    const same = sourcing.simulation({
      ...chosen,
      policies: [{ kind: "optimal" }, { kind: "baseStock", reservation: 12, baseStock: 17 }],
    });
    const ours = block(0, 4);
    const theirs = same.block(0, 4);
    expect(ours).toHaveLength(2 * columns.length * 4);
    ours.forEach((figure, i) => {
      expect(figure).toBeCloseTo(theirs[i]!, 9);
    });
  });

  it("is simulated without exact figures where it leaves the lattice", () => {
    const { chosen, functions } = own(({ netInventory }) => ({
      contractQuantity: 0,
      spotQuantity: Math.max(0, 16.5 - netInventory),
    }));
    const { exact, block } = sourcing.simulation(chosen, functions);
    expect(exact[1]).toEqual({});
    expect(block(0, 2).every(Number.isFinite)).toBe(true);
  });

  it.each([
    ["always the mean demand", 10],
    ["always more than can be sold", 20],
    ["more than any lattice holds", 2 ** 32],
  ])("is simulated without exact figures where it orders %s", (_, spotQuantity) => {
    const { chosen, functions } = own(() => ({ contractQuantity: 0, spotQuantity }));
    const { exact, block } = sourcing.simulation(chosen, functions);
    expect(exact[1]).toEqual({});
    expect(block(0, 2).every(Number.isFinite)).toBe(true);
  });

  it.each([
    ["a negative order", { contractQuantity: 0, spotQuantity: -1 }, /invalid spotQuantity: -1/],
    ["no number", { contractQuantity: Number.NaN, spotQuantity: 0 }, /invalid contractQuantity: NaN/],
    ["more than it reserved", { contractQuantity: 13, spotQuantity: 0 }, /from 0 to its reservation of 12/],
    ["nothing at all", undefined, /invalid contractQuantity: undefined/],
  ])("is refused when it orders %s", (_, order, message) => {
    const { chosen, functions } = own(() => order as SourcingOrder);
    expect(() => sourcing.simulation(chosen, functions)).toThrow(message);
  });

  it("is refused when its function was not handed over", () => {
    const { chosen } = own(() => ({ contractQuantity: 0, spotQuantity: 0 }));
    expect(() => sourcing.simulation(chosen)).toThrow(/unknown policy function: mine/);
    expect(() => sourcing.simulation(chosen, Object.create({ mine: () => null }))).toThrow(
      /unknown policy function/,
    );
  });
});
