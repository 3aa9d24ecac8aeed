import { describe, expect, it } from "vitest";
import { planPath, priceCurve, stockPath } from "../../../src/models/deterioration/curves.ts";
import { fan } from "../../../src/models/deterioration/fan.ts";
import { deterioration } from "../../../src/models/deterioration/index.ts";
import { samplePath } from "../../../src/models/deterioration/paths.ts";
import type { PlannedCycle } from "../../../src/models/deterioration/plan.ts";
import type { DeteriorationScenario } from "../../../src/models/deterioration/problem.ts";
import { cycleProfit } from "../../../src/models/deterioration/profit.ts";
import { pricings, solve, table } from "../../../src/models/deterioration/solve.ts";
import { thinned } from "../../../src/models/deterioration/thinned.ts";

const scenario = deterioration.example;
const changed = (changes: Partial<DeteriorationScenario>): DeteriorationScenario => ({
  ...scenario,
  ...changes,
});

describe("solve", () => {
  it("solve with published pricing gives the interface's document: 0–3–6–8–10, 2565.4457", () => {
    const { totalProfit, cycles } = solve(changed({ pricing: "published" }));
    expect(totalProfit).toBeCloseTo(2565.4457, 4);
    expect(cycles.map(({ end }) => end)).toEqual([3, 6, 8, 10]);
    const { start, end, price, replenishmentEnd, profit, maxInventory, orderQuantity, reorderPoint } =
      cycles[0]!;
    expect([start, end]).toEqual([0, 3]);
    expect(price).toBeCloseTo(27.9491, 4);
    expect(replenishmentEnd).toBeCloseTo(0.8291, 4);
    expect(profit).toBeCloseTo(1052.6874, 4);
    expect(maxInventory).toBeCloseTo(56.9745, 4);
    expect(orderQuantity).toBeCloseTo(78.7628, 4);
    expect(reorderPoint).toBeCloseTo(12.5795, 4);
    expect(cycles[3]!.reorderPoint).toBeNull();
  });

  it("solve: the fluid figures add up", () => {
    for (const pricing of ["published", "optimal", "varying"] as const) {
      const { totalProfit, cycles, fluid } = solve(changed({ pricing, boundaries: "continuous" }));
      const revenue = cycles.reduce((sum, cycle) => sum + cycle.revenue, 0);
      const { holding, purchase, ordering } = fluid.costs;
      expect(fluid.profit).toBe(totalProfit);
      expect(revenue - holding - purchase - ordering).toBeCloseTo(totalProfit, 8);
      expect(fluid.soldUnits + fluid.spoiledUnits).toBeCloseTo(fluid.orderedUnits, 8);
      expect(fluid.spoiledUnits).toBeCloseTo(0.05 * 10 * fluid.averageInventory, 8);
    }
  });

  it("solve throws a fault with its path where no plan remains", () => {
    const problem = { ...scenario.problem, replenishmentRate: 20 };
    const none = changed({ problem, pricing: "published" });
    expect(() => solve(none)).toThrow(
      /^problem\.horizon: invalid horizon: 10; no sequence of feasible cycles/,
    );
  });
});

describe("table", () => {
  it("table lists all cycles of the grid; with continuous boundaries those of tenths of the horizon", () => {
    expect(table(scenario)).toHaveLength(55);
    expect(table(changed({ boundaries: "continuous" }))).toEqual(table(scenario));
    expect(table(changed({ boundaries: { step: 2 } }))).toHaveLength(15);
  });

  it("table holds the plan's cycles as solve has them, but for the last one's reorder point", () => {
    const rows = table(scenario);
    for (const cycle of solve(scenario).cycles) {
      expect(rows.find(({ start, end }) => start === cycle.start && end === cycle.end)).toEqual(cycle);
    }
  });
});

describe("pricings", () => {
  it("pricings: each further freedom earns more", () => {
    const { published, optimal, varying } = pricings(scenario);
    expect(published).toHaveProperty("totalProfit", expect.closeTo(2565.4457, 4));
    expect(optimal).toHaveProperty("totalProfit", expect.closeTo(2677.0581, 4));
    expect(varying).toHaveProperty("totalProfit", expect.closeTo(2680.3221, 4));
  });
});

describe("stockPath", () => {
  it("stockPath is a saw-tooth through 0, I_max at j, and 0 at every boundary", () => {
    for (const pricing of ["optimal", "varying"] as const) {
      const { times, stock, price } = stockPath(changed({ pricing }), { points: 20 });
      const { cycles } = solve(changed({ pricing }));
      expect(times).toHaveLength(4 * 22);
      const at = (time: number) => stock[times.findIndex((each) => Math.abs(each - time) < 1e-12)]!;
      for (const { start, end, replenishmentEnd, maxInventory } of cycles) {
        expect(at(start)).toBeCloseTo(0, 8);
        expect(at(end)).toBeCloseTo(0, 8);
        expect(at(replenishmentEnd)).toBeCloseTo(maxInventory, 8);
      }
      expect(price[0]).toBeCloseTo(cycles[0]!.priceAtStart, 10);
    }
  });

  it("stockPath of instantaneous replenishment jumps to the order quantity", () => {
    const problem = { ...scenario.problem, replenishmentRate: null };
    const plan = solve(changed({ problem }));
    const { times, stock } = planPath(problem, "optimal", plan, 10);
    expect([times[0], times[1]]).toEqual([0, 0]);
    expect(stock[0]).toBe(0);
    expect(stock[1]).toBeCloseTo(plan.cycles[0]!.orderQuantity, 10);
  });
});

