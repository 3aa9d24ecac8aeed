import type { Stream } from "../../random/stream.ts";

/** Days of demand that are known at time 0. */
export const PAST = 90;

/** Units by day, from 90 days before time 0; with running sums over any span of past days. */
export class History {
  private readonly units: Float64Array;

  /** @param days days after time 0 */
  constructor(days: number) {
    this.units = new Float64Array(PAST + days + 1);
  }

  /** Units of a day. @param day −90 … */
  of(day: number): number {
    return this.units[day + PAST]!;
  }

  add(day: number, units: number): void {
    this.units[day + PAST]! += units;
  }

  /** Units of days from … to − 1; days before the record count as its first 0. */
  sum(from: number, to: number): number {
    let sum = 0;
    const end = to + PAST;
    for (let i = Math.max(0, from + PAST); i < end; i++) sum += this.units[i]!;
    return sum;
  }
}

/** Mean and standard deviation (n − 1) of a function of the days from … to − 1. */
export function spanMoments(
  from: number,
  to: number,
  value: (day: number) => number,
): { readonly mean: number; readonly sd: number } {
  const count = to - from;
  let sum = 0;
  for (let day = from; day < to; day++) sum += value(day);
  const mean = sum / count;
  let squares = 0;
  for (let day = from; day < to; day++) {
    const deviation = value(day) - mean;
    squares += deviation * deviation;
  }
  return { mean, sd: count > 1 ? Math.sqrt(squares / (count - 1)) : 0 };
}

/**
 * Demand before time 0, so that plans have something to start from: run-rate demand uniform on 0.7 … 1.3 times
 * the nominal one, and a mean project with chance 0.16 a day. Two uniforms a day.
 */
export function imagineHistory(
  stream: Stream,
  nominalRun: number,
  projectSize: number,
  run: History,
  project: History,
): void {
  for (let day = -PAST; day < 0; day++) {
    run.add(day, nominalRun * (0.7 + 0.6 * stream.uniform()));
    project.add(day, stream.uniform() < 0.16 ? projectSize : 0);
  }
}
