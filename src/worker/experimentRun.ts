import type { Experiment } from "../experiment/design/design.ts";
import type { Part } from "../experiment/design/part.ts";
import type { Experimenting } from "./experimenting.ts";
import { Cancelled, Pool, type Thread } from "./pool.ts";

/** Most tasks handed to a thread at once. */
const MOST = 256;

export interface ExperimentRunOptions {
  /** Computing threads, at least 1; they live as long as the run. */
  readonly workers: number;
  readonly spawn: () => Thread<Experimenting>;
  /**
   * About how long a thread may compute before it hands over what it has, in milliseconds; 0 hands over every part by
   * itself.
   */
  readonly patience: number;
  /** Told when a thread died and its work is repeated, or when a slower way must do. */
  readonly onNote?: ((note: string) => void) | undefined;
}

/** Tasks of an experiment under way. */
export interface ExperimentRun {
  /** True when every task is done, false after `cancel`; rejects with a bug, or with what `take` threw. */
  readonly finished: Promise<boolean>;
  /** Begins no further tasks until `resume`; what was begun is finished and taken. */
  pause(): void;
  resume(): void;
  /** Ends all threads; nothing is taken afterwards. */
  cancel(): void;
}

/** Tasks still to be done: those given back first, then the rest in their order. */
class Queue {
  private readonly rest: Iterator<number>;
  private returned: number[] = [];

  constructor(tasks: Iterable<number>) {
    this.rest = tasks[Symbol.iterator]();
  }

  next(count: number): readonly number[] {
    const batch = this.returned.splice(0, count);
    while (batch.length < count) {
      const { done, value } = this.rest.next();
      if (done === true) break;
      batch.push(value);
    }
    return batch;
  }

  giveBack(tasks: readonly number[]): void {
    this.returned = [...tasks, ...this.returned];
  }
}

/**
 * Computes tasks of an experiment on threads of its own, begun in their order; parts arrive in any order. A thread
 * that dies is replaced and its tasks repeated. Threads get as many tasks at once as they finish in `patience`.
 * @param take called with each part
 */
export function experimentRun(
  experiment: Experiment,
  tasks: Iterable<number>,
  take: (part: Part) => void,
  { workers, spawn, patience, onNote }: ExperimentRunOptions,
): ExperimentRun {
  const pool = new Pool<Experimenting>(workers, spawn, onNote);
  const queue = new Queue(tasks);
  const ready = new WeakSet<Thread<Experimenting>>();
  const told = new Set<string>();
  const owner = {};
  let live = true;
  let gate: { readonly open: Promise<void>; raise(): void } | undefined;

  async function computed(thread: Thread<Experimenting>, batch: readonly number[]): Promise<readonly Part[]> {
    const remote = thread.remote as Experimenting;
    if (ready.has(thread)) return remote.parts(batch, patience);
    await remote.begin(experiment);
    ready.add(thread);
    const parts = await remote.parts(batch, patience);
    const note = await remote.note();
    if (note !== undefined && !told.has(note)) {
      told.add(note);
      onNote?.(note);
    }
    return parts;
  }

  async function lane(): Promise<void> {
    for (let size = 1; ; ) {
      await gate?.open;
      const batch = live ? queue.next(size) : [];
      if (batch.length === 0) return;
      const parts = await pool.run(owner, (thread) => computed(thread, batch));
      if (!live) return;
      queue.giveBack(batch.slice(parts.length));
      const whole = parts.length === batch.length;
      if (patience > 0) size = whole ? Math.min(MOST, 2 * size) : parts.length;
      for (const part of parts) take(part);
    }
  }

  async function run(): Promise<boolean> {
    try {
      await Promise.all(Array.from({ length: workers }, lane));
      return live;
    } catch (error) {
      if (!live && error instanceof Cancelled) return false;
      throw error;
    } finally {
      live = false;
      pool.close();
    }
  }

  return {
    finished: run(),
    pause() {
      if (gate !== undefined) return;
      let raise = () => {};
      const open = new Promise<void>((resolve) => {
        raise = resolve;
      });
      gate = { open, raise };
    },
    resume() {
      gate?.raise();
      gate = undefined;
    },
    cancel() {
      live = false;
      gate?.raise();
      pool.close();
    },
  };
}
