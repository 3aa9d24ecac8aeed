import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Fault, ScenarioBase } from "../../contract/model.ts";
import type { Figures, SimulationResult } from "../../experiment/results.ts";
import type { Laboratory, SimulationRun } from "../../worker/laboratory.ts";
import { counts } from "./counts.ts";
import { whenRested } from "./hand.ts";
import { nextFrame } from "./latest.ts";

/** How long figures on their way stand at least, in times that drawing them took: a slow device has time for others. */
const PAUSE = 3;

export type Phase = "waiting" | "running" | "done" | "stopped" | "failed";

export interface SimulationSession {
  readonly phase: ReadonlySignal<Phase>;
  /** The newest figures; while `stale`, those of an earlier scenario. */
  readonly figures: ReadonlySignal<Figures | null>;
  readonly stale: ReadonlySignal<boolean>;
  /** Why the run failed; empty if it did not. */
  readonly failure: ReadonlySignal<string>;
  readonly digest: ReadonlySignal<string | null>;
  /** The finished result; null while there is none. */
  readonly result: ReadonlySignal<SimulationResult | null>;
  stop(): void;
  restart(): void;
  close(): void;
}

/** A simulation that follows a scenario: it restarts when the hand rests, and shows the old figures until new ones come. */
export function simulationSession(
  laboratory: Laboratory,
  scenario: ReadonlySignal<ScenarioBase>,
  refuse: (faults: readonly Fault[]) => void,
): SimulationSession {
  const phase = signal<Phase>("waiting");
  const figures = signal<Figures | null>(null);
  const stale = signal(false);
  const failure = signal("");
  const digest = signal<string | null>(null);
  const result = signal<SimulationResult | null>(null);
  let run: SimulationRun | null = null;
  let callOff = () => {};
  let turn = 0;

  function show(next: Figures): void {
    batch(() => {
      figures.value = next;
      stale.value = false;
    });
  }

  async function start(): Promise<void> {
    const mine = ++turn;
    const wanted = scenario.peek();
    let newest: Figures | null = null;
    let drawing = false;
    counts.simulations += 1;
    batch(() => {
      phase.value = "running";
      stale.value = true;
      failure.value = "";
      digest.value = null;
      result.value = null;
    });
    run = laboratory.simulate(wanted, {
      async onProgress(next) {
        newest = next;
        if (drawing) return;
        drawing = true;
        await nextFrame();
        const begun = performance.now();
        if (mine === turn && newest !== null && phase.peek() === "running") show(newest);
        await nextFrame();
        const took = performance.now() - begun;
        setTimeout(() => {
          drawing = false;
        }, PAUSE * took);
      },
    });
    let crash = "";
    const outcome = await run.finished.catch((error: unknown) => {
      crash = error instanceof Error ? error.message : String(error);
      return null;
    });
    if (mine !== turn) return;
    run = null;
    if (crash !== "") {
      batch(() => {
        phase.value = "failed";
        failure.value = crash;
      });
    } else if (outcome?.ok) {
      show(outcome.value);
      batch(() => {
        digest.value = outcome.value.digest;
        result.value = outcome.value;
        phase.value = "done";
      });
    } else if (outcome !== null) {
      refuse(outcome.faults);
      phase.value = "failed";
      failure.value = outcome.faults.map((fault) => fault.message).join("; ");
    }
  }

  function cancel(): void {
    callOff();
    turn += 1;
    run?.cancel();
    run = null;
  }

  const unfollow = effect(() => {
    scenario.value;
    cancel();
    phase.value = "waiting";
    stale.value = true;
    callOff = whenRested(() => void start());
  });

  return {
    phase,
    figures,
    stale,
    failure,
    digest,
    result,
    stop() {
      cancel();
      phase.value = "stopped";
    },
    restart() {
      cancel();
      void start();
    },
    close() {
      unfollow();
      cancel();
    },
  };
}
