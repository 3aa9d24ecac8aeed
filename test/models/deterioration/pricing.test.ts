import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, isFeasible } from "../../../src/models/deterioration/pricing/cell.ts";
import { optimalPrice } from "../../../src/models/deterioration/pricing/optimal.ts";
import { publishedPrice } from "../../../src/models/deterioration/pricing/published.ts";
import {
  type DeteriorationProblem,
  demandRate,
  paperProblem,
} from "../../../src/models/deterioration/problem.ts";
import { worth } from "../../../src/models/deterioration/profit.ts";
import { gaussLegendre } from "../../../src/numeric/quadrature.ts";
import { harshProblems, problems } from "./problems.ts";

function cell(found: ReturnType<typeof optimalPrice>): Cell {
  if (!isFeasible(found)) throw new Error(found.infeasible);
  return found;
}

/** W on a fine grid over all prices allowed: the largest value, and how many separate maxima it has. */
function scan(problem: DeteriorationProblem, length: number, count: number) {
  const { demandIntercept: a, demandSlope: b, purchaseCost, replenishmentRate } = problem;
  const low = Math.max(purchaseCost, (a - (replenishmentRate ?? Infinity)) / b);
  const high = a / b;
  const values = Array.from({ length: count + 1 }, (_, n) => {
    const price = n === count ? high : low + ((high - low) * n) / count;
    return worth(problem, length, price).profit;
  });
  const maxima = values.filter(
    (value, n) => value > (values[n - 1] ?? -Infinity) && value > (values[n + 1] ?? -Infinity),
  );
  return { most: Math.max(...values), maxima: maxima.length, values };
}

