import { describe, expect, it } from "vitest";
import { normal } from "../../src/distributions/normal.ts";
import { streams } from "../../src/random/streams.ts";
import { Comoments } from "../../src/statistics/comoments.ts";
import { controlledFigure, controlVariates } from "../../src/statistics/controlVariates.ts";
import { meanEstimate } from "../../src/statistics/estimate.ts";
import { tInterval } from "../../src/statistics/interval.ts";

const { quantile } = normal({ mean: 0, sd: 1 });

function moments(columns: readonly (readonly number[])[]): Comoments {
  const all = new Comoments(columns.length);
  all.add(Float64Array.from(columns.flat()), columns[0]!.length);
  return all;
}

/** y = 5 + 2(z₁ − 3) − (z₂ + 1) + ε with z₁ ~ N(3, 1), z₂ ~ N(−1, 2), ε ~ N(0, ½). */
function sample(n: number, replication: number): [y: number[], z1: number[], z2: number[]] {
  const uniforms = streams("controls").stream({ purpose: 1, replication });
  const draw = () => quantile(uniforms.uniform());
  const z1 = Array.from({ length: n }, () => 3 + draw());
  const z2 = Array.from({ length: n }, () => -1 + 2 * draw());
  const y = z1.map((value, row) => 5 + 2 * (value - 3) - (z2[row]! + 1) + 0.5 * draw());
  return [y, z1, z2];
}

/** Least squares of y on [1, z − μ] by the normal equations: intercept, slopes and the intercept's standard error. */
function regression(y: readonly number[], shifted: readonly (readonly number[])[]) {
  const design = [y.map(() => 1), ...shifted];
  const size = design.length;
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, row) => sum + value * b[row]!, 0);
  // Gauss–Jordan on [XᵀX | Xᵀy | I].
  const table = design.map((a, i) => [
    ...design.map((b) => dot(a, b)),
    dot(a, y),
    ...design.map((_, j) => (i === j ? 1 : 0)),
  ]);
  for (let k = 0; k < size; k++) {
    const pivot = table[k]![k]!;
    table[k] = table[k]!.map((value) => value / pivot);
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const multiple = table[i]![k]!;
      table[i] = table[i]!.map((value, column) => value - multiple * table[k]![column]!);
    }
  }
  const slopes = table.map((row) => row[size]!);
  const residuals = y.map(
    (value, row) => value - slopes.reduce((sum, b, k) => sum + b * design[k]![row]!, 0),
  );
  const variance = dot(residuals, residuals) / (y.length - size);
  return { mean: slopes[0]!, se: Math.sqrt(variance * table[0]![size + 1]!), coefficients: slopes.slice(1) };
}

const CONTROLS = [
  { column: 1, mean: 3 },
  { column: 2, mean: -1 },
];

