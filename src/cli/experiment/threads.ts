import { Worker } from "node:worker_threads";
import type { Experiment } from "../../experiment/design/design.ts";
import { Bench, type Part } from "../../experiment/design/part.ts";
import type { Asked, Said } from "./thread.ts";

/** How often a task is tried before the death of its threads is taken for its own fault. */
const TRIES = 3;

interface Thread {
  /** Rejects when the thread dies or reports a bug. */
  part(task: number): Promise<Part>;
  end(): Promise<void>;
}

class Died extends Error {}

function thread(experiment: Experiment): Thread {
  const worker = new Worker(new URL("./thread.js", import.meta.url));
  let settle: { resolve(part: Part): void; reject(error: Error): void } | undefined;
  let dead: Error | undefined;
  const died = (why: string): void => {
    dead = new Died(why);
    settle?.reject(dead);
  };
  worker.on("error", (error) => died((error as Error).message));
  worker.on("exit", (code) => died(`it ended with status ${code}`));
  worker.on("message", (said: Said) => {
    if ("part" in said) settle?.resolve(said.part);
    else settle?.reject(Object.assign(new Error(said.bug.split("\n", 1)[0]), { stack: said.bug }));
  });
  worker.postMessage({ experiment } satisfies Asked);
  return {
    part: (task) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(dead);
        settle = { resolve, reject };
        worker.postMessage({ task } satisfies Asked);
      }),
    async end() {
      worker.removeAllListeners();
      await worker.terminate();
    },
  };
}

export interface Computing {
  /** Computing threads; 0 computes here, which suits what is over at once. */
  readonly workers: number;
  readonly onNote?: (note: string) => void;
}

/**
 * Computes tasks of an experiment, several at a time, in their order; parts arrive in any order. A thread that dies
 * is replaced and its task repeated.
 * @param tasks numbers of tasks
 * @param take called with each part; what it throws ends the work
 */
export async function computeParts(
  experiment: Experiment,
  tasks: Iterable<number>,
  take: (part: Part) => void,
  { workers, onNote }: Computing,
): Promise<void> {
  const queue = tasks[Symbol.iterator]();
  let stopped = false;
  const next = (): number | undefined => {
    const { done, value } = queue.next();
    return done === true || stopped ? undefined : value;
  };
  if (workers === 0) {
    const bench = await Bench.of(experiment);
    for (let task = next(); task !== undefined; task = next()) {
      take(bench.part(task));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return;
  }
  const lane = async (): Promise<void> => {
    let task = next();
    if (task === undefined) return;
    let own = thread(experiment);
    try {
      for (let tries = 1; task !== undefined; ) {
        try {
          take(await own.part(task));
          task = next();
          tries = 1;
        } catch (error) {
          if (!(error instanceof Died) || tries++ === TRIES) throw error;
          onNote?.(`a computing thread died (${error.message}); its work is repeated`);
          await own.end();
          own = thread(experiment);
        }
      }
    } catch (error) {
      stopped = true;
      throw error;
    } finally {
      await own.end();
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: workers }, lane));
  const failure = ended.find((each) => each.status === "rejected");
  if (failure) throw failure.reason;
}
