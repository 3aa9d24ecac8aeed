import type { Comoments } from "./comoments.ts";
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

/**
 * A mean corrected for what the random inputs happened to be: ȳ − β·(z̄ − μ) with β = S_zz⁻¹·s_zy, the regression of
 * the figure on controls z whose means μ are known. Its variance is s²·(1/n + (z̄ − μ)ᵀS_zz⁻¹(z̄ − μ)/(n − 1)) with
 * s² the residual variance, on n − 1 − q degrees of freedom for q controls. Exact for normal data; the bias of β is
 * of order 1/n otherwise.
 *
 * Source: Lavenberg, Welch (1981), "A perspective on the use of control variables …", Management Science 27(3);
 * Nelson (1990), "Control variate remedies", Operations Research 38(6).
 *
 * @param target column of the figure
 * @param controls with their true means; none gives the plain mean
 * @returns se and varianceRatio are NaN with n ≤ q + 1 observations
 */
export function controlVariates(
  moments: Comoments,
  target: number,
  controls: readonly Control[],
): ControlledEstimate {
  const { n } = moments;
  const lower = factor(controls.map((a) => controls.map((b) => moments.covariance(a.column, b.column))));
  const explained = forward(
    lower,
    controls.map(({ column }) => moments.covariance(column, target)),
  );
  const shifts = controls.map(({ column, mean }) => moments.mean(column) - mean);
  const coefficients = backward(lower, explained);
  const used = lower.filter((row, i) => row[i]! > 0).length;
  const degrees = n - 1 - used;
  const plain = moments.covariance(target, target);
  const residual = (Math.max(0, plain - squares(explained)) * (n - 1)) / degrees;
  const variance = degrees > 0 ? residual * (1 / n + squares(forward(lower, shifts)) / (n - 1)) : Number.NaN;
  let mean = moments.mean(target);
  for (const [i, shift] of shifts.entries()) mean -= coefficients[i]! * shift;
  return { mean, se: Math.sqrt(variance), n, degrees, coefficients, varianceRatio: plain / n / variance };
}
