import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Figures, SimulationResult } from "../../experiment/results.ts";
import type { Phase, SimulationSession } from "../state/simulation.ts";
import { endOf } from "./ending.ts";

function sentenceOf(
  phase: Phase,
  figures: Figures | null,
  result: SimulationResult | null,
  failure: string,
): string {
  const done = (figures?.done ?? 0).toLocaleString("en-US");
  const total = (figures?.total ?? 0).toLocaleString("en-US");
  switch (phase) {
    case "waiting":
      return "Simulates when the parameters rest";
    case "running":
      return figures === null ? "Simulating …" : `Simulating: ${done} of ${total} replications`;
    case "done":
      return (result === null ? "" : endOf(result)) || `Simulated ${done} replications`;
    case "stopped":
      return figures === null
        ? "Stopped before any replication was done"
        : `Stopped after ${done} of ${total} replications`;
    case "failed":
      return `The simulation failed: ${failure}`;
  }
}

/** What the simulation is doing, in a sentence, and the button that changes it. */
export function SimulationStatus({ simulation }: { readonly simulation: SimulationSession }) {
  const { phase, figures, result, stale, failure } = simulation;
  const now = phase.value;
  const fresh = stale.value ? null : figures.value;
  const share = now === "done" ? 1 : fresh === null ? 0 : fresh.done / Math.max(1, fresh.total);
  const sentence = sentenceOf(now, fresh, result.value, failure.value);
  const announced = useSignal("");
  useEffect(() => {
    // Spoken once per run, not at every step.
    if (now === "done" || now === "stopped" || now === "failed") announced.value = sentence;
  }, [now]);
  return (
    <div class="status" data-phase={now}>
      <span class="progress" aria-hidden="true">
        <span style={{ "--done": share }} />
      </span>
      <span class="sentence">{sentence}</span>
      {now === "running" || now === "waiting" ? (
        <button type="button" class="plain" onClick={simulation.stop}>
          Stop
        </button>
      ) : (
        <button type="button" class="plain" onClick={simulation.restart}>
          Run again
        </button>
      )}
      <span class="unseen" role="status">
        {announced}
      </span>
    </div>
  );
}
