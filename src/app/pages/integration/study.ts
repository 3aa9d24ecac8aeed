import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ScenarioBase } from "../../../contract/model.ts";
import type { Laboratory } from "../../../worker/laboratory.ts";
import { laboratory } from "../../../worker/web.ts";
import type { Answer } from "../../state/answers.ts";
import { nextFrame } from "../../state/latest.ts";
import { computingNote } from "../../state/notes.ts";

export type StudyPhase = "idle" | "running" | "done" | "stopped" | "failed";

/** Asks a view of the scenario under study, or of another; fails with its faults. */
export type Ask = <Value extends object>(
  view: string,
  argument: unknown,
  scenario?: ScenarioBase,
) => Promise<Value>;

/** An answer that takes seconds and grows more exact while it is awaited. */
export interface Study<Value> {
  readonly latest: ReadonlySignal<Answer<Value> | null>;
  readonly phase: ReadonlySignal<StudyPhase>;
  /** How many answers it has given. */
  readonly done: ReadonlySignal<number>;
  readonly failure: ReadonlySignal<string>;
  start(): void;
  /** Ends its thread at once. */
  stop(): void;
  close(): void;
}

/**
 * @param answers better and better ones
 */
export function study<Value extends object>(
  scenario: ReadonlySignal<ScenarioBase>,
  answers: (ask: Ask, scenario: ScenarioBase) => AsyncGenerator<Value, void, void>,
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
    const mineAlone = laboratory((note) => {
      computingNote.value = note;
    });
    room = mineAlone;
    const ask: Ask = async <Asked extends object>(view: string, argument: unknown, of = wanted) => {
      const outcome = await mineAlone.view(of, view, argument);
      if (!outcome.ok) throw new Error(outcome.faults.map((fault) => fault.message).join("; "));
      return outcome.value as Asked;
    };
    for await (const value of answers(ask, wanted)) {
      if (mine !== turn) return;
      await nextFrame();
      if (mine !== turn) return;
      batch(() => {
        latest.value = { scenario: wanted, value };
        done.value += 1;
      });
    }
    if (mine !== turn) return;
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
