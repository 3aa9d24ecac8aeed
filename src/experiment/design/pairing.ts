import type { Comoments } from "../../statistics/comoments.ts";
import {
  type DifferenceEstimate,
  differenceEstimate,
  type Figure,
  figureEstimate,
  type Moments,
} from "../../statistics/estimate.ts";

/**
 * Means and covariances of the columns of two figures over the same n replications, as plain data that can be merged:
 * [x_a, x_b], or of ratios [x_a, y_a, x_b, y_b].
 */
export interface Pairing {
  readonly n: number;
  readonly means: readonly number[];
  /** Of columns i ≥ j at i(i + 1)/2 + j. */
  readonly covariances: readonly number[];
}

function columnsOf({ column, over }: Figure): number[] {
  return over === undefined ? [column] : [column, over];
}

/** What a unit's columns say of two figures of one kind together. */
export function pairingOf(moments: Comoments, a: Figure, b: Figure): Pairing {
  const columns = [...columnsOf(a), ...columnsOf(b)];
  return {
    n: moments.n,
    means: columns.map((column) => moments.mean(column)),
    covariances: columns.flatMap((row, i) =>
      columns.slice(0, i + 1).map((column) => (moments.n > 1 ? moments.covariance(row, column) : 0)),
    ),
  };
}

/**
 * Two sets of replications as one, by the formulas of `merged`.
 * Source: Chan, Golub, LeVeque (1983), The American Statistician 37(3), eqs. (2.1).
 */
export function mergedPairings(a: Pairing, b: Pairing): Pairing {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const weight = (a.n * b.n) / n;
  const shifts = a.means.map((mean, i) => b.means[i]! - mean);
  return {
    n,
    means: a.means.map((mean, i) => mean + (shifts[i]! * b.n) / n),
    covariances: shifts.flatMap((di, i) =>
      shifts.slice(0, i + 1).map((dj, j) => {
        const at = (i * (i + 1)) / 2 + j;
        return (a.covariances[at]! * (a.n - 1) + b.covariances[at]! * (b.n - 1) + di * dj * weight) / (n - 1);
      }),
    ),
  };
}

/**
 * Figure a less figure b, replication by replication; a ratio with nothing below the bar counts as 0. In the order of
 * operations of a simulation by itself, so that both agree to the bit.
 */
export function differenceOf({ n, means, covariances }: Pairing): DifferenceEstimate {
  const moments: Moments = {
    n,
    mean: (i) => means[i]!,
    covariance: (i, j) => covariances[(Math.max(i, j) * (Math.max(i, j) + 1)) / 2 + Math.min(i, j)]!,
  };
  if (means.length === 2) return differenceEstimate(moments, { column: 0 }, { column: 1 });
  const figures: readonly Figure[] = [
    { column: 0, over: 1 },
    { column: 2, over: 3 },
  ];
  const [a, b] = figures;
  if (figures.every(({ over }) => means[over!] !== 0)) return differenceEstimate(moments, a!, b!);
  const [ours, theirs] = figures.map((figure) =>
    means[figure.over!] === 0 ? { mean: 0, se: 0 } : figureEstimate(moments, figure),
  );
  const se = Math.sqrt(ours!.se * ours!.se + theirs!.se * theirs!.se);
  return { mean: ours!.mean - theirs!.mean, se, n, varianceRatio: 1 };
}
