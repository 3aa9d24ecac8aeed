import type { Study } from "./study.ts";

interface StudyControlProps {
  readonly study: Study<object>;
  /** What the button does. */
  readonly start: string;
  readonly running: string;
  /** Said while it has not been started. */
  readonly waiting: string;
}

/** Starts and stops what takes a while, and says how far it is. */
export function StudyControl({ study, start, running, waiting }: StudyControlProps) {
  const phase = study.phase.value;
  const done = study.done.value;
  const sentence =
    phase === "running"
      ? `${running}${done > 0 ? " Shown so far; getting more exact." : ""}`
      : phase === "failed"
        ? `It failed: ${study.failure.value}`
        : phase === "stopped"
          ? "Stopped."
          : phase === "idle"
            ? waiting
            : "";
  return (
    <p class="study" role="status">
      {phase === "running" ? (
        <button type="button" class="plain" onClick={study.stop}>
          Stop
        </button>
      ) : (
        <button type="button" class="plain" onClick={study.start}>
          {phase === "idle" ? start : `${start} again`}
        </button>
      )}
      <span>{sentence}</span>
    </p>
  );
}
