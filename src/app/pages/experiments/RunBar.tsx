import { useSignal } from "@preact/signals";
import { extentText } from "../../../experiment/design/extent.ts";
import type { RunPhase } from "./runs.ts";
import type { ExperimentsView } from "./view.ts";

/** Cells that a page can hold. */
const mostCells = 2_000_000;

function sentenceOf(phase: RunPhase, done: number, total: number, again: boolean, failure: string): string {
  const parts = `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} parts`;
  switch (phase) {
    case "idle":
      return "";
    case "running":
      return `${again ? "Running the bundle again" : "Running"}: ${parts}`;
    case "paused":
      return `Paused after ${parts}`;
    case "done":
      return `Done: ${parts}`;
    case "cancelled":
      return `Cancelled after ${parts}; what was finished is shown`;
    case "failed":
      return `The run failed: ${failure}`;
  }
}

/** Run, pause, resume and cancel, and how far it is. */
export function RunBar({ view }: { readonly view: ExperimentsView }) {
  const { draft, extent, runs } = view;
  const asking = useSignal(false);
  const phase = runs.phase.value;
  const active = phase === "running" || phase === "paused";
  const checked = draft.checked.value;
  const done = runs.done.value;
  const total = runs.total.value;
  const size = extent.value;
  const tooMany = checked !== null && checked.cells > mostCells;
  const start = () => {
    if (checked === null) return;
    if (checked.large && !asking.value) {
      asking.value = true;
      return;
    }
    asking.value = false;
    void runs.start(checked.experiment);
  };
  const sentence = sentenceOf(phase, done, total, runs.again.value, runs.failure.value);
  return (
    <div class="run-bar">
      <div class="status" data-phase={phase === "cancelled" ? "stopped" : phase}>
        {active ? (
          <>
            {phase === "running" ? (
              <button type="button" class="action" onClick={runs.pause}>
                Pause
              </button>
            ) : (
              <button type="button" class="action" onClick={runs.resume}>
                Resume
              </button>
            )}
            <button type="button" class="tool" onClick={runs.cancel}>
              Cancel
            </button>
          </>
        ) : (
          <button type="button" class="action" disabled={checked === null} onClick={start}>
            Run
          </button>
        )}
        {phase !== "idle" && (
          <span
            class="progress"
            role="progressbar"
            aria-label="Parts done"
            aria-valuemin={0}
            aria-valuemax={total}
            aria-valuenow={done}
          >
            <span style={{ "--done": total === 0 ? 0 : done / total }} />
          </span>
        )}
        <span class="sentence">{sentence}</span>
        <span class="unseen" role="status">
          {phase === "running" ? "" : sentence}
        </span>
      </div>
      {asking.value && checked !== null && (
        <div class="asking" role="alertdialog" aria-label="A large experiment">
          <p>
            {size === null
              ? `${checked.cells.toLocaleString("en-US")} cells; estimating how long that takes …`
              : `${extentText(size)}.`}{" "}
            {tooMany
              ? `A page holds at most ${mostCells.toLocaleString("en-US")} cells. Save the design and let the command line run it: hedgerow run FILE --out DIR --yes.`
              : "Start it all the same?"}
          </p>
          <p>
            {!tooMany && (
              <button type="button" class="action" disabled={size === null} onClick={start}>
                Start
              </button>
            )}
            <button
              type="button"
              class="tool"
              onClick={() => {
                asking.value = false;
              }}
            >
              {tooMany ? "Close" : "Not now"}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
