import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { Experiment } from "../../../experiment/design/design.ts";
import { Bench } from "../../../experiment/design/part.ts";
import { type ComputeParts, type Reproduction, reproducer } from "../../../experiment/design/reproduction.ts";
import { computeParts } from "./compute.ts";
import { library } from "./library.ts";

export type Stage = "waiting" | "running" | "done" | "stopped" | "failed";

/** Published experiments being computed, one after the other. */
export interface Recomputation {
  readonly stage: ReadonlySignal<Stage>;
  /** What has been computed, by name; answers of an earlier run until new ones come. */
  readonly found: ReadonlySignal<{ readonly [name: string]: Reproduction }>;
  /** Seconds that each took. */
  readonly seconds: ReadonlySignal<{ readonly [name: string]: number }>;
  /** Cells done, and all there are. */
  readonly progress: ReadonlySignal<{ readonly done: number; readonly total: number }>;
  /** Why it failed; empty if it did not. */
  readonly failure: ReadonlySignal<string>;
  start(): void;
  stop(): void;
}

/** How often progress is told, in milliseconds. */
const BETWEEN = 50;

/** @param experiments in the order in which they are computed */
export function recomputation(experiments: readonly Experiment[]): Recomputation {
  const stage = signal<Stage>("waiting");
  const found = signal<{ readonly [name: string]: Reproduction }>({});
  const seconds = signal<{ readonly [name: string]: number }>({});
  const progress = signal({ done: 0, total: 0 });
  const failure = signal("");
  let control = new AbortController();

  async function run({ signal: stopped }: AbortController): Promise<void> {
    const benches = await Promise.all(experiments.map((experiment) => Bench.of(experiment)));
    const total = benches.reduce((sum, { tasks }) => sum + tasks, 0);
    let before = 0;
    let told = 0;
    const compute: ComputeParts = (experiment, tasks, take) => {
      let parts = 0;
      return computeParts(
        experiment,
        tasks,
        (part) => {
          take(part);
          parts += 1;
          const now = performance.now();
          if (now - told < BETWEEN) return;
          told = now;
          progress.value = { done: before + parts, total };
        },
        stopped,
      );
    };
    const reproduce = reproducer(library, compute);
    for (const { experiment, tasks } of benches) {
      const started = performance.now();
      const reproduction = await reproduce(experiment);
      if (stopped.aborted) return;
      before += tasks;
      const name = experiment.experiment;
      batch(() => {
        found.value = { ...found.peek(), [name]: reproduction };
        seconds.value = { ...seconds.peek(), [name]: (performance.now() - started) / 1000 };
        progress.value = { done: before, total };
      });
    }
    stage.value = "done";
  }

  return {
    stage,
    found,
    seconds,
    progress,
    failure,
    start() {
      control.abort();
      control = new AbortController();
      const mine = control;
      batch(() => {
        stage.value = "running";
        progress.value = { done: 0, total: 0 };
        failure.value = "";
      });
      run(mine).catch((error: unknown) => {
        if (mine.signal.aborted) return;
        batch(() => {
          stage.value = "failed";
          failure.value = error instanceof Error ? error.message : String(error);
        });
      });
    },
    stop() {
      if (stage.peek() !== "running") return;
      control.abort();
      stage.value = "stopped";
    },
  };
}
