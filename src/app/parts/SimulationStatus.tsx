import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { SimulationSession } from "../state/simulation.ts";

/** What the simulation is doing, in a sentence, and the button that changes it. */
export function SimulationStatus({ simulation }: { readonly simulation: SimulationSession }) {
  const { phase, figures, stale, failure } = simulation;
  const now = phase.value;
  const fresh = stale.value ? null : figures.value;
  const count = (value: number) => value.toLocaleString("en-US");
  const share = now === "done" ? 1 : fresh === null ? 0 : fresh.done / Math.max(1, fresh.total);
  const sentence = useComputed(() => {
    switch (phase.value) {
      case "waiting":
        return "Simulates when the parameters rest";
      case "running":
        return fresh === null
          ? "Simulating …"
          : `Simulating: ${count(fresh.done)} of ${count(fresh.total)} replications`;
      case "done":
        return `Simulated ${count(figures.value?.done ?? 0)} replications`;
      case "stopped":
        return fresh === null
          ? "Stopped before any replication was done"
          : `Stopped after ${count(fresh.done)} of ${count(fresh.total)} replications`;
      case "failed":
        return `The simulation failed: ${failure.value}`;
    }
  });
  const announced = useSignal("");
  useSignalEffect(() => {
    // Spoken once per run, not at every step.
    if (phase.value === "done" || phase.value === "stopped" || phase.value === "failed") {
      announced.value = sentence.peek();
    }
  });
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
