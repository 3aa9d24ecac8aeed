import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, isFeasible } from "../../../src/models/deterioration/pricing/cell.ts";
import { optimalPrice } from "../../../src/models/deterioration/pricing/optimal.ts";
import { varyingCourse, varyingPrice } from "../../../src/models/deterioration/pricing/varying.ts";
import { paperProblem } from "../../../src/models/deterioration/problem.ts";
import type { Course } from "../../../src/models/deterioration/varying.ts";
import { minimum } from "../../../src/numeric/minimum.ts";
import { harshProblems, problems } from "./problems.ts";

function feasible<T extends object>(found: T | { readonly infeasible: string }): T {
  if ("infeasible" in found) throw new Error(found.infeasible);
  return found;
}

/** Worth at its start of a cycle of the example whose demand rate is constant on equal parts of [0, T]. */
function piecewiseWorth(length: number, demands: readonly number[]): number {
  const [a, b, R, lambda, h, c, A, P, Lt] = [50, 0.9, 0.1, 0.05, 0.5, 8, 100, 95, 0.5];
  const part = length / demands.length;
  let needed = 0;
  let revenue = 0;
  demands.forEach((demand, n) => {
    const [from, to] = [n * part, (n + 1) * part];
    needed += (demand * (Math.exp(lambda * to) - Math.exp(lambda * from))) / lambda;
    revenue += ((a - demand) / b) * demand * ((Math.exp(-R * from) - Math.exp(-R * to)) / R);
  });
  const x = Math.log(1 + (lambda * needed) / P) / lambda;
  const borders = [...demands.map((_, n) => n * part), x, length].sort((p, q) => p - q);
  let stock = 0;
  let held = 0;
  for (let n = 1; n < borders.length; n++) {
    const [from, to] = [borders[n - 1]!, borders[n]!];
    const middle = (from + to) / 2;
    const rest =
      ((middle < x ? P : 0) - demands[Math.min(Math.floor(middle / part), demands.length - 1)]!) / lambda;
    const d = to - from;
    held +=
      Math.exp(-R * from) *
      (((stock - rest) * (1 - Math.exp(-(R + lambda) * d))) / (R + lambda) +
        (rest * (1 - Math.exp(-R * d))) / R);
    stock = rest + (stock - rest) * Math.exp(-lambda * d);
  }
  expect(Math.abs(stock)).toBeLessThan(1e-9);
  return revenue - h * held - c * P * ((1 - Math.exp(-R * x)) / R) - A * Math.exp(R * Lt);
}

/** The best piecewise constant demand, one part after the other until nothing moves. */
function bestPiecewise(length: number, parts: number): number {
  const demands = new Array<number>(parts).fill(20);
  let worth = -Infinity;
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let n = 0; n < parts; n++) {
      const trial = (demand: number) => -piecewiseWorth(length, demands.with(n, demand));
      demands[n] = minimum(trial, 5, 40, 1e-7).x;
    }
    const now = piecewiseWorth(length, demands);
    if (now - worth < 1e-9) break;
    worth = now;
  }
  return worth;
}

