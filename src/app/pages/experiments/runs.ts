import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { Collection } from "../../../experiment/design/collection.ts";
import type { Experiment } from "../../../experiment/design/design.ts";
import { Bench } from "../../../experiment/design/part.ts";
import { RowTable } from "../../../experiment/design/rowTable.ts";
import type { ExperimentRun } from "../../../worker/experimentRun.ts";
import type { OpenedBundle } from "../../../worker/opening.ts";
import type { ExperimentRoom } from "../../../worker/webExperiments.ts";
import { counts } from "../../state/counts.ts";
import { nextFrame } from "../../state/latest.ts";

/** Least time between two drawings of results that are still coming, in milliseconds, and so many times their cost. */
const BETWEEN = 300;
const BREATH = 6;

export type RunPhase = "idle" | "running" | "paused" | "done" | "cancelled" | "failed";

/** Results on show, those of a run or of a bundle. */
export interface Shown {
  readonly experiment: Experiment;
  readonly bench: Bench;
  readonly table: RowTable;
  /** The bundle that they are from; null for those of a run. */
  readonly bundle: OpenedBundle | null;
}

/** What running a bundle again came to. */
export type Verdict =
  | { readonly identical: true }
  | { readonly identical: false; readonly difference: string };

/** Runs of experiments, one at a time, and what they brought. */
export interface Runs {
  readonly phase: ReadonlySignal<RunPhase>;
  /** Of the run under way, or the last one: parts done and planned. */
  readonly done: ReadonlySignal<number>;
  readonly total: ReadonlySignal<number>;
  readonly failure: ReadonlySignal<string>;
  readonly shown: ReadonlySignal<Shown | null>;
  /** Grows whenever what is shown should be drawn anew. */
  readonly news: ReadonlySignal<number>;
  /** Of complete results, once it is known. */
  readonly digest: ReadonlySignal<string | null>;
  /** Whether the run is one of the bundle on show again. */
  readonly again: ReadonlySignal<boolean>;
  readonly verdict: ReadonlySignal<Verdict | null>;
  start(experiment: Experiment): Promise<void>;
  pause(): void;
  resume(): void;
  /** Ends the run; what is finished stays on show. */
  cancel(): void;
  /** Shows a bundle as it was. */
  open(bundle: OpenedBundle): Promise<void>;
  /** Runs the bundle on show again and compares. */
  verify(): Promise<void>;
  close(): void;
}

function* upTo(count: number): Generator<number> {
  for (let task = 0; task < count; task++) yield task;
}

export function runs(room: ExperimentRoom): Runs {
  const phase = signal<RunPhase>("idle");
  const done = signal(0);
  const total = signal(0);
  const failure = signal("");
  const shown = signal<Shown | null>(null);
  const news = signal(0);
  const digest = signal<string | null>(null);
  const again = signal(false);
  const verdict = signal<Verdict | null>(null);
  let run: ExperimentRun | null = null;
  let turn = 0;
  let drawing = false;

  /** Draws what is there, at most so often that drawing takes a small share of the time. */
  async function draw(collection: Collection, mine: number): Promise<void> {
    if (drawing) return;
    drawing = true;
    await nextFrame();
    const before = performance.now();
    if (mine === turn) {
      batch(() => {
        done.value = collection.taken;
        if (!again.peek()) news.value += 1;
      });
    }
    await nextFrame();
    const cost = performance.now() - before;
    await new Promise((resolve) => setTimeout(resolve, Math.max(BETWEEN, BREATH * cost)));
    drawing = false;
    if (mine === turn && phase.peek() === "running" && collection.taken > done.peek())
      void draw(collection, mine);
  }

  /** @returns whether the run came to its end */
  async function computed(bench: Bench, collection: Collection, mine: number): Promise<boolean> {
    counts.simulations += 1;
    run = room.run(bench.experiment, upTo(bench.tasks), (part) => {
      collection.take(part);
      void draw(collection, mine);
    });
    let crash = "";
    const whole = await run.finished.catch((error: unknown) => {
      crash = error instanceof Error ? error.message : String(error);
      return false;
    });
    if (mine !== turn) return false;
    run = null;
    batch(() => {
      done.value = collection.taken;
      if (!again.peek()) news.value += 1;
      if (crash === "") return;
      phase.value = "failed";
      failure.value = crash;
    });
    return whole;
  }

  function end(): number {
    turn += 1;
    run?.cancel();
    run = null;
    return turn;
  }

  function begin(bench: Bench): void {
    phase.value = "running";
    done.value = 0;
    total.value = bench.tasks;
    failure.value = "";
    verdict.value = null;
  }

  return {
    phase,
    done,
    total,
    failure,
    shown,
    news,
    digest,
    again,
    verdict,
    async start(experiment) {
      const mine = end();
      const bench = await Bench.of(experiment);
      if (mine !== turn) return;
      const collection = new Collection(bench);
      batch(() => {
        begin(bench);
        again.value = false;
        digest.value = null;
        shown.value = { experiment, bench, table: collection.table, bundle: null };
        news.value += 1;
      });
      if (!(await computed(bench, collection, mine))) return;
      phase.value = "done";
      const found = await room.desk.digest(experiment, collection.table.columns());
      if (mine === turn) digest.value = found;
    },
    pause() {
      if (phase.peek() !== "running") return;
      run?.pause();
      phase.value = "paused";
    },
    resume() {
      if (phase.peek() !== "paused") return;
      run?.resume();
      phase.value = "running";
    },
    cancel() {
      if (run === null) return;
      end();
      phase.value = "cancelled";
    },
    async open(bundle) {
      const mine = end();
      const bench = await Bench.of(bundle.experiment);
      if (mine !== turn) return;
      batch(() => {
        phase.value = "idle";
        again.value = false;
        verdict.value = null;
        failure.value = "";
        digest.value = bundle.edited === "" ? bundle.digest : null;
        shown.value = { experiment: bundle.experiment, bench, table: RowTable.of(bundle.rows), bundle };
        news.value += 1;
      });
    },
    async verify() {
      const { bundle = null, bench } = shown.peek() ?? {};
      if (bundle === null || bench === undefined) return;
      const mine = end();
      const collection = new Collection(bench);
      batch(() => {
        begin(bench);
        again.value = true;
      });
      if (!(await computed(bench, collection, mine))) return;
      const difference = await room.desk.difference(bundle, collection.table.columns());
      if (mine !== turn) return;
      batch(() => {
        verdict.value = difference === undefined ? { identical: true } : { identical: false, difference };
        phase.value = "done";
      });
    },
    close() {
      end();
    },
  };
}
