import { describe, expect, it } from "vitest";
import { normal } from "../../src/distributions/normal.ts";
import { Stream } from "../../src/random/stream.ts";
import { Comoments } from "../../src/statistics/comoments.ts";
import {
  differenceEstimate,
  figureEstimate,
  linearEstimate,
  meanEstimate,
  ratioEstimate,
} from "../../src/statistics/estimate.ts";

const standard = normal({ mean: 0, sd: 1 });

function moments(columns: readonly (readonly number[])[]): Comoments {
  const all = new Comoments(columns.length);
  all.add(Float64Array.from(columns.flat()), columns[0]!.length);
  return all;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1);
}

/** Demand, two costs that follow it and two numbers of units that follow it, row by row. */
function rows(n: number, stream: Stream): number[][] {
  const draw = () => standard.quantile(stream.uniform());
  const demand = Array.from({ length: n }, () => 20 + 3 * draw());
  const near = (factor: number, sd: number) => demand.map((value) => factor * value + sd * draw());
  return [near(2, 1), near(2.1, 1), near(1, 0.5), near(1, 0.5)];
}

describe("meanEstimate(moments, i)", () => {
  it("is x̄ with s/√n", () => {
    expect(meanEstimate(moments([[1, 2, 3, 6]]), 0)).toEqual({ mean: 3, se: Math.sqrt(14 / 3 / 4), n: 4 });
  });

  it("has an unknown standard error with one observation", () => {
    expect(meanEstimate(moments([[7]]), 0)).toEqual({ mean: 7, se: Number.NaN, n: 1 });
  });
});

describe("linearEstimate(moments, terms)", () => {
  it("is the mean of the rows' weighted sums with its standard error", () => {
    const [a, b, c] = rows(40, new Stream([1, 1, 1, 1])) as [number[], number[], number[]];
    const sums = a.map((value, row) => 2 * value - 3 * b[row]! + 0.5 * c[row]!);
    const estimate = linearEstimate(moments([a, b, c]), [
      { column: 0, weight: 2 },
      { column: 1, weight: -3 },
      { column: 2, weight: 0.5 },
    ]);
    expect(estimate.mean).toBeCloseTo(mean(sums), 10);
    expect(estimate.se).toBeCloseTo(Math.sqrt(variance(sums) / 40), 10);
  });
});

describe("ratioEstimate(moments, numerator, denominator)", () => {
  it("is the ratio of sums with the standard error of (x − R·y)/ȳ", () => {
    const x = [5, 9, 4, 12];
    const y = [2, 3, 1, 4];
    const ratio = 30 / 10;
    const residuals = x.map((value, row) => (value - ratio * y[row]!) / 2.5);
    const estimate = ratioEstimate(moments([x, y]), 0, 1);
    expect(estimate.mean).toBe(ratio);
    expect(estimate.se).toBeCloseTo(Math.sqrt(variance(residuals) / 4), 14);
    expect(estimate.n).toBe(4);
  });

  it("says how much ratios of repeated samples scatter", () => {
    const stream = new Stream([5, 6, 7, 8]);
    const estimates = Array.from({ length: 1500 }, () => {
      const [x, , y] = rows(60, stream) as [number[], number[], number[]];
      return ratioEstimate(moments([x, y]), 0, 1);
    });
    const scatter = Math.sqrt(variance(estimates.map((estimate) => estimate.mean)));
    const claimed = mean(estimates.map((estimate) => estimate.se));
    // 1,500 samples know a standard deviation to 1/√3000 = 1.8 %.
    expect(Math.abs(claimed / scatter - 1)).toBeLessThan(4 * 0.018);
    expect(Math.abs(mean(estimates.map((estimate) => estimate.mean)) - 2)).toBeLessThan(scatter / 5);
  });

  it("is exactly 1 with no error for a column over itself, and not a number over zero", () => {
    expect(ratioEstimate(moments([[3, 5, 9]]), 0, 0)).toEqual({ mean: 1, se: 0, n: 3 });
    const none = moments([
      [0, 0],
      [0, 0],
    ]);
    expect(figureEstimate(none, { column: 0, over: 1 })).toEqual({ mean: Number.NaN, se: Number.NaN, n: 2 });
  });
});

describe("differenceEstimate(moments, a, b)", () => {
  it("of two means is the mean of the rows' differences with its standard error", () => {
    const [a, b] = rows(50, new Stream([9, 9, 9, 9])) as [number[], number[]];
    const differences = a.map((value, row) => value - b[row]!);
    const {
      mean: found,
      se,
      n,
      varianceRatio,
    } = differenceEstimate(moments([a, b]), { column: 0 }, { column: 1 });
    expect(found).toBeCloseTo(mean(differences), 10);
    expect(se).toBeCloseTo(Math.sqrt(variance(differences) / 50), 10);
    expect(n).toBe(50);
    expect(varianceRatio).toBeCloseTo((variance(a) + variance(b)) / variance(differences), 8);
    expect(varianceRatio).toBeGreaterThan(10);
  });

  it("of two ratios has the standard error of the difference of their residuals", () => {
    const [a, b, c, d] = rows(50, new Stream([9, 9, 9, 8])) as [number[], number[], number[], number[]];
    const residuals = (x: number[], y: number[]) =>
      x.map((value, row) => (value - (mean(x) / mean(y)) * y[row]!) / mean(y));
    const ofA = residuals(a, c);
    const ofB = residuals(b, d);
    const expected = variance(ofA.map((value, row) => value - ofB[row]!));
    const found = differenceEstimate(moments([a, b, c, d]), { column: 0, over: 2 }, { column: 1, over: 3 });
    expect(found.mean).toBeCloseTo(mean(a) / mean(c) - mean(b) / mean(d), 12);
    expect(found.se).toBeCloseTo(Math.sqrt(expected / 50), 12);
    expect(found.varianceRatio).toBeCloseTo((variance(ofA) + variance(ofB)) / expected, 9);
  });

  it("of two ratios over one column agrees with the ratio of the difference", () => {
    const [a, b, c] = rows(50, new Stream([9, 9, 7, 8])) as [number[], number[], number[]];
    const difference = a.map((value, row) => value - b[row]!);
    const all = moments([a, b, c, difference]);
    const found = differenceEstimate(all, { column: 0, over: 2 }, { column: 1, over: 2 });
    const expected = ratioEstimate(all, 3, 2);
    expect(found.mean).toBeCloseTo(expected.mean, 12);
    expect(found.se).toBeCloseTo(expected.se, 12);
  });

  it("of equal columns is exactly zero: pairing is worth everything; of constants, nothing", () => {
    const column = [3.1, 4.7, 9.3, 5.2];
    const equal = moments([column, column]);
    expect(differenceEstimate(equal, { column: 0 }, { column: 1 })).toEqual({
      mean: 0,
      se: 0,
      n: 4,
      varianceRatio: Infinity,
    });
    const constant = moments([
      [2, 2],
      [1, 1],
    ]);
    expect(differenceEstimate(constant, { column: 0 }, { column: 1 })).toEqual({
      mean: 1,
      se: 0,
      n: 2,
      varianceRatio: 1,
    });
  });
});
