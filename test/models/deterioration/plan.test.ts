import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cycleTable,
  grid,
  gridPlan,
  type Plan,
  type PlannedCycle,
  planWith,
  stepCount,
} from "../../../src/models/deterioration/plan.ts";
import { type Infeasible, isFeasible, type Pricer } from "../../../src/models/deterioration/pricing/cell.ts";
import { optimalPrice } from "../../../src/models/deterioration/pricing/optimal.ts";
import { pricer } from "../../../src/models/deterioration/pricing/pricer.ts";
import {
  type DeteriorationProblem,
  type PricingName,
  paperProblem,
} from "../../../src/models/deterioration/problem.ts";
import { problems } from "./problems.ts";

interface PrintedRow {
  readonly i: number;
  readonly k: number;
  readonly replenishmentEnd: number;
  readonly price: number;
  readonly profit: number;
  readonly profitRounding: number;
  readonly maxInventory: number;
  readonly orderQuantity: number;
  readonly reorderPoint: number | null;
}

const printed: { readonly parameters: DeteriorationProblem; readonly tableI: readonly PrintedRow[] } =
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, "../../../experiments/published/deterioration.json"), "utf8"),
  );

function planned(problem: DeteriorationProblem, pricing: PricingName, step: number): Plan {
  const plan = gridPlan(problem, grid(problem, pricer(problem, pricing), stepCount(problem.horizon, step)!));
  if (!isFeasible(plan)) throw new Error(plan.infeasible);
  return plan;
}

const ends = (plan: Plan) => plan.cycles.map(({ end }) => end);

