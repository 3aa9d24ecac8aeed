import type { Experiment } from "../experiment/design/design.ts";
import type { Extent } from "../experiment/design/extent.ts";
import type { Part } from "../experiment/design/part.ts";
import type { Desk } from "./desk.ts";
import type { Experimenting } from "./experimenting.ts";
import { type ExperimentRun, experimentRun } from "./experimentRun.ts";
import { Cancelled, Pool, type Thread } from "./pool.ts";
import { spawnExperimenting } from "./webExperimentSpawn.ts";
import type { WebExperimenting } from "./webExperimentThread.ts";

/** About how long a thread computes between two deliveries, in milliseconds: short, as the page folds them in. */
const PATIENCE = 30;

/** An estimate under way. */
export interface Estimation {
  /** Null after `cancel`. */
  readonly finished: Promise<Extent | null>;
  cancel(): void;
}

/** The one door from a page to threads that work on designed experiments. Experiments are parsed ones. */
export interface ExperimentRoom {
  /** Threads that a run computes on: all cores but one. */
  readonly workers: number;
  /** Checks, files and digests, in threads of their own. */
  readonly desk: Omit<Desk, "estimate">;
  estimate(experiment: Experiment): Estimation;
  run(experiment: Experiment, tasks: Iterable<number>, take: (part: Part) => void): ExperimentRun;
  /** Ends all threads but those of runs. */
  close(): void;
}

/** @param onNote told in plain words when a thread died and its work is repeated */
export function experimentRoom(onNote: (note: string) => void): ExperimentRoom {
  const workers = Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
  // Two, so that a fault is told while a large file is written.
  const writing = new Pool<WebExperimenting>(2, spawnExperimenting, onNote);
  const ask = <T>(work: (desk: Desk) => Promise<T>) =>
    writing
      .run({}, (thread) => work(thread.remote as WebExperimenting))
      .catch((error: unknown): Promise<T> => {
        // The room was closed; whoever asked has left too.
        if (error instanceof Cancelled) return new Promise(() => {});
        throw error;
      });
  const estimating = new Set<Pool<WebExperimenting>>();
  return {
    workers,
    desk: {
      check: (raw) => ask((desk) => desk.check(raw)),
      keepable: (scenario) => ask((desk) => desk.keepable(scenario)),
      open: (file) => ask((desk) => desk.open(file)),
      digest: (experiment, rows) => ask((desk) => desk.digest(experiment, rows)),
      difference: (bundle, rows) => ask((desk) => desk.difference(bundle, rows)),
      write: (format, experiment, rows) => ask((desk) => desk.write(format, experiment, rows)),
    },
    estimate(experiment) {
      const pool = new Pool<WebExperimenting>(1, spawnExperimenting, onNote);
      estimating.add(pool);
      const finished = pool
        .run({}, (thread) => (thread.remote as WebExperimenting).estimate(experiment, workers))
        .catch((error: unknown): null => {
          if (error instanceof Cancelled) return null;
          throw error;
        })
        .finally(() => {
          pool.close();
          estimating.delete(pool);
        });
      return { finished, cancel: () => pool.close() };
    },
    run: (experiment, tasks, take) =>
      experimentRun(experiment, tasks, take, {
        workers,
        spawn: spawnExperimenting as () => Thread<Experimenting>,
        patience: PATIENCE,
        onNote,
      }),
    close() {
      writing.close();
      for (const pool of estimating) pool.close();
    },
  };
}
