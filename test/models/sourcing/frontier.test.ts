import { describe, expect, it } from "vitest";
import { type Frontier, frontier } from "../../../src/models/sourcing/frontier.ts";
import { path } from "../../../src/models/sourcing/path.ts";
import type { SourcingProblem } from "../../../src/models/sourcing/problem.ts";
import type { SourcingSolution } from "../../../src/models/sourcing/results.ts";
import { solve } from "../../../src/models/sourcing/solve.ts";
import type { Horizon } from "../../../src/models/sourcing/years.ts";
import { histogram } from "../../../src/statistics/histogram.ts";
import { scenario } from "./support.ts";

const year: Horizon = { periods: 52, years: 2000, charge: "paid" };
const base = frontier(scenario(), year);

/**
 * Constant demand of 10 and stock too dear to keep: whoever has no contract buys 10 at every price, so that the cost of
 * n periods is normal with mean 10·n·μ_p and deviation 10·√n·σ_p; with 10 reserved it is capped at c each period.
 */
const handToMouth: SourcingProblem = {
  contractPrice: 8,
  reservationPrice: 0.5,
  holdingCost: 50,
  backorderCost: 500,
  demand: { mean: 10, sd: 0 },
  spotPrice: { mean: 10, sd: 1 },
};

function near(measured: { value: number; halfWidth: number }, truth: number): void {
  // Half-widths are 1.96 standard errors.
  expect(Math.abs(measured.value - truth)).toBeLessThan(4 * (measured.halfWidth / 1.96));
}

function costsOf(reservation: number, charge: Horizon["charge"], count: number): number[] {
  const chosen = scenario({ policies: [{ kind: "optimal", reservation }] });
  return Array.from({ length: count }, (_, replication) => {
    const { policies } = path(chosen, { replication, periods: 52 });
    const { cost, netInventory, endInventory } = policies[0]!;
    const paid = cost.reduce((sum, each) => sum + each, 0);
    return charge === "paid" ? paid : paid + 8 * (netInventory[0]! - endInventory.at(-1)!);
  });
}