describe("cycleTable", () => {
  it("cycleTable with published prices is the paper's Table I: 320 of 320 printed values", () => {
    expect(printed.parameters).toEqual(paperProblem);
    const rows = cycleTable(paperProblem, grid(paperProblem, pricer(paperProblem, "published"), 10));
    expect(rows).toHaveLength(55);
    let compared = 0;
    let agreeing = 0;
    const compare = (ours: number, theirs: number, rounding: number) => {
      compared++;
      if (Math.abs(ours - theirs) <= rounding * (1 + 1e-9)) agreeing++;
    };
    for (const row of printed.tableI) {
      const ours = rows.find(({ start, end }) => start === row.i && end === row.k) as PlannedCycle;
      compare(ours.replenishmentEnd, row.replenishmentEnd, 5e-5);
      compare(ours.price, row.price, 5e-5);
      compare(ours.profit, row.profit, row.profitRounding);
      compare(ours.maxInventory, row.maxInventory, 5e-5);
      compare(ours.orderQuantity, row.orderQuantity, 5e-5);
      if (row.reorderPoint === null) expect(ours.reorderPoint).toBeNull();
      else compare(ours.reorderPoint!, row.reorderPoint, 5e-5);
    }
    expect(compared).toBe(320);
    expect(agreeing).toBe(320);
  });

  it("cycleTable lists cycles by end, then start, and says why one cannot be", () => {
    const problem = { ...paperProblem, horizon: 3, leadTime: 1.5 };
    const rows = cycleTable(problem, grid(problem, pricer(problem, "published"), 3));
    expect(rows.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
    expect(rows[0]).toEqual({ start: 0, end: 1, infeasible: "its length 1 is below the lead time 1.5" });
    expect(rows[1]).toHaveProperty("price");
  });
});

describe("gridPlan", () => {
  it("gridPlan with published prices is the paper's 0–3–6–8–10, 2565.4457", () => {
    const plan = planned(paperProblem, "published", 1);
    expect(ends(plan)).toEqual([3, 6, 8, 10]);
    expect(plan.totalProfit).toBeCloseTo(2565.445716, 6);
  });

  it.each([
    [1, 2677.058054, [3, 6, 8, 10]],
    [0.25, 2685.294359, [2.5, 5, 7.5, 10]],
    [0.2, 2685.152, [2.6, 5.2, 7.6, 10]],
    [0.05, 2685.3382, [2.55, 5.05, 7.55, 10]],
  ])("gridPlan with optimal prices, step %d: %d", (step, total, boundaries) => {
    const plan = planned(paperProblem, "optimal", step);
    expect(plan.totalProfit).toBeCloseTo(total, step === 1 || step === 0.25 ? 6 : 4);
    ends(plan).forEach((end, n) => {
      expect(end).toBeCloseTo(boundaries[n]!, 12);
    });
  });

  it("gridPlan with optimal prices charges 32.48698 in cycles of 3 and 32.24901 in cycles of 2, 4.35 % up", () => {
    const plan = planned(paperProblem, "optimal", 1);
    const [three, , two] = plan.cycles;
    expect(three!.price).toBeCloseTo(32.48698, 5);
    expect(two!.price).toBeCloseTo(32.24901, 5);
    expect(plan.totalProfit / planned(paperProblem, "published", 1).totalProfit - 1).toBeCloseTo(0.0435, 4);
  });

  it("gridPlan at P = 20 is one cycle of 3097.617", () => {
    const plan = planned({ ...paperProblem, replenishmentRate: 20 }, "optimal", 1);
    expect(ends(plan)).toEqual([10]);
    expect(plan.totalProfit).toBeCloseTo(3097.617, 3);
  });

  it("gridPlan is the best of all 128 sequences of cycles on a grid of 8", () => {
    fc.assert(
      fc.property(problems, fc.double({ min: 0, max: 0.4, noNaN: true }), (drawn, share) => {
        const problem = { ...drawn, leadTime: share * drawn.horizon };
        for (const pricing of ["published", "optimal"] as const) {
          const price = pricer(problem, pricing);
          const priced = grid(problem, price, 8);
          const memo: Pricer = (length) => {
            const steps = Math.round((length / problem.horizon) * 8);
            return priced.cells[steps - 1]!;
          };
          let best = -Infinity;
          for (let cuts = 0; cuts < 128; cuts++) {
            const inner = [1, 2, 3, 4, 5, 6, 7].filter((m) => cuts & (1 << (m - 1)));
            const plan = planWith(
              problem,
              memo,
              [0, ...inner, 8].map((m) => (problem.horizon * m) / 8),
            );
            if (isFeasible(plan)) best = Math.max(best, plan.totalProfit);
          }
          const found: Plan | Infeasible = gridPlan(problem, priced);
          if (best === -Infinity) expect(isFeasible(found)).toBe(false);
          else expect((found as Plan).totalProfit).toBeCloseTo(best, 9);
        }
      }),
      { numRuns: 30, seed: 4 },
    );
  });

  it("gridPlan: ties go to the smallest start", () => {
    const worthless: Pricer = (length) => {
      const cell = optimalPrice(paperProblem, length);
      if (!isFeasible(cell)) return cell;
      return { ...cell, worth: { ...cell.worth, profit: 0 } };
    };
    expect(ends(gridPlan(paperProblem, grid(paperProblem, worthless, 5)) as Plan)).toEqual([10]);
  });

  it("gridPlan gains nothing from gaps between cycles", () => {
    const { times, cells } = grid(paperProblem, pricer(paperProblem, "optimal"), 100);
    const best = [0];
    for (let k = 1; k <= 100; k++) {
      best.push(best[k - 1]!);
      for (let i = 0; i < k; i++) {
        const cell = cells[k - i - 1]!;
        if (!isFeasible(cell)) continue;
        best[k] = Math.max(best[k]!, best[i]! + Math.exp(-0.1 * times[i]!) * cell.worth.profit);
      }
    }
    expect(best[100]).toBeCloseTo(planned(paperProblem, "optimal", 0.1).totalProfit, 9);
  });

  it("gridPlan passes over infeasible cycles and says why where no plan remains", () => {
    const slow = { ...paperProblem, leadTime: 2.5 };
    expect(planned(slow, "optimal", 1).cycles.every(({ start, end }) => end - start >= 2.5)).toBe(true);
    const none = { ...paperProblem, leadTime: 11 };
    expect(gridPlan(none, grid(none, pricer(none, "optimal"), 10))).toEqual({
      infeasible:
        "no sequence of feasible cycles covers the horizon; one cycle of 10 cannot be: its length 10 is below the lead time 11",
    });
  });
});

describe("stepCount", () => {
  it("stepCount accepts a step that divides the horizon to 1e−9, and no other", () => {
    expect(stepCount(10, 0.1)).toBe(100);
    expect(stepCount(10, 10 / 3)).toBe(3);
    expect(stepCount(10, 0.3)).toBeUndefined();
    expect(stepCount(10, 11)).toBeUndefined();
    expect(stepCount(10, 20)).toBeUndefined();
  });
});