describe("optimalPrice", () => {
  it.each([
    ["λ = 0.3, T = 10", { deteriorationRate: 0.3 }, 10],
    ["λ = 0.5, T = 7", { deteriorationRate: 0.5 }, 7],
    ["R = 0.5, T = 10", { netDiscountRate: 0.5 }, 10],
  ])("optimalPrice finds the inner of two maxima: %s", (_, changes, length) => {
    const problem = { ...paperProblem, ...changes };
    const { most, maxima } = scan(problem, length, 5000);
    expect(maxima).toBe(2);
    const found = cell(optimalPrice(problem, length));
    expect(found.worth.profit).toBeGreaterThanOrEqual(most);
    expect(found.price).toBeLessThan(50 / 0.9 - 1);
  });

  it("optimalPrice at λ = 0.7, T = 10 sells nothing: the maximum at a/b is the global one", () => {
    const problem = { ...paperProblem, deteriorationRate: 0.7 };
    expect(scan(problem, 10, 5000).maxima).toBe(2);
    const found = cell(optimalPrice(problem, 10));
    expect(found.price).toBeCloseTo(50 / 0.9, 12);
    expect(found.worth.profit).toBeCloseTo(-100 * Math.exp(0.05), 10);
    expect(found.orderQuantity).toBe(0);
  });

  it("optimalPrice at P = 20 is the corner (a − P)/b, replenished throughout, W = 3097.617", () => {
    const found = cell(optimalPrice({ ...paperProblem, replenishmentRate: 20 }, 10));
    expect(found.price).toBeCloseTo(30 / 0.9, 12);
    expect(found.replenishmentTime).toBe(10);
    expect(found.worth.profit).toBeCloseTo(3097.617, 3);
    expect(found.maxInventory).toBe(0);
  });

  it("optimalPrice is not bettered by any of 500 prices, over random problems with one and two maxima and corners", () => {
    const seen = { two: 0, upper: 0, lower: 0, inner: 0 };
    fc.assert(
      fc.property(fc.oneof(problems, harshProblems), (problem) => {
        const length = problem.horizon;
        const { most, maxima } = scan(problem, length, 500);
        const found = cell(optimalPrice(problem, length));
        const size = Math.abs(found.worth.revenue) + Math.abs(found.worth.purchase) + found.worth.ordering;
        expect(found.worth.profit).toBeGreaterThanOrEqual(most - 1e-12 * size);
        if (maxima > 1) seen.two++;
        const demand = demandRate(problem, found.price);
        if (demand === 0) seen.upper++;
        else if (demand === problem.replenishmentRate) seen.lower++;
        else seen.inner++;
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(seen.two).toBeGreaterThan(20);
    expect(seen.upper).toBeGreaterThan(20);
    expect(seen.lower).toBeGreaterThan(20);
    expect(seen.inner).toBeGreaterThan(100);
  });

  it("optimalPrice never has more than one inner maximum to find", () => {
    fc.assert(
      fc.property(fc.oneof(problems, harshProblems), (problem) => {
        const { values } = scan(problem, problem.horizon, 300);
        const scale = Math.max(...values.map(Math.abs));
        let turns = 0;
        let direction = 0;
        values.slice(1).forEach((value, n) => {
          const change = value - values[n]!;
          if (Math.abs(change) < 1e-11 * scale || Math.sign(change) === direction) return;
          if (direction > 0) turns++;
          direction = Math.sign(change);
        });
        expect(turns).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it("optimalPrice has no cell where the lead time exceeds the cycle, and says so", () => {
    expect(optimalPrice(paperProblem, 0.49)).toEqual({
      infeasible: "its length 0.49 is below the lead time 0.5",
    });
    expect(isFeasible(optimalPrice(paperProblem, 0.5))).toBe(true);
  });

  it("optimalPrice survives decay close to overflow", () => {
    const problem = { ...paperProblem, deteriorationRate: 70.9 };
    const found = cell(optimalPrice(problem, 10));
    expect(found.worth.profit).toBeCloseTo(-100 * Math.exp(0.05), 9);
  });
});

describe("publishedPrice", () => {
  it("publishedPrice satisfies eqs. (4) and (9) to 1e−13, the integrals by quadrature", () => {
    for (const length of [1, 3, 10]) {
      const { price, replenishmentTime: x } = cell(publishedPrice(paperProblem, length));
      const [lambda, rate] = [0.05, 0.1];
      const demand = 50 - 0.9 * price;
      expect(x).toBeCloseTo(Math.log(1 + (demand / 95) * (Math.exp(lambda * length) - 1)) / lambda, 13);
      const rising = (t: number) => Math.exp(-rate * t) * ((1 - Math.exp(-lambda * t)) / lambda);
      const falling = (t: number) => Math.exp(-rate * t) * ((Math.exp(lambda * (length - t)) - 1) / lambda);
      const weight = (1 - Math.exp(-rate * length)) / rate;
      const stated =
        (50 * weight + 0.9 * 0.5 * (gaussLegendre(falling, x, length) - gaussLegendre(rising, 0, x))) /
        (2 * 0.9 * weight);
      expect(Math.abs(price - stated)).toBeLessThan(1e-13 * 100);
    }
  });

  it("publishedPrice never earns more than optimalPrice, where its price is allowed", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const published = publishedPrice(problem, problem.horizon);
        fc.pre(isFeasible(published) && published.price >= problem.purchaseCost);
        const { profit, revenue } = cell(published).worth;
        const best = cell(optimalPrice(problem, problem.horizon)).worth.profit;
        expect(best).toBeGreaterThanOrEqual(profit - 1e-12 * Math.abs(revenue));
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it("publishedPrice ignores the purchase cost", () => {
    const dear = cell(publishedPrice({ ...paperProblem, purchaseCost: 20 }, 3));
    expect(dear.price).toBe(cell(publishedPrice(paperProblem, 3)).price);
  });

  it("publishedPrice has no cell where demand outruns replenishment or where no fixed point exists", () => {
    const slow = publishedPrice({ ...paperProblem, replenishmentRate: 20 }, 3);
    expect(slow).toHaveProperty("infeasible", expect.stringContaining("above the replenishment rate 20"));
    const dear = publishedPrice({ ...paperProblem, holdingCost: 50 }, 10);
    expect(dear).toEqual({ infeasible: "equations (4) and (9) lead to a price above a/b" });
  });
});
