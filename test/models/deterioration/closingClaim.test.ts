import { describe, expect, it } from "vitest";
import {
  claimed,
  closingClaim,
  counterexampleProblem,
  counterexamples,
  profitPeak,
} from "../../../src/models/deterioration/closingClaim.ts";
import { paperProblem } from "../../../src/models/deterioration/problem.ts";

const tens = Array.from({ length: 10 }, (_, n) => n + 1);

describe("closingClaim", () => {
  it.each(["published", "optimal"] as const)(
    "closingClaim holds for the example, T = 1 … 10: %s",
    (pricing) => {
      const { rows, verdicts } = closingClaim(paperProblem, pricing, tens);
      expect(rows).toHaveLength(10);
      expect(verdicts.map(({ quantity }) => quantity)).toEqual(claimed);
      expect(verdicts.every(({ holds }) => holds)).toBe(true);
    },
  );

  it.each(counterexamples.map((example) => [example.quantity, example.instead, example] as const))(
    "closingClaim breaks for %s: %s",
    (quantity, _, example) => {
      const { verdicts } = closingClaim(counterexampleProblem(example), example.pricing, example.lengths);
      const verdict = verdicts.find((each) => each.quantity === quantity)!;
      expect(verdict.holds).toBe(false);
      expect(verdict.breaks.every(({ change }) => change <= 1e-9)).toBe(true);
    },
  );

  it("closingClaim: every part of the claim has a counterexample", () => {
    expect(new Set(counterexamples.map(({ quantity }) => quantity))).toEqual(new Set(claimed));
  });

  it("closingClaim: at h = 0 the published price is constant, at P = 40 it falls throughout", () => {
    const prices = (changes: object) =>
      closingClaim({ ...paperProblem, ...changes }, "published", tens).verdicts[1]!.breaks;
    expect(prices({ holdingCost: 0 }).map(({ change }) => change)).toEqual(new Array(9).fill(0));
    const falls = prices({ replenishmentRate: 40 });
    expect(falls).toHaveLength(9);
    expect(falls.every(({ change }) => change < 0)).toBe(true);
  });

  it("closingClaim: at λ = 0.1, W(0, 9) > W(0, 10)", () => {
    const problem = { ...paperProblem, deteriorationRate: 0.1 };
    const { verdicts } = closingClaim(problem, "published", tens);
    expect(verdicts[0]!.breaks.map(({ from, to }) => [from, to])).toContainEqual([9, 10]);
  });

  it("closingClaim passes over lengths that cannot be", () => {
    const { rows, verdicts } = closingClaim({ ...paperProblem, leadTime: 2 }, "published", tens);
    expect(rows[0]).toEqual({ length: 1, infeasible: "its length 1 is below the lead time 2" });
    expect(verdicts.every(({ holds }) => holds)).toBe(true);
  });
});

describe("profitPeak", () => {
  it("profitPeak of the example: 9.967 published, 10.648 optimal", () => {
    expect(profitPeak(paperProblem, "published", 5, 15).length).toBeCloseTo(9.967, 3);
    expect(profitPeak(paperProblem, "optimal", 5, 15).length).toBeCloseTo(10.648, 3);
  });
});
