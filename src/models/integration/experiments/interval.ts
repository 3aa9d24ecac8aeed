import { tInterval } from "../../../statistics/interval.ts";
import { Tally } from "../../../statistics/tally.ts";
import { type MeanError, meanError } from "./attribution.ts";

/** Confidence of the intervals of studies. */
const CONFIDENCE = 0.95;

/** A mean over replications with its standard error and the half-width of its 95 % t interval. */
export interface Interval extends MeanError {
  /** Null for a single replication. */
  readonly halfWidth: number | null;
}

/** The interval of a list of values, one per replication. */
export function interval(values: readonly number[]): Interval {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  const { halfWidth } = tInterval(tally.estimate, CONFIDENCE);
  return { ...meanError(tally), halfWidth: values.length > 1 ? halfWidth : null };
}
