import { describe, expect, it } from "vitest";
import type { Distribution } from "../../src/distributions/distribution.ts";
import { gamma } from "../../src/distributions/gamma.ts";
import { lognormal } from "../../src/distributions/lognormal.ts";
import { normal } from "../../src/distributions/normal.ts";
import { poisson } from "../../src/distributions/poisson.ts";
import { studentT } from "../../src/distributions/studentT.ts";
import reference from "../reference/distributions.json" with { type: "json" };

interface Table {
  readonly quantiles: number[][];
  readonly upperQuantiles: number[][];
  /** x, cdf, survival, pdf, loss, complementary loss. */
  readonly points: number[][];
}

function relative(found: number, expected: number): number {
  return found === expected ? 0 : Math.abs(found - expected) / Math.abs(expected);
}

/** The largest error per function over a table; results below 1e-300 may be 0. */
function worst(distribution: Distribution, { quantiles, upperQuantiles, points }: Table) {
  const errors = {
    quantile: 0,
    upperQuantile: 0,
    cdf: 0,
    survival: 0,
    pdf: 0,
    loss: 0,
    complementaryLoss: 0,
  };
  const raise = (name: keyof typeof errors, error: number) => {
    errors[name] = Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(errors[name], error);
  };
  const small = (x: number) => Math.abs(x) < 1e-300;
  for (const [p, x] of quantiles as [number, number][]) {
    const found = distribution.quantile(p);
    raise("quantile", small(x) && small(found) ? 0 : relative(found, x));
  }
  for (const [q, x] of upperQuantiles as [number, number][]) {
    const found = distribution.upperQuantile(q);
    raise("upperQuantile", small(x) && small(found) ? 0 : relative(found, x));
  }
  for (const row of points) {
    const [x, cdf, survival, pdf, loss, complementary] = row as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    raise("cdf", relative(distribution.cdf(x), cdf));
    raise("survival", relative(distribution.survival(x), survival));
    raise("pdf", relative(distribution.pdf(x), pdf));
    // Relative to σ times the tail probability, or to the value where that is larger (heavy tails).
    const scale = (value: number, tail: number) =>
      Math.max(value, Number.isFinite(distribution.sd) ? distribution.sd * tail : 0);
    raise("loss", Math.abs(distribution.lossFunction(x) - loss) / scale(loss, survival));
    raise(
      "complementaryLoss",
      Math.abs(distribution.complementaryLossFunction(x) - complementary) / scale(complementary, cdf),
    );
  }
  return errors;
}

function expectAccuracy(distribution: Distribution, table: Table, tolerance: number): void {
  expect(table.quantiles.length + table.points.length).toBeGreaterThan(0);
  for (const [name, error] of Object.entries(worst(distribution, table))) {
    expect(error, name).toBeLessThan(tolerance);
  }
}

describe("distributions against 17-digit reference values", () => {
  it.each(reference.gamma)("gamma({ mean: $mean, sd: $sd }) is accurate to 1e-12", (table) => {
    expectAccuracy(gamma(table), table, 1e-12);
  });

  it.each(reference.normal)("normal({ mean: $mean, sd: $sd }) is accurate to 1e-12", (table) => {
    expectAccuracy(normal(table), table, 1e-12);
  });

  it.each(reference.lognormal)("lognormal({ mean: $mean, sd: $sd }) is accurate to 1e-10", (table) => {
    expectAccuracy(lognormal(table), table, 1e-10);
  });

  it.each(reference.poisson)(
    "poisson({ mean: $mean }) is accurate to 1e-12, its quantiles exact",
    (table) => {
      expectAccuracy(poisson(table), table, 1e-12);
      const { quantile, upperQuantile } = worst(poisson(table), table);
      expect([quantile, upperQuantile]).toEqual([0, 0]);
    },
  );

  it.each(reference.studentT)(
    "studentT({ degrees: $degrees }) is accurate to 1e-12, its quantiles to 10 digits",
    (table) => {
      expectAccuracy(studentT(table), { ...table, quantiles: [], upperQuantiles: [] }, 1e-12);
      expectAccuracy(studentT(table), { ...table, points: [] }, 5e-10);
    },
  );
});