describe("varyingPrice", () => {
  it("varyingPrice is what ever finer price steps come to", () => {
    const varying = feasible(varyingPrice(paperProblem, 5)).worth.profit;
    const one = bestPiecewise(5, 1);
    expect(one).toBeCloseTo(feasible(optimalPrice(paperProblem, 5)).worth.profit, 7);
    const [two, four, eight] = [bestPiecewise(5, 2), bestPiecewise(5, 4), bestPiecewise(5, 8)];
    // A step function misses a smooth one by the square of its step.
    expect(Math.abs((varying - one) / (varying - two) - 4)).toBeLessThan(0.2);
    expect(Math.abs((varying - two) / (varying - four) - 4)).toBeLessThan(0.2);
    expect(Math.abs((varying - four) / (varying - eight) - 4)).toBeLessThan(0.2);
    expect(varying).toBeGreaterThan(eight);
  });

  it("varyingPrice earns at least what the best constant price does, over random problems", () => {
    let more = 0;
    fc.assert(
      fc.property(fc.oneof(problems, harshProblems), (problem) => {
        const constant = feasible(optimalPrice(problem, problem.horizon) as Cell);
        const varying = feasible(varyingPrice(problem, problem.horizon) as Cell);
        const size = constant.worth.revenue + varying.worth.revenue + constant.worth.ordering;
        expect(varying.worth.profit).toBeGreaterThanOrEqual(constant.worth.profit - 1e-10 * size);
        if (varying.worth.profit > constant.worth.profit + 1e-6 * size) more++;
      }),
      { numRuns: 250, seed: 6 },
    );
    expect(more).toBeGreaterThan(60);
  });

  it("varyingPrice: what is delivered is sold or spoils, and the price rises with the value of a unit", () => {
    for (const replenishmentRate of [95, 30, null]) {
      const problem = { ...paperProblem, replenishmentRate };
      const cell = feasible(varyingPrice(problem, 6));
      expect(cell.soldUnits + cell.spoiledUnits).toBeCloseTo(cell.orderQuantity, 8);
      expect(cell.priceAtEnd).toBeGreaterThan(cell.priceAtStart);
      expect(cell.price).toBeGreaterThan(cell.priceAtStart);
      expect(cell.price).toBeLessThan(cell.priceAtEnd);
    }
  });

  it("varyingPrice at P = 20 is replenished throughout and sells all that arrives", () => {
    const cell = feasible(varyingPrice({ ...paperProblem, replenishmentRate: 20 }, 6));
    expect(cell.replenishmentTime).toBeCloseTo(6, 12);
    expect(cell.soldUnits).toBeCloseTo(120, 9);
  });

  it("varyingPrice without decay, discount and holding cost is the constant price a/2b + c/2", () => {
    const problem = { ...paperProblem, deteriorationRate: 0, netDiscountRate: 0, holdingCost: 0 };
    const cell = feasible(varyingPrice(problem, 4));
    expect(cell.priceAtStart).toBeCloseTo(50 / 1.8 + 4, 12);
    expect(cell.priceAtEnd).toBeCloseTo(50 / 1.8 + 4, 12);
    const constant = feasible(optimalPrice(problem, 4));
    expect(cell.worth.profit).toBeCloseTo(constant.worth.profit, 9);
  });

  it("varyingPrice at λ, R → 0 goes smoothly to λ = R = 0", () => {
    const limit = feasible(varyingPrice({ ...paperProblem, deteriorationRate: 0, netDiscountRate: 0 }, 4));
    for (const tiny of [1e-13, 1e-15, 1e-18]) {
      const near = { ...paperProblem, deteriorationRate: tiny, netDiscountRate: tiny };
      expect(feasible(varyingPrice(near, 4)).worth.profit).toBeCloseTo(limit.worth.profit, 8);
    }
  });
});

describe("varyingCourse", () => {
  it("varyingCourse obeys I′ = P − D − λI and I′ = −D − λI, starts and ends empty", () => {
    const course: Course = feasible(varyingCourse(paperProblem, 5));
    const e = 1e-5;
    for (const time of [0.2, 1, 2, 4.5]) {
      const slope = (course.stock(time + e) - course.stock(time - e)) / (2 * e);
      const inflow = time < course.replenishmentTime ? 95 : 0;
      expect(slope).toBeCloseTo(inflow - course.demand(time) - 0.05 * course.stock(time), 5);
    }
    expect(course.stock(0)).toBeCloseTo(0, 9);
    expect(course.stock(5)).toBeCloseTo(0, 9);
  });

  it("varyingCourse keeps 0 ≤ D ≤ P at every moment", () => {
    fc.assert(
      fc.property(fc.oneof(problems, harshProblems), (problem) => {
        const found = varyingCourse(problem, problem.horizon);
        fc.pre(isFeasible(found as Course));
        const course = found as Course;
        for (let m = 0; m <= 50; m++) {
          const demand = course.demand((problem.horizon * m) / 50);
          expect(demand).toBeGreaterThanOrEqual(0);
          expect(demand).toBeLessThanOrEqual(problem.replenishmentRate ?? Infinity);
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
