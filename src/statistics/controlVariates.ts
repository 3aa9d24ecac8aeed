import { type Figure, figureMean, figureTerms, type Moments, type Term } from "./estimate.ts";
import type { Estimated } from "./interval.ts";

/** A column whose true mean is known, say the average demand that was drawn. */
export interface Control {
  readonly column: number;
  readonly mean: number;
}

export interface ControlledEstimate extends Estimated {
  /** β, in the order of the controls; 0 for one that does not vary or that the others before it determine. */
  readonly coefficients: readonly number[];
  /** Variance of the plain mean over that of this one. */
  readonly varianceRatio: number;
}

/** Below this share of its mean a control's deviation is rounding, say of what mirrored draws cancel. */
const CONSTANT = 1e-12;

/** The lower Cholesky factor, rows and columns of dependent variables left zero on the diagonal. */
function factor(matrix: readonly (readonly number[])[]): number[][] {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const mine: number[] = [];
    lower.push(mine);
    for (let j = 0; j <= i; j++) {
      const other = lower[j]!;
      let left = row[j]!;
      for (let k = 0; k < j; k++) left -= mine[k]! * other[k]!;
      if (j < i) mine.push(other[j]! > 0 ? left / other[j]! : 0);
      else mine.push(left > 1e-10 * row[i]! ? Math.sqrt(left) : 0);
    }
  }
  return lower;
}

/** y with L·y = b. */
function forward(lower: readonly (readonly number[])[], b: readonly number[]): number[] {
  const y: number[] = [];
  for (const [i, row] of lower.entries()) {
    let left = b[i]!;
    for (let k = 0; k < i; k++) left -= row[k]! * y[k]!;
    y.push(row[i]! > 0 ? left / row[i]! : 0);
  }
  return y;
}

/** x with Lᵀ·x = y. */
function backward(lower: readonly (readonly number[])[], y: readonly number[]): number[] {
  const x = new Array<number>(y.length).fill(0);
  for (let i = y.length - 1; i >= 0; i--) {
    let left = y[i]!;
    for (let k = i + 1; k < y.length; k++) left -= lower[k]![i]! * x[k]!;
    if (lower[i]![i]! > 0) x[i] = left / lower[i]![i]!;
  }
  return x;
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** Covariance of a column with one row's Σ w_k·X_k. */
function covariance(moments: Moments, column: number, terms: readonly Term[]): number {
  return terms.reduce((sum, { column: k, weight }) => sum + weight * moments.covariance(column, k), 0);
}

/**
 * A mean corrected for what the random inputs happened to be: ȳ − β·(z̄ − μ) with β = S_zz⁻¹·s_zy, the regression of
 * the figure on controls z whose means μ are known. Its variance is s²·(1/n + (z̄ − μ)ᵀS_zz⁻¹(z̄ − μ)/(n − 1)) with
 * s² the residual variance, on n − 1 − q degrees of freedom for q controls. Exact for normal data; the bias of β is
 * of order 1/n otherwise.
 *
 * Source: Lavenberg, Welch (1981), "A perspective on the use of control variables …", Management Science 27(3);
 * Nelson (1990), "Control variate remedies", Operations Research 38(6).
 *
 * @param target column of the figure, or the columns and weights whose sum it is
 * @param controls with their true means; none gives the plain mean
 * @returns se and varianceRatio are NaN with n ≤ q + 1 observations
 */
export function controlVariates(
  moments: Moments,
  target: number | readonly Term[],
  controls: readonly Control[],
): ControlledEstimate {
  const { n } = moments;
  const terms = typeof target === "number" ? [{ column: target, weight: 1 }] : target;
  // Rows and columns of what hardly varies are zero, so that the factor leaves it out.
  const matrix = controls.map(({ column, mean }) => {
    const deviation = CONSTANT * mean;
    return moments.covariance(column, column) > deviation * deviation ? column : undefined;
  });
  const between = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? 0 : moments.covariance(a, b);
  const lower = factor(matrix.map((a) => matrix.map((b) => between(a, b))));
  const explained = forward(
    lower,
    controls.map(({ column }) => covariance(moments, column, terms)),
  );
  const shifts = controls.map(({ column, mean }) => moments.mean(column) - mean);
  const coefficients = backward(lower, explained);
  const used = lower.filter((row, i) => row[i]! > 0).length;
  const degrees = n - 1 - used;
  let plain = 0;
  let mean = 0;
  for (const { column, weight } of terms) {
    plain += weight * covariance(moments, column, terms);
    mean += weight * moments.mean(column);
  }
  const residual = (Math.max(0, plain - squares(explained)) * (n - 1)) / degrees;
  const variance = degrees > 0 ? residual * (1 / n + squares(forward(lower, shifts)) / (n - 1)) : Number.NaN;
  for (const [i, shift] of shifts.entries()) mean -= coefficients[i]! * shift;
  return { mean, se: Math.sqrt(variance), n, degrees, coefficients, varianceRatio: plain / n / variance };
}

/** Figure a, or figure a − figure b, corrected by controls; ratios of sums to first order, as by the delta method. */
export function controlledFigure(
  moments: Moments,
  controls: readonly Control[],
  a: Figure,
  b?: Figure,
): ControlledEstimate {
  const minus = b === undefined ? [] : figureTerms(moments, b);
  const terms = [
    ...figureTerms(moments, a),
    ...minus.map(({ column, weight }) => ({ column, weight: -weight })),
  ];
  const estimate = controlVariates(moments, terms, controls);
  const linear = terms.reduce((sum, { column, weight }) => sum + weight * moments.mean(column), 0);
  const plain = figureMean(moments, a) - (b === undefined ? 0 : figureMean(moments, b));
  return { ...estimate, mean: plain + (estimate.mean - linear) };
}
