/**
 * Welch's moving average of a series: each value averaged with its `window` neighbours on either side, with fewer near
 * the beginning (as many as there are before it); the last `window` values are left out. Where the curve has
 * become level, the warm-up is over.
 *
 * Source: Welch (1983), "The statistical analysis of simulation results"; Law (2015), §9.5.1.
 *
 * @param series values by period, averaged over replications, Float64Array or array of length m
 * @param window w ≥ 0, at most m/4 is usual
 * @returns m − w values
 * @throws RangeError when the window is not a whole number below the length
 */
export function movingAverage(series: ArrayLike<number>, window: number): Float64Array {
  if (!(Number.isInteger(window) && window >= 0 && window < series.length)) {
    throw new RangeError(
      `invalid window: ${window}; a whole number from 0 to ${series.length - 1} is needed`,
    );
  }
  return Float64Array.from({ length: series.length - window }, (_, period) => {
    const reach = Math.min(window, period);
    let sum = 0;
    for (let k = period - reach; k <= period + reach; k++) sum += series[k]!;
    return sum / (2 * reach + 1);
  });
}

export interface Truncation {
  /** Observations to delete from the beginning, a multiple of 5. */
  readonly warmUp: number;
  /** False where the best cut is the last one tried: the series is too short to show its warm-up. */
  readonly settled: boolean;
}

const BATCH = 5;

/**
 * A warm-up length by the MSER-5 rule: of the means Z of successive batches of five, the cut d ≤ m/2 that minimises
 * the estimated variance of the mean of the rest, Σ_{j>d} (Z_j − Z̄)²/(m − d)².
 *
 * Source: White (1997), "An effective truncation heuristic for bias reduction in simulation output", Simulation
 * 69(6); White, Cobb, Spratt (2000), "A comparison of five steady-state truncation heuristics", WSC.
 *
 * @param series observations in order, of one run or averaged over replications; at least 10 are needed
 * @throws RangeError when there are fewer
 */
export function mser5(series: ArrayLike<number>): Truncation {
  const batches = Math.floor(series.length / BATCH);
  if (!(batches >= 2))
    throw new RangeError(`invalid series: ${series.length} values; at least 10 are needed`);
  let best = Infinity;
  let cut = 0;
  let mean = 0;
  let squares = 0;
  const last = Math.floor(batches / 2);
  // Backwards, so that mean and squares of the rest grow by one batch at a time (Welford).
  for (let first = batches - 1; first >= 0; first--) {
    let batch = 0;
    for (let k = 0; k < BATCH; k++) batch += series[first * BATCH + k]! / BATCH;
    const kept = batches - first;
    const before = batch - mean;
    mean += before / kept;
    squares += before * (batch - mean);
    const variance = squares / (kept * kept);
    if (first <= last && variance <= best) {
      best = variance;
      cut = first;
    }
  }
  return { warmUp: cut * BATCH, settled: cut < last };
}
