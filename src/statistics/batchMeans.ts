import type { Estimate } from "./estimate.ts";
import { Tally } from "./tally.ts";

export interface BatchMeans extends Estimate {
  /** Observations per batch. */
  readonly size: number;
  /** Correlation of neighbouring batch means; well above 0, batches are too short and se is too small. */
  readonly correlation: number;
}

/**
 * The mean of one long stationary series, with a standard error from batches: consecutive observations are
 * averaged in equal batches, whose means are nearly independent if batches are long. What does not fill a batch is
 * dropped from the beginning, where the start still shows most.
 *
 * Source: Law (2015), Simulation Modeling and Analysis, 5th ed., §9.5.3.
 *
 * @param series observations in order
 * @param batches how many, n ≥ 2; 20 to 40 is usual
 * @returns `n` is the number of batches
 * @throws RangeError when there are fewer observations than batches
 */
export function batchMeans(series: ArrayLike<number>, batches: number): BatchMeans {
  if (!(Number.isInteger(batches) && batches >= 2 && batches <= series.length)) {
    throw new RangeError(`invalid batches: ${batches}; a whole number from 2 to ${series.length} is needed`);
  }
  const size = Math.floor(series.length / batches);
  const first = series.length - size * batches;
  const means = new Tally();
  const all = Array.from({ length: batches }, (_, batch) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += series[first + batch * size + k]!;
    means.add(sum / size);
    return sum / size;
  });
  let products = 0;
  for (let k = 1; k < batches; k++) products += (all[k]! - means.mean) * (all[k - 1]! - means.mean);
  const squares = means.variance * (batches - 1);
  return { ...means.estimate, size, correlation: squares > 0 ? products / squares : 0 };
}