describe("controlVariates(moments, target, controls)", () => {
  it("is the intercept of a least-squares regression on the centred controls", () => {
    const [y, z1, z2] = sample(25, 0);
    const expected = regression(y, [z1.map((value) => value - 3), z2.map((value) => value + 1)]);
    const found = controlVariates(moments([y, z1, z2]), 0, CONTROLS);
    expect(found.mean).toBeCloseTo(expected.mean, 10);
    expect(found.se).toBeCloseTo(expected.se, 10);
    expect(found.coefficients[0]).toBeCloseTo(expected.coefficients[0]!, 10);
    expect(found.coefficients[1]).toBeCloseTo(expected.coefficients[1]!, 10);
    expect([found.n, found.degrees]).toEqual([25, 22]);
  });

  it("covers the true mean in about 95 of 100 samples, with a 33rd of the variance", () => {
    let covered = 0;
    let worth = 0;
    for (let replication = 0; replication < 400; replication++) {
      const [y, z1, z2] = sample(12, replication);
      const estimate = controlVariates(moments([y, z1, z2]), 0, CONTROLS);
      const { low, high } = tInterval(estimate, 0.95);
      if (low <= 5 && 5 <= high) covered++;
      worth += 1 / estimate.varianceRatio / 400;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.98);
    // var y = 4 + 4 + ¼, residual ¼; two controls at n = 12 cost (n − 2)/(n − 4) = 1.25.
    expect(worth).toBeGreaterThan(0.02);
    expect(worth).toBeLessThan(0.07);
  });

  it("ignores controls that do not vary or repeat others", () => {
    const [y, z1, z2] = sample(25, 1);
    const constant = y.map(() => 4);
    const all = moments([y, z1, z2, constant, z1.map((value, row) => 2 * value - z2[row]!)]);
    const plain = controlVariates(all, 0, CONTROLS);
    const found = controlVariates(all, 0, [{ column: 3, mean: 4 }, ...CONTROLS, { column: 4, mean: 7 }]);
    expect(found.mean).toBeCloseTo(plain.mean, 10);
    expect(found.se).toBeCloseTo(plain.se, 10);
    expect(found.degrees).toBe(22);
    expect([found.coefficients[0], found.coefficients[3]]).toEqual([0, 0]);
  });

  it("without controls is the plain mean, with too few observations of unknown error", () => {
    const [y, z1, z2] = sample(25, 2);
    const all = moments([y, z1, z2]);
    const found = controlVariates(all, 0, []);
    const plain = meanEstimate(all, 0);
    expect(found.mean).toBe(plain.mean);
    expect(found.se).toBeCloseTo(plain.se, 12);
    expect([found.degrees, found.varianceRatio]).toEqual([24, 1]);
    expect(controlVariates(moments(sample(3, 3)), 0, CONTROLS).se).toBeNaN();
  });

  it("takes a weighted sum of columns like a column of its own", () => {
    const [y, z1, z2] = sample(25, 4);
    const other = sample(25, 5)[0];
    const all = moments([y, z1, z2, other, y.map((value, row) => 2 * value - 3 * other[row]!)]);
    const terms = [
      { column: 0, weight: 2 },
      { column: 3, weight: -3 },
    ];
    const found = controlVariates(all, terms, CONTROLS);
    const expected = controlVariates(all, 4, CONTROLS);
    expect(found.mean).toBeCloseTo(expected.mean, 10);
    expect(found.se).toBeCloseTo(expected.se, 10);
    expect(found.varianceRatio).toBeCloseTo(expected.varianceRatio, 8);
  });

  it("takes what only rounding moves for constant", () => {
    const [y, z1, z2] = sample(25, 6);
    const hardly = y.map((_, row) => 10 + (row % 3) * 1e-15);
    const all = moments([y, z1, z2, hardly]);
    const found = controlVariates(all, 0, [...CONTROLS, { column: 3, mean: 10 }]);
    expect(found.coefficients[2]).toBe(0);
    expect(found.degrees).toBe(22);
    expect(found.mean).toBe(controlVariates(all, 0, CONTROLS).mean);
  });
});

describe("controlledFigure(moments, controls, a, b)", () => {
  it("of a mean and a difference of means is that of the column and of the difference column by column", () => {
    const [y, z1, z2] = sample(25, 7);
    const other = sample(25, 8)[0];
    const all = moments([y, z1, z2, other, y.map((value, row) => value - other[row]!)]);
    expect(controlledFigure(all, CONTROLS, { column: 0 }).mean).toBeCloseTo(
      controlVariates(all, 0, CONTROLS).mean,
      12,
    );
    const difference = controlledFigure(all, CONTROLS, { column: 0 }, { column: 3 });
    expect(difference.mean).toBeCloseTo(controlVariates(all, 4, CONTROLS).mean, 10);
    expect(difference.se).toBeCloseTo(controlVariates(all, 4, CONTROLS).se, 10);
  });

  it("of a ratio is the ratio of the corrected sums, up to second order", () => {
    const [y, z1, z2] = sample(4000, 9);
    const below = z1.map((value) => 7 + value);
    const all = moments([y, z1, z2, below]);
    const found = controlledFigure(all, CONTROLS, { column: 0, over: 3 });
    const exact = controlVariates(all, 0, CONTROLS).mean / controlVariates(all, 3, CONTROLS).mean;
    expect(Math.abs(found.mean - exact)).toBeLessThan(0.1 * found.se);
    // 5 over 10, both known but for the noise of ½ in y.
    expect(Math.abs(found.mean - 0.5)).toBeLessThan(4 * found.se);
    expect(found.se).toBeLessThan(0.06 / Math.sqrt(4000));
  });
});
