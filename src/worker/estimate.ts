import { type Extent, sampleTasks } from "../experiment/design/extent.ts";
import type { Bench } from "../experiment/design/part.ts";

/** Computes a few parts here to tell about how long all of them take on some threads, and how large they are. */
export function estimate(bench: Bench, workers: number): Extent {
  const [warm, ...timed] = sampleTasks(bench);
  bench.part(warm);
  const started = performance.now();
  const sizes = timed.map((task) => JSON.stringify(bench.part(task)).length);
  const seconds = (performance.now() - started) / 1000 / timed.length;
  const bytes = sizes.reduce((sum, each) => sum + each, 0) / timed.length;
  const { cells, tasks } = bench;
  const lanes = Math.min(workers, tasks);
  return { cells: cells.count, workers, seconds: seconds * (tasks / lanes), bytes: bytes * tasks * 2 };
}
