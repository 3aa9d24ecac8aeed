import { type Extent, sampleTask } from "../experiment/design/extent.ts";
import type { Bench } from "../experiment/design/part.ts";

/** How long samples are computed, in milliseconds, one more than that at least; and how many at most. */
const BUDGET = 400;
const MOST = 200;

/**
 * Computes a few parts here to tell about how long all of them take on some threads, and how large they are. Later
 * samples count, as the first ones are slow while everything is new.
 */
export function estimate(bench: Bench, workers: number): Extent {
  bench.part(sampleTask(bench, 0));
  const times: number[] = [];
  let characters = 0;
  const started = performance.now();
  for (let last = started; times.length < MOST && (times.length === 0 || last - started < BUDGET); ) {
    characters += JSON.stringify(bench.part(sampleTask(bench, times.length + 1))).length;
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  const settled = times.slice(Math.floor(times.length / 2));
  const seconds = settled.reduce((sum, each) => sum + each, 0) / settled.length / 1000;
  const { cells, tasks } = bench;
  const bytes = (characters / times.length) * tasks * 2;
  return { cells: cells.count, workers, seconds: seconds * (tasks / Math.min(workers, tasks)), bytes };
}
