import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

const open = signal<{ readonly id: string; readonly text: string; readonly anchor: DOMRect } | null>(null);

interface TermProps {
  readonly children: ComponentChildren;
  /** The definition, opened on hover and focus. */
  readonly means: string;
}

/** A word with a definition. */
export function Term({ children, means }: TermProps) {
  const id = useId();
  const show = (event: Event) => {
    if (event.currentTarget instanceof Element) {
      open.value = { id, text: means, anchor: event.currentTarget.getBoundingClientRect() };
    }
  };
  const hide = () => {
    if (open.peek()?.id === id) open.value = null;
  };
  const closes = (event: KeyboardEvent) => {
    if (event.key === "Escape") hide();
  };
  return (
    <button
      type="button"
      class="term"
      aria-describedby={`${id}-means`}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={closes}
    >
      {children}
      <span id={`${id}-means`} hidden>
        {means}
      </span>
    </button>
  );
}

const WIDTH = 264;

/** The one open definition, drawn above everything so that no scrolling box cuts it off. */
export function TipLayer() {
  const tip = open.value;
  if (tip === null) return null;
  const left = Math.max(8, Math.min(tip.anchor.left, innerWidth - WIDTH - 8));
  const below = tip.anchor.bottom + 120 < innerHeight;
  return (
    <div
      class="tip"
      aria-hidden="true"
      style={{
        left: `${left}px`,
        width: `${WIDTH}px`,
        ...(below
          ? { top: `${tip.anchor.bottom + 6}px` }
          : { bottom: `${innerHeight - tip.anchor.top + 6}px` }),
      }}
    >
      {tip.text}
    </div>
  );
}
