import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Draft } from "../state/draft.ts";
import { homeless } from "./fields.ts";
import { Soon } from "./Soon.tsx";

/** Where the parameters are a sheet that starts closed, as in `controls.css`. */
const NARROW = "(width < 720px)";

interface ParametersProps {
  readonly draft: Draft;
  /** Paths whose faults a control shows; all others are listed at the top. */
  readonly shown: readonly string[];
  /** Further buttons beside undo, redo and reset. */
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
}

function writes(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLInputElement && target.type !== "range" && target.type !== "checkbox") ||
    target instanceof HTMLTextAreaElement
  );
}

/** The column of parameters; under 720 px a sheet that opens from the bottom. */
export function Parameters({ draft, shown, tools, children }: ParametersProps) {
  const id = useId();
  const open = useSignal(false);
  const stray = homeless(draft.faults.value, shown);
  const wrong = draft.faults.value.length;

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || writes(event.target))
        return;
      event.preventDefault();
      if (event.shiftKey) draft.redo();
      else draft.undo();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [draft]);

  const toggle = () => {
    open.value = !open.value;
  };
  return (
    <aside class="parameters" data-open={open.value} aria-label="Parameters">
      <button type="button" class="grip" aria-expanded={open.value} aria-controls={id} onClick={toggle}>
        <span>Parameters</span>
        <span class="fault">{wrong > 0 ? `${wrong} to mend` : ""}</span>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3 10l5-5 5 5" />
        </svg>
      </button>
      <div id={id} class="sheet">
        <div class="toolbar">
          <button
            type="button"
            class="tool"
            onClick={draft.undo}
            disabled={!draft.canUndo.value}
            title="Undo (Ctrl Z)"
          >
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6" />
            </svg>
            <span class="unseen">Undo</span>
          </button>
          <button
            type="button"
            class="tool"
            onClick={draft.redo}
            disabled={!draft.canRedo.value}
            title="Redo (Ctrl Shift Z)"
          >
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path d="m10.5 3 3 3-3 3m3-3h-7a4 4 0 0 0 0 8H10" />
            </svg>
            <span class="unseen">Redo</span>
          </button>
          <button type="button" class="tool" onClick={() => draft.reset()}>
            Reset
          </button>
          <span class="gap" />
          {tools}
        </div>
        {stray.map((fault) => (
          <p key={fault.path} class="fault" role="alert">
            {fault.message}
          </p>
        ))}
        <Soon now={open.value || !matchMedia(NARROW).matches}>{children}</Soon>
      </div>
    </aside>
  );
}

interface SectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A group of controls under a small heading. */
export function Section({ title, children }: SectionProps) {
  return (
    <fieldset class="section">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

interface FoldedProps extends SectionProps {
  /** Starts open. */
  readonly open?: boolean;
  /** Something inside is wrong: opens, so that it can be seen. */
  readonly faulty?: boolean;
}

/** A group that starts closed unless told otherwise; its summary says what is inside. */
export function Folded({ title, open = false, faulty = false, children }: FoldedProps) {
  const details = useRef<HTMLDetailsElement>(null);
  // What the user folds afterwards stays folded.
  const [starts] = useState(open);
  useEffect(() => {
    if (faulty && details.current !== null) details.current.open = true;
  }, [faulty]);
  return (
    <details ref={details} class="section folded" open={starts}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
