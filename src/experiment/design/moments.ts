import type { Comoments } from "../../statistics/comoments.ts";
import type { Estimate, Figure } from "../../statistics/estimate.ts";

/** Mean and variance of a figure over n replications, as plain data that can be merged; for a ratio, of both sums. */
export interface Moments {
  readonly n: number;
  readonly x: number;
  readonly xx: number;
  /** Of the column below the fraction bar, and the covariance. */
  readonly y?: number;
  readonly yy?: number;
  readonly xy?: number;
}

/** What a unit's columns say of one figure. */
export function momentsOf(moments: Comoments, { column, over }: Figure): Moments {
  const { n } = moments;
  const covariance = (i: number, j: number) => (n > 1 ? moments.covariance(i, j) : 0);
  return {
    n,
    x: moments.mean(column),
    xx: covariance(column, column),
    ...(over !== undefined && {
      y: moments.mean(over),
      yy: covariance(over, over),
      xy: covariance(column, over),
    }),
  };
}

/**
 * Two sets of replications as one: x̄ = x̄_A + δ·n_B/n and C = C_A + C_B + δ_x·δ_y·n_A·n_B/n with δ = x̄_B − x̄_A.
 * Source: Chan, Golub, LeVeque (1983), The American Statistician 37(3), eqs. (2.1).
 */
export function merged(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const weight = (a.n * b.n) / n;
  const mean = (ofA: number, ofB: number) => ofA + ((ofB - ofA) * b.n) / n;
  const covariance = (ofA: number, ofB: number, shift: number) =>
    (ofA * (a.n - 1) + ofB * (b.n - 1) + shift * weight) / (n - 1);
  const dx = b.x - a.x;
  const x = mean(a.x, b.x);
  const xx = covariance(a.xx, b.xx, dx * dx);
  if (a.y === undefined || b.y === undefined) return { n, x, xx };
  const dy = b.y - a.y;
  return {
    n,
    x,
    xx,
    y: mean(a.y, b.y),
    yy: covariance(a.yy!, b.yy!, dy * dy),
    xy: covariance(a.xy!, b.xy!, dx * dy),
  };
}

/**
 * The figure with its standard error, in the order of operations of `figureEstimate`, so that a cell and the same
 * scenario simulated by itself agree to the bit. A ratio with nothing below the bar counts as 0.
 */
export function estimateOf({ n, x, xx, y, yy, xy }: Moments): Estimate {
  if (y === undefined) return { mean: x, se: Math.sqrt(Math.max(0, xx) / n), n };
  if (y === 0) return { mean: 0, se: 0, n };
  const mean = x / y;
  const above = 1 / y;
  const below = -mean / y;
  let sum = 0;
  sum += above * above * xx;
  sum += above * below * xy!;
  sum += below * above * xy!;
  sum += below * below * yy!;
  return { mean, se: Math.sqrt(Math.max(0, sum) / n), n };
}
