import { type Estimated, tInterval } from "../statistics/interval.ts";

/** Replications at a point over those at the point before, at least. */
const GROWTH = 1.04;

/** A figure after some of the replications: mean ± halfWidth. */
export interface CoursePoint {
  readonly done: number;
  readonly mean: number;
  readonly halfWidth: number;
}

/**
 * The way that figures take as replications come in, some sixty points for every factor of ten. Which points are kept
 * depends on how many replications there were, never on when somebody looked, so a course is as reproducible as what
 * it ends with.
 */
export class Course {
  private readonly confidence: number;
  private readonly points: (readonly CoursePoint[])[] = [];
  private next = 0;

  /** @param confidence of the intervals, between 0 and 1 */
  constructor(confidence: number) {
    this.confidence = confidence;
  }

  /** Whether a point after so many replications is wanted. */
  due(done: number): boolean {
    return done >= this.next;
  }

  /** Keeps a point of every figure; none where an interval is not known yet. */
  add(done: number, estimates: readonly Estimated[]): void {
    this.next = done * GROWTH;
    this.points.push(...this.known(done, estimates));
  }

  /** A course per figure, from the first point to the present one, which is not kept; it too only if it is known. */
  upTo(done: number, estimates: readonly Estimated[]): readonly (readonly CoursePoint[])[] {
    const before = this.points.filter(([point]) => point!.done < done);
    const all = [...before, ...this.known(done, estimates)];
    return estimates.map((_, k) => all.map((point) => point[k]!));
  }

  /** The point of every figure; none where an interval is not known. */
  private known(done: number, estimates: readonly Estimated[]): readonly (readonly CoursePoint[])[] {
    const points = estimates.map((estimate) => {
      const { halfWidth } = tInterval(estimate, this.confidence);
      return { done, mean: estimate.mean, halfWidth };
    });
    return points.every(({ halfWidth }) => Number.isFinite(halfWidth)) ? [points] : [];
  }
}
