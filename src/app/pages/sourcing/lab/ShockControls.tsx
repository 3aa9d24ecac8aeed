import { useId } from "preact/hooks";
import { plain, signed } from "../../../parts/format.ts";
import { Slider } from "../../../parts/Slider.tsx";
import { Stepper } from "../../../parts/Stepper.tsx";
import { block, isNone, moved, peakOf } from "./drawShock.ts";
import { firstShock, SHOWN } from "./labState.ts";
import type { LabView } from "./labView.ts";

interface ShockControlsProps {
  readonly lab: LabView;
  /** Largest changes of the price either way that the chart has room for. */
  readonly reach: readonly [down: number, up: number];
}

/** The same shock without a pen: where it starts, how long it lasts, how high it is. */
export function ShockControls({ lab, reach: [down, up] }: ShockControlsProps) {
  const id = useId();
  const { shock } = lab.choices;
  const { start, heights } = shock.value;
  const length = Math.max(1, heights.length);
  const height = peakOf(shock.value);
  const level = heights.every((each) => each === height);
  const rows = [
    {
      name: "Starts in period",
      value: start + 1,
      low: 1,
      high: SHOWN,
      step: 1,
      said: plain(start + 1),
      set: (value: number) => moved(shock.value, value - 1),
    },
    {
      name: "Lasts, periods",
      value: length,
      low: 1,
      high: 40,
      step: 1,
      said: plain(length),
      set: (value: number) => block(start, value, height),
    },
    {
      name: "Height, money/unit",
      value: height,
      low: down,
      high: up,
      step: 0.1,
      said: `${signed(height, 1)}${level ? "" : " at its peak"}`,
      set: (value: number) => block(start, length, value),
    },
  ];
  return (
    <div class="shock-controls">
      {rows.map(({ name, value, low, high, step, said, set }, i) => (
        <div key={name} class="row">
          <span id={`${id}-${i}`}>{name}</span>
          <output>{said}</output>
          <Slider
            name={name}
            value={Math.min(high, Math.max(low, value))}
            low={low}
            high={high}
            step={step}
            said={said}
            onValue={(wanted) => {
              shock.value = set(wanted);
            }}
          />
        </div>
      ))}
      <div class="buttons">
        <button
          type="button"
          class="tool"
          disabled={isNone(shock.value)}
          onClick={() => {
            shock.value = { start: 0, heights: [] };
          }}
        >
          Clear the shock
        </button>
        <button
          type="button"
          class="tool"
          onClick={() => {
            shock.value = firstShock;
          }}
        >
          First example
        </button>
        <Stepper label="Sample path" value={lab.replication} from={1} />
      </div>
      <p class="quiet small">
        Or draw on the price path with pointer, pen or finger. Policies see each price when it comes; they
        were solved for the price distribution among the parameters and neither foresee the shock nor learn
        from it. While the price is high they put off what they can, and pay later.
      </p>
    </div>
  );
}
