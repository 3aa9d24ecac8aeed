import { describe, expect, it } from "vitest";
import {
  cycleShape,
  maxInventory,
  orderQuantity,
  reorderPoint,
  stock,
} from "../../../src/models/deterioration/cycle.ts";
import { type DeteriorationProblem, paperProblem } from "../../../src/models/deterioration/problem.ts";
import { cycleProfit, stockIntegral, worth } from "../../../src/models/deterioration/profit.ts";
import { gaussLegendre } from "../../../src/numeric/quadrature.ts";
import { preciseWorth } from "./reference.ts";

function changed(changes: Partial<DeteriorationProblem>): DeteriorationProblem {
  return { ...paperProblem, ...changes };
}

const terms = ["revenue", "holding", "purchase", "ordering", "profit"] as const;

describe("worth", () => {
  const cases: [string, Partial<DeteriorationProblem>][] = [
    ["the paper's example", {}],
    ["λ = 1e−8", { deteriorationRate: 1e-8 }],
    ["λ = R = 1e−12", { deteriorationRate: 1e-12, netDiscountRate: 1e-12 }],
    ["λ = 0", { deteriorationRate: 0 }],
    ["R = 0", { netDiscountRate: 0 }],
    ["λ = R = 0", { deteriorationRate: 0, netDiscountRate: 0 }],
    ["R = −λ", { netDiscountRate: -0.05 }],
    ["R < −λ", { netDiscountRate: -0.3 }],
    ["fast decay", { deteriorationRate: 2 }],
    ["instantaneous replenishment", { replenishmentRate: null }],
    ["instantaneous, λ = R = 0", { replenishmentRate: null, deteriorationRate: 0, netDiscountRate: 0 }],
  ];

  it.each(cases)("worth and shape agree with 160-digit arithmetic to 1e−12: %s", (_, changes) => {
    const problem = changed(changes);
    for (const [length, price] of [
      [0.5, 32],
      [3, 27.9491],
      [10, 40],
    ] as const) {
      const ours = worth(problem, length, price);
      const exact = preciseWorth(problem, length, price);
      for (const term of terms) {
        const size = term === "profit" ? ours.revenue : exact[term];
        expect(Math.abs(ours[term] - exact[term]), term).toBeLessThanOrEqual(1e-12 * Math.abs(size));
      }
      const shape = cycleShape(problem, length, price);
      expect(Math.abs(shape.replenishmentTime - exact.replenishmentTime)).toBeLessThanOrEqual(1e-12 * length);
      expect(Math.abs(maxInventory(problem, shape) / exact.maxInventory - 1)).toBeLessThan(1e-12);
      expect(Math.abs(orderQuantity(problem, shape) / exact.orderQuantity - 1)).toBeLessThan(1e-12);
    }
  });

  it("λ → 0 and R → 0: the terms are those of the polynomial limit", () => {
    const problem = changed({ deteriorationRate: 0, netDiscountRate: 0 });
    const [T, s] = [4, 30];
    const D = 50 - 0.9 * s;
    const x = (T * D) / 95;
    const { revenue, holding, purchase, ordering } = worth(problem, T, s);
    expect(revenue).toBeCloseTo(s * D * T, 9);
    expect(purchase).toBeCloseTo(8 * D * T, 9);
    expect(holding).toBeCloseTo(0.5 * (((95 - D) * x * x) / 2 + (D * (T - x) * (T - x)) / 2), 10);
    expect(ordering).toBe(100);
  });

  it("a replenishment rate of 1e14 is instantaneous replenishment to 1e−12", () => {
    for (const rates of [{}, { deteriorationRate: 0 }, { netDiscountRate: 0 }]) {
      const fast = changed({ ...rates, replenishmentRate: 1e14 });
      const atOnce = changed({ ...rates, replenishmentRate: null });
      for (const term of terms) {
        expect(Math.abs(worth(fast, 3, 30)[term] / worth(atOnce, 3, 30)[term] - 1), term).toBeLessThan(1e-12);
      }
      const [a, b] = [cycleShape(fast, 3, 30), cycleShape(atOnce, 3, 30)];
      expect(Math.abs(orderQuantity(fast, a) / orderQuantity(atOnce, b) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(reorderPoint(fast, a) / reorderPoint(atOnce, b) - 1)).toBeLessThan(1e-12);
    }
  });
});

describe("cycleProfit", () => {
  it("cycleProfit(paperProblem, 0, 3, 27.9491) is the paper's 1052.7, and e^(−0.3) times it from 3 to 6", () => {
    const first = cycleProfit(paperProblem, 0, 3, 27.9491);
    expect(first).toBeCloseTo(1052.688, 3);
    expect(cycleProfit(paperProblem, 3, 6, 27.9491)).toBeCloseTo(first * Math.exp(-0.3), 9);
  });
});

describe("stock", () => {
  const problem = changed({ deteriorationRate: 0.2 });
  const shape = cycleShape(problem, 4, 30);

  it("stock obeys eqs. (1) and (2), joins at j and ends at 0", () => {
    const e = 1e-5;
    for (const time of [0.3, 1, 1.2, 2, 3.5]) {
      const slope = (stock(problem, shape, time + e) - stock(problem, shape, time - e)) / (2 * e);
      const inflow = time < shape.replenishmentTime ? 95 : 0;
      expect(slope).toBeCloseTo(inflow - shape.demand - 0.2 * stock(problem, shape, time), 6);
    }
    const x = shape.replenishmentTime;
    expect(stock(problem, shape, x)).toBeCloseTo(stock(problem, shape, x - 1e-13), 9);
    expect(stock(problem, shape, x)).toBeCloseTo(maxInventory(problem, shape), 10);
    expect(stock(problem, shape, 0)).toBe(0);
    expect(stock(problem, shape, 4)).toBe(0);
  });

  it("reorderPoint is the stock a lead time before the end, on either leg", () => {
    for (const leadTime of [0, 0.5, 2, 3, 3.9, 4]) {
      const delayed = { ...problem, leadTime };
      expect(reorderPoint(delayed, shape)).toBeCloseTo(stock(problem, shape, 4 - leadTime), 10);
    }
  });

  it("stockIntegral is the integral of the discounted stock, and Q = D·T + λ·∫ I dt", () => {
    for (const rate of [0, 0.1, -0.2, 3]) {
      const x = shape.replenishmentTime;
      const f = (time: number) => Math.exp(-rate * time) * stock(problem, shape, time);
      const quadrature = gaussLegendre(f, 0, x, 4) + gaussLegendre(f, x, 4, 4);
      expect(stockIntegral(problem, shape, rate)).toBeCloseTo(quadrature, 10);
    }
    const spoiled = 0.2 * stockIntegral(problem, shape, 0);
    expect(orderQuantity(problem, shape)).toBeCloseTo(shape.demand * 4 + spoiled, 10);
  });
});