describe("priceCurve", () => {
  it("priceCurve peaks at the optimal price and passes through the published one", () => {
    const curve = priceCurve(scenario, { start: 3, end: 6, points: 401 });
    const most = Math.max(...curve.profit);
    expect(curve.optimal!.profit).toBeGreaterThanOrEqual(most);
    expect(curve.optimal!.profit).toBeCloseTo(most, 1);
    expect(curve.published!.price).toBeCloseTo(27.9491, 4);
    expect(curve.published!.profit).toBeCloseTo(
      cycleProfit(scenario.problem, 3, 6, curve.published!.price),
      9,
    );
    expect(curve.price[0]).toBe(8);
    expect(curve.price[400]).toBeCloseTo(50 / 0.9, 12);
    expect(curve.profit.every(Number.isFinite)).toBe(true);
  });
});

describe("samplePath", () => {
  it("samplePath is complete where it is short: every step is one unit, or a cycle's end", () => {
    const simulation = { ...scenario.simulation, scale: 1 };
    const { policies } = samplePath(changed({ simulation }), { replication: 3, points: 100_000 });
    expect(policies.map(({ kind }) => kind)).toEqual(["optimal", "published", "reorderPoint"]);
    const { times, stock } = policies[0]!;
    let discards = 0;
    for (let n = 1; n < times.length; n++) {
      expect(times[n]!).toBeGreaterThanOrEqual(times[n - 1]!);
      const step = Math.abs(stock[n]! - stock[n - 1]!);
      if (step !== 1) discards++;
    }
    expect(discards).toBeLessThanOrEqual(3);
  });

  it("samplePath thins a long path to about the points asked for, keeping its highest stock", () => {
    const simulation = { ...scenario.simulation, scale: 100 };
    const long = changed({ simulation, policies: [{ kind: "optimal" }] });
    const full = samplePath(long, { replication: 0, points: 1e6 }).policies[0]!;
    const short = samplePath(long, { replication: 0, points: 400 }).policies[0]!;
    expect(full.times.length).toBeGreaterThan(30_000);
    expect(short.times.length).toBeLessThanOrEqual(400);
    expect(Math.max(...short.stock)).toBe(full.stock.reduce((most, value) => Math.max(most, value), 0));
  });
});

describe("thinned", () => {
  it("thinned keeps first, lowest, highest and last of each span, in their order", () => {
    const record = thinned(10, 4);
    for (const [time, value] of [
      [0, 5],
      [1, 9],
      [2, 1],
      [3, 1],
      [4, 6],
    ] as const) {
      record.add(time, value);
    }
    const { times, stock } = record.path();
    expect([...times]).toEqual([0, 1, 2, 4]);
    expect([...stock]).toEqual([5, 9, 1, 6]);
  });
});

describe("fan", () => {
  it("fan: bands are ordered, hold the mean between them, and close around the fluid stock", () => {
    const argument = { policy: 0, count: 60, points: 20 };
    const widths = [1, 30].map((scale) => {
      const simulation = { ...scenario.simulation, scale };
      const { bands, mean, se, fluid, times } = fan(changed({ simulation }), argument);
      expect(times[19]).toBe(10);
      times.forEach((_, t) => {
        for (let n = 1; n < bands.length; n++) {
          expect(bands[n]!.stock[t]!).toBeGreaterThanOrEqual(bands[n - 1]!.stock[t]!);
        }
        expect(mean[t]).toBeGreaterThanOrEqual(bands[0]!.stock[t]!);
        expect(mean[t]).toBeLessThanOrEqual(bands[4]!.stock[t]!);
        if (scale === 30 && fluid![t]! > 10) expect(Math.abs(mean[t]! - fluid![t]!)).toBeLessThan(5 * se[t]!);
      });
      return bands[4]!.stock.reduce((sum, high, t) => sum + high - bands[0]!.stock[t]!, 0);
    });
    expect(widths[1]! / widths[0]!).toBeGreaterThan(0.12);
    expect(widths[1]! / widths[0]!).toBeLessThan(0.28);
  });

  it("fan has no fluid stock for a policy that the stock drives", () => {
    expect(fan(scenario, { policy: 2, count: 2, points: 5 })).not.toHaveProperty("fluid");
  });
});

describe("deterioration.views", () => {
  it("every view answers the example with plain data", () => {
    const { views } = deterioration;
    const call = (name: string, argument?: object) =>
      views[name]!(scenario, argument as never) as { readonly [key: string]: unknown };
    expect((call("table") as unknown as PlannedCycle[]).length).toBe(55);
    expect(call("sweep", { parameter: "holdingCost", values: [0, 1] })).toHaveLength(2);
    expect(call("tornado")).toHaveProperty("output", "totalProfit");
    expect(call("closingClaim")).toHaveProperty("counterexamples");
    expect(call("priceCurve", { start: 0, end: 3 })).toHaveProperty("optimal");
    expect(call("stockPath")).toHaveProperty("times");
    expect(call("fan", { policy: 1, count: 3, times: [1, 2.5] })).toHaveProperty(
      "times",
      Float64Array.of(1, 2.5),
    );
    const plans = call("policyPlans") as unknown as { readonly plan: { readonly totalProfit: number } }[];
    expect(plans.map(({ plan }) => plan.totalProfit)).toEqual([
      expect.closeTo(2677.0581, 4),
      expect.closeTo(2565.4457, 4),
      expect.closeTo(2677.0581, 4),
    ]);
  });
});
