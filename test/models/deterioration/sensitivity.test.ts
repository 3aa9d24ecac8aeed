import { describe, expect, it } from "vitest";
import { bestPlan } from "../../../src/models/deterioration/prepare.ts";
import { isFeasible } from "../../../src/models/deterioration/pricing/cell.ts";
import { type DeteriorationProblem, paperProblem } from "../../../src/models/deterioration/problem.ts";
import {
  type Case,
  type Outputs,
  outputs,
  sweep,
  tornado,
} from "../../../src/models/deterioration/sensitivity.ts";

const example: Case = { problem: paperProblem, pricing: "optimal", boundaries: { step: 1 } };
const plan = bestPlan(paperProblem, "optimal", { step: 1 });
if (!isFeasible(plan)) throw new Error(plan.infeasible);

/** d(output)/d(parameter) by a central difference of the sweep. */
function slope(parameter: keyof DeteriorationProblem, output: keyof Outputs, of: Case = example): number {
  const value = of.problem[parameter]!;
  const e = 1e-4 * value;
  const [low, high] = sweep(of, parameter, [value - e, value + e]).map((row) => {
    if (!("outputs" in row)) throw new Error(row.infeasible);
    return row.outputs[output]!;
  });
  return (high! - low!) / (2 * e);
}

describe("sweep", () => {
  it("sweep at the case's own value gives the case's own outputs, for every parameter", () => {
    for (const parameter of Object.keys(paperProblem) as (keyof DeteriorationProblem)[]) {
      expect(sweep(example, parameter, [paperProblem[parameter]!])).toEqual([
        { value: paperProblem[parameter], outputs: outputs(plan) },
      ]);
    }
  });

  it("sweep: by the envelope theorem profit falls with A, c and h by orders, units and stock bought", () => {
    const total = outputs(plan);
    expect(slope("orderingCost", "totalProfit")).toBeCloseTo(-total.ordering / 100, 6);
    expect(slope("purchaseCost", "totalProfit")).toBeCloseTo(-total.purchase / 8, 4);
    expect(slope("holdingCost", "totalProfit")).toBeCloseTo(-total.holding / 0.5, 4);
    expect(slope("leadTime", "totalProfit")).toBeCloseTo(-0.1 * total.ordering, 4);
  });

  it("sweep with published prices: profit need not fall by the units bought, since the price ignores their cost", () => {
    const published: Case = { ...example, pricing: "published" };
    expect(slope("purchaseCost", "averagePrice", published)).toBeCloseTo(0, 9);
    expect(slope("purchaseCost", "averagePrice")).toBeGreaterThan(0.4);
  });

  it("sweep says why where there is no plan", () => {
    expect(sweep(example, "leadTime", [12])[0]).toHaveProperty(
      "infeasible",
      expect.stringContaining("lead time 12"),
    );
    expect(sweep(example, "horizon", [9.5])[0]).toEqual({
      value: 9.5,
      infeasible: "the step 1 does not divide the horizon 9.5",
    });
  });
});

describe("tornado", () => {
  it("tornado varies every parameter by ±10 % and puts the largest swing first", () => {
    const { base, bars } = tornado(example)!;
    expect(base).toEqual(outputs(plan));
    expect(bars).toHaveLength(10);
    expect(bars[0]!.parameter).toBe("demandIntercept");
    bars.forEach(({ swing, low, high, parameter }, n) => {
      const value = paperProblem[parameter]!;
      expect([low.value, high.value]).toEqual([value * 0.9, value * 1.1]);
      if (n > 0) expect(swing!).toBeLessThanOrEqual(bars[n - 1]!.swing!);
    });
  });

  it("tornado sorts by any output and leaves out a rate that is null", () => {
    const problem = { ...paperProblem, replenishmentRate: null };
    const { output, bars } = tornado({ ...example, problem }, "spoiledUnits", 0.2)!;
    expect(output).toBe("spoiledUnits");
    expect(bars.map(({ parameter }) => parameter)).not.toContain("replenishmentRate");
    expect(bars).toHaveLength(9);
  });

  it("tornado of a case without a plan is undefined", () => {
    expect(tornado({ ...example, problem: { ...paperProblem, leadTime: 11 } })).toBeUndefined();
  });
});
