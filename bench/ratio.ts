/** One thing measured against another in the same run. */
export interface Ratio {
  readonly name: string;
  /** How many times faster `ours` was than `theirs`: the median over interleaved rounds. */
  readonly ratio: number;
  /** First and third quartile of the rounds' ratios. */
  readonly spread: readonly [low: number, high: number];
  /** Median time of ours per operation; nanoseconds. Drifts with the machine: for orientation only. */
  readonly nanoseconds: number;
}

/** A piece of work and how many operations one call of it does. */
export interface Work {
  readonly operations: number;
  run(): void;
}

const ROUNDS = 11;

function nanosecondsPerOperation({ run, operations }: Work): number {
  const started = performance.now();
  run();
  return ((performance.now() - started) * 1e6) / operations;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))]!;
}

/** Runs both in turn, once for warming up and then round after round. */
export function ratio(name: string, theirs: Work, ours: Work, rounds = ROUNDS): Ratio {
  theirs.run();
  ours.run();
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const other = nanosecondsPerOperation(theirs);
    const own = nanosecondsPerOperation(ours);
    ratios.push(other / own);
    times.push(own);
  }
  ratios.sort((a, b) => a - b);
  times.sort((a, b) => a - b);
  return {
    name,
    ratio: quantile(ratios, 0.5),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    nanoseconds: quantile(times, 0.5),
  };
}
