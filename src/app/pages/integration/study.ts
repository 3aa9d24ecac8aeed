import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ScenarioBase } from "../../../contract/model.ts";
import type { Laboratory } from "../../../worker/laboratory.ts";
import { laboratory } from "../../../worker/web.ts";
import type { Answer } from "../../state/answers.ts";
import { nextFrame } from "../../state/latest.ts";
import { computingNote } from "../../state/notes.ts";

export type StudyPhase = "idle" | "running" | "done" | "stopped" | "failed";

/** A view that takes seconds, asked for in growing sizes, each answer replacing the one before. */
export interface Study<Value> {
  readonly latest: ReadonlySignal<Answer<Value> | null>;
  readonly phase: ReadonlySignal<StudyPhase>;
  /** How many of its sizes are done. */
  readonly done: ReadonlySignal<number>;
  readonly failure: ReadonlySignal<string>;
  start(): void;
  /** Ends its thread at once. */
  stop(): void;
  close(): void;
}

/**
 * @param sizes arguments of the view, smallest first
 */
export function study<Value extends object>(
  scenario: ReadonlySignal<ScenarioBase>,
  view: string,
  sizes: (scenario: ScenarioBase) => readonly unknown[],
): Study<Value> {
  const latest = signal<Answer<Value> | null>(null);
  const phase = signal<StudyPhase>("idle");
  const done = signal(0);
  const failure = signal("");
  let room: Laboratory | null = null;
  let turn = 0;

  function end(): void {
    turn += 1;
    room?.close();
    room = null;
  }

  async function run(mine: number): Promise<void> {
    const wanted = scenario.peek();
    room = laboratory((note) => {
      computingNote.value = note;
    });
    for (const argument of sizes(wanted)) {
      const outcome = await room.view(wanted, view, argument);
      if (mine !== turn) return;
      if (!outcome.ok) throw new Error(outcome.faults.map((fault) => fault.message).join("; "));
      await nextFrame();
      if (mine !== turn) return;
      batch(() => {
        latest.value = { scenario: wanted, value: outcome.value as Value };
        done.value += 1;
      });
    }
    end();
    phase.value = "done";
  }

  function start(): void {
    end();
    const mine = turn;
    batch(() => {
      phase.value = "running";
      done.value = 0;
      failure.value = "";
    });
    run(mine).catch((error: unknown) => {
      if (mine !== turn) return;
      end();
      batch(() => {
        phase.value = "failed";
        failure.value = error instanceof Error ? error.message : String(error);
      });
    });
  }

  const unfollow = effect(() => {
    scenario.value;
    end();
    phase.value = "idle";
  });
  return {
    latest,
    phase,
    done,
    failure,
    start,
    stop() {
      end();
      phase.value = "stopped";
    },
    close() {
      unfollow();
      end();
    },
  };
}
