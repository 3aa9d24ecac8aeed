import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { Declaration, ScenarioBase } from "../../../contract/model.ts";
import type { Figures, SimulationResult } from "../../../experiment/results.ts";
import type { OwnFault } from "../../sandbox/conversation.ts";
import { type OwnRun, runOwn } from "../../sandbox/ownRun.ts";
import type { Trace } from "../../sandbox/watched.ts";
import { counts } from "../../state/counts.ts";
import type { Phase, SimulationSession } from "../../state/simulation.ts";

/** Periods of the sample path on show. */
export const PERIODS = 100;

/** What a run was about. */
export interface Ran {
  readonly code: string;
  readonly name: string;
  readonly scenario: ScenarioBase;
}

/** Runs of the user's policy: at most one at a time, the newest figures on show. */
export interface OwnSession extends SimulationSession {
  readonly trace: ReadonlySignal<Trace | null>;
  readonly fault: ReadonlySignal<OwnFault | null>;
  /** What the figures, or the fault, belong to. */
  readonly ran: ReadonlySignal<Ran | null>;
  run(what: Ran): void;
  /** What is on show belongs to something else from now on. */
  outdate(): void;
  /** Nothing is on show from now on. */
  clear(): void;
}

export function ownSession(model: Declaration): OwnSession {
  const phase = signal<Phase>("waiting");
  const figures = signal<Figures | null>(null);
  const stale = signal(false);
  const failure = signal("");
  const digest = signal<string | null>(null);
  const result = signal<SimulationResult | null>(null);
  const trace = signal<Trace | null>(null);
  const fault = signal<OwnFault | null>(null);
  const ran = signal<Ran | null>(null);
  let running: OwnRun | null = null;
  let turn = 0;

  function cancel(): void {
    turn += 1;
    running?.stop();
    running = null;
  }

  async function start(what: Ran): Promise<void> {
    cancel();
    const mine = turn;
    counts.simulations += 1;
    batch(() => {
      ran.value = what;
      phase.value = "running";
      stale.value = true;
      failure.value = "";
      fault.value = null;
      digest.value = null;
      result.value = null;
    });
    running = runOwn({
      ...what,
      model,
      traced: PERIODS + 1,
      onFigures(next) {
        if (mine !== turn) return;
        batch(() => {
          figures.value = next;
          stale.value = false;
        });
      },
    });
    const outcome = await running.finished.catch((error: unknown) => ({
      ok: false as const,
      fault: { message: `the sandbox failed: ${String(error)}` },
    }));
    if (mine !== turn || outcome === null) return;
    running = null;
    batch(() => {
      stale.value = false;
      if (outcome.ok) {
        figures.value = outcome.value.result;
        result.value = outcome.value.result;
        digest.value = outcome.value.result.digest;
        trace.value = outcome.value.trace;
        phase.value = "done";
      } else {
        figures.value = null;
        trace.value = null;
        fault.value = outcome.fault;
        failure.value = outcome.fault.message;
        phase.value = "failed";
      }
    });
  }

  return {
    phase,
    figures,
    stale,
    failure,
    digest,
    result,
    trace,
    fault,
    ran,
    run: (what) => void start(what),
    outdate() {
      cancel();
      phase.value = "waiting";
      stale.value = true;
    },
    clear() {
      cancel();
      batch(() => {
        phase.value = "waiting";
        stale.value = false;
        ran.value = null;
        figures.value = null;
        result.value = null;
        trace.value = null;
        digest.value = null;
        fault.value = null;
      });
    },
    stop() {
      cancel();
      phase.value = "stopped";
    },
    restart() {
      const what = ran.peek();
      if (what !== null) void start(what);
    },
    close: cancel,
  };
}
