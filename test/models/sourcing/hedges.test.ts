import { describe, expect, it } from "vitest";
import { boughtAhead, newsvendorLevel } from "../../../src/models/sourcing/boughtAhead.ts";
import { baseStockFormula } from "../../../src/models/sourcing/closedForm.ts";
import { hedges } from "../../../src/models/sourcing/hedges.ts";
import { path } from "../../../src/models/sourcing/path.ts";
import { baseStockAt } from "../../../src/models/sourcing/policies/baseStock.ts";
import { optimal } from "../../../src/models/sourcing/policies/optimal.ts";
import { spotOnly } from "../../../src/models/sourcing/policies/spotOnly.ts";
import { sourcingSystem } from "../../../src/models/sourcing/system.ts";
import { batchMeans } from "../../../src/statistics/batchMeans.ts";
import { problem, scenario, solved } from "./support.ts";

describe("newsvendorLevel(system)", () => {
  it.each([0.05, 0.2, 1, 2])(
    "is the closed form's quantile, up to the whole units of the lattice (h = %d)",
    (h) => {
      const system = sourcingSystem(problem({ holdingCost: h }), "fine");
      const { baseStock } = baseStockFormula(system.problem);
      expect(Math.abs(newsvendorLevel(system) - baseStock)).toBeLessThanOrEqual(1);
    },
  );

  it("is the base stock that Table 1's case orders up to", () => {
    expect(newsvendorLevel(sourcingSystem(problem(), "fine"))).toBe(17);
  });
});

describe("boughtAhead(system, policy)", () => {
  it("is nothing where nobody orders above the newsvendor level", () => {
    const system = sourcingSystem(problem(), "fine");
    expect(boughtAhead(system, baseStockAt(system, 12, 17))).toBe(0);
    expect(boughtAhead(system, baseStockAt(system, 12, 15))).toBe(0);
  });

  it.each(["optimal", "spotOnly"] as const)("agrees with a simulation on the lattice (%s)", (kind) => {
    const system = sourcingSystem(problem(), "paper");
    const chosen = scenario({ lattice: "paper", policies: [{ kind }] }, { sampling: "lattice" });
    const series = [0, 1, 2, 3].flatMap((replication) => {
      const { netInventory, contractQuantity, spotQuantity } = path(chosen, { replication, periods: 5000 })
        .policies[0]!;
      return Array.from(netInventory, (stock, t) =>
        Math.max(0, stock + contractQuantity[t]! + spotQuantity[t]! - newsvendorLevel(system)),
      );
    });
    const { mean, se } = batchMeans(series, 40);
    const exact = boughtAhead(system, kind === "optimal" ? optimal(system) : spotOnly(system));
    expect(exact).toBeGreaterThan(1);
    expect(Math.abs(mean - exact)).toBeLessThan(4 * se);
  });
});

describe("hedges(scenario, { parameter, values })", () => {
  it("gives the exact optimum at every value", () => {
    const { points } = hedges(scenario({ lattice: "paper" }), {
      parameter: "reservationPrice",
      values: [0.1, 0.5, 1.3, 2],
    });
    for (const { value, reservation, averageCost } of points) {
      const { optimal: best } = solved({ reservationPrice: value });
      expect(reservation).toBe(best.reservation);
      expect(averageCost).toBeCloseTo(best.exact!.averageCost, 9);
    }
    expect(points.map((point) => point.reservation)).toEqual([13, 10, 5, 0]);
  });

  it("shows the paper's finding: beyond some point more price uncertainty means less reservation, more stock", () => {
    const { points } = hedges(scenario(), { parameter: "priceDeviation", values: [0.5, 1, 2, 3] });
    for (let i = 1; i < points.length; i++) {
      expect(points[i]!.reservation).toBeLessThan(points[i - 1]!.reservation);
      expect(points[i]!.boughtAhead).toBeGreaterThan(points[i - 1]!.boughtAhead);
    }
  });

  it("lets one hedge replace the other as holding gets dearer", () => {
    const { points } = hedges(scenario(), { parameter: "holdingCost", values: [0.05, 0.2, 1] });
    expect(points.map((point) => point.reservation)).toEqual([9, 10, 11]);
    expect(points[0]!.boughtAhead).toBeGreaterThan(points[1]!.boughtAhead);
    expect(points[1]!.boughtAhead).toBeGreaterThan(points[2]!.boughtAhead);
  });
});
