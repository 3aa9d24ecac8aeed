import type { Kpi, Simulation } from "../contract/model.ts";
import { Comoments } from "../statistics/comoments.ts";
import { type Control, controlledFigure } from "../statistics/controlVariates.ts";
import {
  type DifferenceEstimate,
  differenceEstimate,
  type Figure,
  figureEstimate,
} from "../statistics/estimate.ts";
import type { Estimated } from "../statistics/interval.ts";

/** What a simulation says of itself, apart from computing blocks. */
export type Description = Omit<Simulation, "block">;

/** An estimate, and what reducing its variance was worth where that was tried. */
export interface Reduced extends Estimated {
  /** So many times the replications would give this standard error without; null where nothing varies. */
  readonly efficiency?: number | null;
}

/** Averages over every `group` rows of columns one after the other, in the same layout. */
function groupMeans(data: Float64Array, columns: number, count: number, group: number): Float64Array {
  const groups = count / group;
  const means = new Float64Array(columns * groups);
  for (let column = 0; column < columns; column++) {
    for (let g = 0; g < groups; g++) {
      let sum = 0;
      for (let k = 0; k < group; k++) sum += data[column * count + g * group + k]!;
      means[column * groups + g] = sum / group;
    }
  }
  return means;
}

/**
 * Which columns' covariances figures and differences need: those of the same figure, of a policy's own and of the
 * first one's, and of all with the controls.
 */
function together({ columns, kpis, controls = [] }: Description) {
  const width = columns.length;
  const related = new Uint8Array(width * width);
  const relate = (names: readonly string[]) => {
    const places = names.map((name) => columns.indexOf(name));
    for (const a of places) for (const b of places) related[a * width + b] = 1;
  };
  for (const { column, over = column } of kpis) {
    relate([column, over, ...controls.map((control) => control.column)]);
  }
  return (i: number, j: number) =>
    related[(i % width) * width + (j % width)] === 1 &&
    (Math.floor(i / width) === Math.floor(j / width) || j < width);
}

/**
 * Estimates of every figure from replications folded in block by block. Where replications lean on each other, their
 * groups' averages are the observations; where the simulation has controls, estimates are corrected by them; and both
 * are held against the plain variance of single replications.
 */
export class Estimates {
  private readonly description: Description;
  private readonly group: number;
  /** Of single replications. */
  private readonly single: Comoments;
  /** Of independent observations; the same unless replications come in groups. */
  private readonly moments: Comoments;
  private readonly controls: readonly Control[];

  constructor(description: Description) {
    const { policies, columns, controls = [], group = 1 } = description;
    const width = policies.length * columns.length;
    this.description = description;
    this.group = group;
    const needed = together(description);
    this.single = new Comoments(width, needed);
    this.moments = group === 1 ? this.single : new Comoments(width, needed);
    this.controls = controls.map(({ column, mean }) => ({ column: columns.indexOf(column), mean }));
  }

  /** Replications folded in. */
  get done(): number {
    return this.single.n;
  }

  /** Independent observations that they make. */
  get observations(): number {
    return this.moments.n;
  }

  /** Adds a block, `[policy][column][replication]`; a whole number of groups. */
  add(data: Float64Array, count: number): void {
    this.single.add(data, count);
    if (this.moments === this.single) return;
    this.moments.add(groupMeans(data, this.single.columns, count, this.group), count / this.group);
  }

  /** A figure of a policy. A ratio with nothing below the bar, a share of no purchases, counts as 0. */
  figure(kpi: Kpi, policy: number): Reduced {
    const figure = this.at(kpi, policy);
    if (this.isEmpty(figure)) return { mean: 0, se: 0, n: this.moments.n };
    const plain = figureEstimate(this.moments, figure);
    return this.reduced(plain, figureEstimate(this.single, figure).se, figure);
  }

  /** The paired difference of a figure: of this policy less of the first. */
  difference(kpi: Kpi, policy: number): Reduced & DifferenceEstimate {
    const a = this.at(kpi, policy);
    const b = this.at(kpi, 0);
    if (this.isEmpty(a) || this.isEmpty(b)) {
      const [ours, theirs] = [this.figure(kpi, policy), this.figure(kpi, 0)];
      const se = Math.sqrt(ours.se * ours.se + theirs.se * theirs.se);
      return { mean: ours.mean - theirs.mean, se, n: this.moments.n, varianceRatio: 1 };
    }
    const { varianceRatio, se } = differenceEstimate(this.single, a, b);
    const plain = differenceEstimate(this.moments, a, b);
    return { ...this.reduced(plain, se, a, b), varianceRatio };
  }

  /** @param single standard error as if replications were independent */
  private reduced({ mean, se, n }: Estimated, single: number, a: Figure, b?: Figure): Reduced {
    if (this.group === 1 && this.controls.length === 0) return { mean, se, n };
    const controlled = controlledFigure(this.moments, this.controls, a, b);
    // With too few observations for the controls' coefficients, the plain figure it is.
    const known = controlled.se >= 0;
    const best: Estimated = known
      ? { mean: controlled.mean, se: controlled.se, n, degrees: controlled.degrees ?? n - 1 }
      : { mean, se, n };
    const gain = single / best.se;
    return { ...best, efficiency: best.se > 0 ? gain * gain : null };
  }

  private at({ column, over }: Kpi, policy: number): Figure {
    const { columns } = this.description;
    const place = (name: string) => policy * columns.length + columns.indexOf(name);
    return { column: place(column), ...(over === undefined ? {} : { over: place(over) }) };
  }

  private isEmpty({ over }: Figure): boolean {
    return over !== undefined && this.single.mean(over) === 0;
  }
}
