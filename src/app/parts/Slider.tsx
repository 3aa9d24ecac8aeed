interface SliderProps {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** Where the default is marked. */
  readonly tick?: number | undefined;
  readonly said: string;
  readonly describedBy?: string | undefined;
  onValue(value: number): void;
  onReset?(): void;
}

const DIRECTION: { readonly [key: string]: number } = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
};

/** Steps of an arrow key, ten with shift; 0 for any other key. */
export function stepsOf(event: KeyboardEvent): number {
  return (DIRECTION[event.key] ?? 0) * (event.shiftKey ? 10 : 1);
}

/** On the step's own grid, without the crumbs of binary fractions. */
export function onGrid(value: number, step: number): number {
  const decimals = Math.max(0, -Math.floor(Math.log10(step)) + 1);
  return Number((Math.round(value / step) * step).toFixed(decimals));
}

/** A native range input with a tick at the default; arrow keys step, shift steps by ten, double click or Delete resets. */
export function Slider({
  name,
  value,
  low,
  high,
  step,
  tick,
  said,
  describedBy,
  onValue,
  onReset,
}: SliderProps) {
  const place = (x: number) => Math.min(1, Math.max(0, (x - low) / (high - low)));
  const key = (event: KeyboardEvent) => {
    const steps = stepsOf(event);
    if (steps !== 0) {
      event.preventDefault();
      onValue(Math.min(high, Math.max(low, onGrid(value + steps * step, step))));
    } else if (onReset !== undefined && (event.key === "Delete" || event.key === "Backspace")) {
      event.preventDefault();
      onReset();
    }
  };
  const input = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) onValue(Number(event.currentTarget.value));
  };
  return (
    <span class="slider" style={{ "--at": place(value) }}>
      {tick !== undefined && tick >= low && tick <= high && (
        <span class="tick" style={{ "--at": place(tick) }} aria-hidden="true" />
      )}
      <input
        type="range"
        aria-label={name}
        aria-valuetext={said}
        aria-describedby={describedBy}
        min={low}
        max={high}
        step={step}
        value={value}
        onInput={input}
        onKeyDown={key}
        onDblClick={onReset}
      />
    </span>
  );
}
