import type { Comoments } from "./comoments.ts";

/** An estimated mean with its standard error, from n independent observations. */
export interface Estimate {
  readonly mean: number;
  /** Standard error of the mean; NaN with fewer than two observations. */
  readonly se: number;
  readonly n: number;
}

/** Means and covariances of columns, however they were summed up. */
export type Moments = Pick<Comoments, "n" | "mean" | "covariance">;

/** A figure of interest: the mean of a column, or the ratio of two columns' sums. */
export interface Figure {
  readonly column: number;
  /** The column below the fraction bar; absent for a mean. */
  readonly over?: number;
}

export interface DifferenceEstimate extends Estimate {
  /**
   * Variance of the unpaired difference over that of the paired one: what common random numbers are worth.
   * Infinity where the paired difference does not vary, 1 where the figures do not vary either.
   */
  readonly varianceRatio: number;
}

/** A column and its weight in a sum. */
export interface Term {
  readonly column: number;
  readonly weight: number;
}

/** Variance of one row's Σ w_k·X_k: the quadratic form of the covariance matrix. */
function variance(moments: Moments, terms: readonly Term[]): number {
  let sum = 0;
  for (const a of terms) {
    for (const b of terms) sum += a.weight * b.weight * moments.covariance(a.column, b.column);
  }
  return Math.max(0, sum);
}

/** x̄, or x̄/ȳ. */
export function figureMean(moments: Moments, { column, over }: Figure): number {
  return over === undefined ? moments.mean(column) : moments.mean(column) / moments.mean(over);
}

/** The figure's first-order terms: x̄ itself, or for R = x̄/ȳ the gradient (1/ȳ, −R/ȳ). */
export function figureTerms(moments: Moments, figure: Figure): Term[] {
  const { column, over } = figure;
  if (over === undefined) return [{ column, weight: 1 }];
  const below = moments.mean(over);
  return [
    { column, weight: 1 / below },
    { column: over, weight: -figureMean(moments, figure) / below },
  ];
}

/** Σ w_k·x̄_k with its standard error. */
export function linearEstimate(moments: Moments, terms: readonly Term[]): Estimate {
  let sum = 0;
  for (const { column, weight } of terms) sum += weight * moments.mean(column);
  return { mean: sum, se: Math.sqrt(variance(moments, terms) / moments.n), n: moments.n };
}

/** x̄_i with its standard error s_i/√n. */
export function meanEstimate(moments: Moments, i: number): Estimate {
  return figureEstimate(moments, { column: i });
}

/**
 * Σ x / Σ y with its standard error by the delta method:
 * se² = (s_x² − 2·R·s_xy + R²·s_y²)/(n·ȳ²). Its bias is of order 1/n, below the standard error of order 1/√n.
 *
 * Source: Law (2015), Simulation Modeling and Analysis, 5th ed., §9.5.3; Cochran (1977), Sampling Techniques, §2.11.
 *
 * @param numerator,denominator columns; a denominator that sums to zero gives no finite figure
 */
export function ratioEstimate(moments: Moments, numerator: number, denominator: number): Estimate {
  return figureEstimate(moments, { column: numerator, over: denominator });
}

/** A figure, whichever kind it is, with its standard error. */
export function figureEstimate(moments: Moments, figure: Figure): Estimate {
  const squared = variance(moments, figureTerms(moments, figure)) / moments.n;
  return { mean: figureMean(moments, figure), se: Math.sqrt(squared), n: moments.n };
}

/**
 * Figure a − figure b of the same rows: the paired difference on common random numbers. Its standard error comes
 * from the same linear terms, so it holds for means and for ratios of sums alike.
 *
 * Source: Law (2015), §10.2.1 (paired t), §11.2 (common random numbers).
 */
export function differenceEstimate(moments: Moments, a: Figure, b: Figure): DifferenceEstimate {
  const ofA = figureTerms(moments, a);
  const ofB = figureTerms(moments, b);
  const negated = ofB.map(({ column, weight }) => ({ column, weight: -weight }));
  const paired = variance(moments, [...ofA, ...negated]);
  const unpaired = variance(moments, ofA) + variance(moments, ofB);
  return {
    mean: figureMean(moments, a) - figureMean(moments, b),
    se: Math.sqrt(paired / moments.n),
    n: moments.n,
    varianceRatio: unpaired === 0 && paired === 0 ? 1 : unpaired / paired,
  };
}