describe("frontier(scenario, { periods, years, charge })", () => {
  it.each(["paid", "used"] as const)("has the costs of the recorded paths (%s)", (charge) => {
    const few = frontier(scenario(), { periods: 52, years: 40, charge });
    for (const reservation of [0, 10, 14]) {
      const costs = costsOf(reservation, charge, 40);
      const mean = costs.reduce((sum, each) => sum + each, 0) / 40;
      const sd = Math.sqrt(costs.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / 39);
      const worst = Math.max(...costs);
      const next = costs.sort((a, b) => b - a)[1]!;
      const { risk } = few.points[reservation]!;
      expect(risk.mean.value).toBeCloseTo(mean, 6);
      expect(risk.sd.value).toBeCloseTo(sd, 6);
      // The worst 5 % of 40 years are two.
      expect(risk.tail.value).toBeCloseTo((worst + next) / 2, 6);
    }
  });

  it.each([{ streams: "antithetic" }, { streams: "sobol" }] as const)(
    "has independent years whatever the simulation's plan of streams (%o)",
    (plan) => {
      const short = { periods: 10, warmUp: 0 };
      const few: Horizon = { periods: 52, years: 40, charge: "paid" };
      expect(frontier(scenario({}, { ...short, ...plan }), few)).toEqual(frontier(scenario({}, short), few));
    },
  );

  it("agrees on the lattice with the exact mean of every reservation within four standard errors", () => {
    for (const charge of ["paid", "used"] as const) {
      const found = frontier(scenario({}, { sampling: "lattice" }), { ...year, charge });
      for (const point of found.points) near(point.risk.mean, point.exactMean);
    }
  });

  it("has R* of the exact solution as its best, and takes the premium for it", () => {
    const optimum = (solve(scenario()) as SourcingSolution).policies[0]!;
    const best = base.points[base.best]!;
    expect(best.reservation).toBe(optimum.reservation);
    expect(best.exactMean / 52).toBeCloseTo(optimum.exact!.averageCost, 6);
    expect(best.premium).toBe(0.5 * 10 * 52);
    expect(base.points[0]).toMatchObject({ reservation: 0, premium: 0 });
    expect(Math.min(...base.points.map((point) => point.exactMean))).toBe(best.exactMean);
  });

  it("meets the normal closed forms of mean, deviation and CVaR₉₅ where no stock is worth keeping", () => {
    const found = frontier(scenario({ problem: handToMouth }), { ...year, years: 4000 });
    const { mean, sd, tail } = found.points[0]!.risk;
    near(mean, 10 * 52 * 10);
    near(sd, 10 * Math.sqrt(52));
    near(tail, 5200 + (10 * Math.sqrt(52) * 0.10313564037537128) / 0.05);
    // With 10 reserved a period costs 10·min(p, 8) + 5: E min(p, 8) = 8 − E(8 − p)⁺ = 8 − 0.00849070.
    const capped = found.points[10]!;
    near(capped.risk.mean, 52 * (10 * (8 - 0.008490702616829) + 5));
    expect(capped.risk.sd.value).toBeLessThan(0.1 * sd.value);
  });

  it("looks at dear years by their price alone: the same years and the normal tail mean", () => {
    const found = frontier(scenario({ problem: handToMouth }), { ...year, years: 4000 });
    const { dear, cheap, all, dearAbove } = found.points[10]!.prices;
    expect(dearAbove).toBeCloseTo(10 + 1.6448536269514722 / Math.sqrt(52), 9);
    expect(Math.abs(dear!.years - 200)).toBeLessThan(4 * Math.sqrt(4000 * 0.05 * 0.95));
    expect(dear!.years).toBe(found.points[0]!.prices.dear!.years);
    const above = 10 * Math.sqrt(52) * (0.10313564037537128 / 0.05);
    near(dear!.without, 5200 + above);
    near(cheap!.without, 5200 - above);
    for (const kind of [dear!, cheap!, all!]) {
      expect(kind.saved.value).toBeCloseTo(kind.without.value - kind.cost.value, 6);
    }
    // What the premium buys is worth most in dear years.
    expect(dear!.saved.value).toBeGreaterThan(all!.saved.value);
    expect(all!.saved.value).toBeGreaterThan(cheap!.saved.value);
  });

  it("has no dear or cheap years where the price never varies", () => {
    const { points } = frontier(scenario({ problem: { ...handToMouth, spotPrice: { mean: 10.1, sd: 0 } } }), {
      ...year,
      years: 50,
    });
    expect(points[3]!.prices).toMatchObject({ dear: null, cheap: null });
    expect(points[3]!.prices.all!.years).toBe(50);
    expect(points[0]!.risk.sd.value).toBeLessThan(1e-9);
  });

  it("pairs: the difference to R* is far sharper than the two alone, and zero for R* itself", () => {
    const best = base.points[base.best]!;
    expect(best.versusBest.mean).toEqual({ value: 0, halfWidth: 0 });
    expect(best.versusBest.tail).toEqual({ value: 0, halfWidth: 0 });
    for (const point of base.points.slice(8, 13)) {
      if (point === best) continue;
      expect(point.versusBest.mean.halfWidth).toBeLessThan(point.risk.mean.halfWidth / 3);
      expect(point.versusBest.mean.value).toBeCloseTo(point.risk.mean.value - best.risk.mean.value, 9);
      expect(point.versusNone.sd.value).toBeCloseTo(point.risk.sd.value - base.points[0]!.risk.sd.value, 9);
    }
  });

  it("calls a reservation efficient where none beats it on both counts", () => {
    const dominated = (found: Frontier, k: number) =>
      found.points.some(
        ({ risk }) =>
          risk.mean.value < found.points[k]!.risk.mean.value &&
          risk.sd.value < found.points[k]!.risk.sd.value,
      );
    base.points.forEach((point, k) => {
      expect(point.efficient.sd).toBe(!dominated(base, k));
    });
    expect(base.points[0]!.efficient).toEqual({ sd: false, tail: false });
  });

  it("counts every year once, on the edges that all reservations share", () => {
    for (const { counts } of base.points) {
      expect(counts).toHaveLength(base.edges.length - 1);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2000);
    }
    const own = histogram(costsOf(10, "paid", 40));
    expect(base.edges[0]!).toBeLessThanOrEqual(own.edges[0]!);
    expect(base.edges.at(-1)!).toBeGreaterThanOrEqual(own.edges.at(-1)! - (own.edges[1]! - own.edges[0]!));
  });

  it("is the same to the last bit whatever was asked before", () => {
    frontier(scenario({ lattice: "paper" }), { ...year, years: 10 });
    expect(frontier(scenario(), year)).toEqual(base);
  });
});
