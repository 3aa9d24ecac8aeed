import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { continuousPlan } from "../../../src/models/deterioration/continuous.ts";
import { grid, gridPlan, type Plan, planWith } from "../../../src/models/deterioration/plan.ts";
import { isFeasible } from "../../../src/models/deterioration/pricing/cell.ts";
import { pricer } from "../../../src/models/deterioration/pricing/pricer.ts";
import {
  type DeteriorationProblem,
  type PricingName,
  paperProblem,
} from "../../../src/models/deterioration/problem.ts";
import { problems } from "./problems.ts";

function planned(problem: DeteriorationProblem, pricing: PricingName, cycles?: number): Plan {
  const plan = continuousPlan(problem, pricer(problem, pricing), cycles);
  if (!isFeasible(plan)) throw new Error(plan.infeasible);
  return plan;
}

describe("continuousPlan", () => {
  it("continuousPlan with optimal prices: four cycles 0–2.543908–5.063522–7.551850–10, 2685.344011", () => {
    const plan = planned(paperProblem, "optimal");
    expect(plan.totalProfit).toBeGreaterThanOrEqual(2685.344011);
    expect(plan.totalProfit).toBeCloseTo(2685.344011, 6);
    [2.543908, 5.063522, 7.55185, 10].forEach((end, n) => {
      expect(plan.cycles[n]!.end).toBeCloseTo(end, 6);
    });
  });

  it("continuousPlan with published prices: 2575.3953", () => {
    expect(planned(paperProblem, "published").totalProfit).toBeCloseTo(2575.3953, 4);
  });

  it("continuousPlan with varying prices: 2687.9925 at 2.5559, 5.0808, 7.5660", () => {
    const plan = planned(paperProblem, "varying");
    expect(plan.totalProfit).toBeGreaterThanOrEqual(2687.992);
    expect(plan.totalProfit).toBeCloseTo(2687.9925, 4);
    [2.5559, 5.0808, 7.566].forEach((end, n) => {
      expect(plan.cycles[n]!.end).toBeCloseTo(end, 4);
    });
  });

  it("continuousPlan of three cycles is 2671.7219, of five 2668.5100, of one the whole horizon", () => {
    expect(planned(paperProblem, "optimal", 3).totalProfit).toBeCloseTo(2671.7219, 4);
    expect(planned(paperProblem, "optimal", 5).totalProfit).toBeCloseTo(2668.51, 4);
    expect(planned(paperProblem, "optimal", 1).cycles).toHaveLength(1);
  });

  it("continuousPlan is stationary: moving any boundary by 1e−4 loses", () => {
    const { totalProfit, cycles } = planned(paperProblem, "optimal");
    const price = pricer(paperProblem, "optimal");
    const boundaries = [0, ...cycles.map(({ end }) => end)];
    for (const n of [1, 2, 3]) {
      for (const shift of [-1e-4, 1e-4]) {
        const moved = boundaries.map((time, m) => (m === n ? time + shift : time));
        expect((planWith(paperProblem, price, moved) as Plan).totalProfit).toBeLessThan(totalProfit);
      }
    }
  });

  it("continuousPlan is at least as good as any grid, over random problems", () => {
    fc.assert(
      fc.property(
        problems,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom("published" as const, "optimal" as const),
        (drawn, count, pricing) => {
          const problem = { ...drawn, orderingCost: drawn.orderingCost + 5, leadTime: drawn.horizon / 60 };
          const price = pricer(problem, pricing);
          const onGrid = gridPlan(problem, grid(problem, price, count));
          fc.pre(isFeasible(onGrid));
          const free = continuousPlan(problem, price) as Plan;
          const size = Math.abs((onGrid as Plan).totalProfit) + problem.orderingCost;
          expect(free.totalProfit).toBeGreaterThanOrEqual((onGrid as Plan).totalProfit - 1e-9 * size);
        },
      ),
      { numRuns: 25, seed: 5 },
    );
  });

  it("continuousPlan respects a lead time that binds", () => {
    const plan = planned({ ...paperProblem, orderingCost: 0 }, "optimal");
    expect(plan.cycles).toHaveLength(20);
    for (const { start, end } of plan.cycles) expect(end - start).toBeGreaterThanOrEqual(0.5 * (1 - 1e-9));
  });

  it("continuousPlan says so where no plan remains, and refuses a number of cycles that makes no sense", () => {
    const problem = { ...paperProblem, leadTime: 11 };
    const none = { infeasible: "no sequence of feasible cycles covers the horizon" };
    expect(continuousPlan(problem, pricer(problem, "optimal"))).toEqual(none);
    expect(() => planned(paperProblem, "optimal", 0)).toThrow("invalid cycles: 0; an integer in 1 … 120");
  });
});
