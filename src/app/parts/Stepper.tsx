import type { Signal } from "@preact/signals";

interface StepperProps {
  readonly label: string;
  /** Counted from 0. */
  readonly value: Signal<number>;
  /** Number shown for 0. */
  readonly from: number;
}

/** One of many equal things: the one before, the next. */
export function Stepper({ label, value, from }: StepperProps) {
  const move = (by: number) => {
    value.value = Math.max(0, value.value + by);
  };
  return (
    <div class="stepper">
      <button
        type="button"
        class="plain"
        disabled={value.value === 0}
        onClick={() => move(-1)}
        aria-label={`Previous ${label.toLowerCase()}`}
      >
        ‹
      </button>
      <span>
        {label} {value.value + from}
      </span>
      <button type="button" class="plain" onClick={() => move(1)} aria-label={`Next ${label.toLowerCase()}`}>
        ›
      </button>
    </div>
  );
}
