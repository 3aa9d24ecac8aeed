import type { Experiment } from "../experiment/design/design.ts";
import type { Part } from "../experiment/design/part.ts";
import { type Experimenting, experimenting } from "./experimenting.ts";
import { experimentRun } from "./experimentRun.ts";
import { nodeSpawn } from "./nodeSpawn.ts";
import type { Thread } from "./pool.ts";

/** About how long a thread computes between two deliveries, in milliseconds. */
const PATIENCE = 50;

/** Computes where it is asked, giving way between calls. */
function inPlace(): Thread<Experimenting> {
  const inner = experimenting();
  const remote: Experimenting = {
    ...inner,
    parts: async (tasks, patience) => {
      await new Promise((resolve) => setImmediate(resolve));
      return inner.parts(tasks, patience);
    },
  };
  return { remote, died: new Promise(() => {}), terminate: () => {} };
}

export interface Computing {
  /** Computing threads; 0 computes here, which suits what is over at once. */
  readonly workers: number;
  /** Every part is handed over as soon as it is there, because it must be kept before the next. */
  readonly durable?: boolean;
  readonly onNote?: (note: string) => void;
}

/**
 * Computes tasks of an experiment, several at a time, begun in their order; parts arrive in any order. A thread that
 * dies is replaced and its tasks repeated.
 * @param take called with each part; what it throws ends the work
 */
export async function computeParts(
  experiment: Experiment,
  tasks: Iterable<number>,
  take: (part: Part) => void,
  { workers, durable = false, onNote }: Computing,
): Promise<void> {
  const address = new URL("./nodeExperimentThread.js", import.meta.url);
  await experimentRun(experiment, tasks, take, {
    workers: Math.max(1, workers),
    spawn: workers === 0 ? inPlace : () => nodeSpawn<Experimenting>(address),
    patience: durable ? 0 : PATIENCE,
    onNote,
  }).finished;
}
