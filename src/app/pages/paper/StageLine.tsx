import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Stage } from "./recomputation.ts";

interface StageLineProps {
  readonly stage: Stage;
  readonly progress: { readonly done: number; readonly total: number };
  /** What is said at every stage. */
  readonly words: string;
  readonly action: string;
  onStart(): void;
  onStop(): void;
}

/** How far a longer computation is, in a sentence, and the button that starts or stops it. */
export function StageLine({ stage, progress, words, action, onStart, onStop }: StageLineProps) {
  const share = stage === "done" ? 1 : progress.done / Math.max(1, progress.total);
  const announced = useSignal("");
  useEffect(() => {
    // Spoken once per run, not at every step.
    if (stage === "done" || stage === "stopped" || stage === "failed") announced.value = words;
  }, [stage]);
  return (
    <div class="status" data-phase={stage}>
      <span class="progress" aria-hidden="true">
        <span style={{ "--done": share }} />
      </span>
      <span class="sentence">{words}</span>
      {stage === "running" ? (
        <button type="button" class="plain" onClick={onStop}>
          Stop
        </button>
      ) : (
        <button type="button" class="plain" onClick={onStart}>
          {action}
        </button>
      )}
      <span class="unseen" role="status">
        {announced}
      </span>
    </div>
  );
}
