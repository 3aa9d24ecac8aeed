import type { ReadonlySignal } from "@preact/signals";
import { signed } from "../../../parts/format.ts";
import type { SourcingView } from "../view.ts";
import type { Replayed } from "./replayView.ts";

interface LargestProps {
  readonly view: SourcingView;
  readonly replayed: ReadonlySignal<Replayed | null>;
}

/** The partings that matter most, each a way to its period. */
export function Largest({ view, replayed }: LargestProps) {
  const shown = replayed.value;
  const largest = shown?.largest ?? [];
  return (
    <ul class="largest" aria-label="The partings that matter most">
      {largest.map((index) => (
        <li key={index}>
          <button
            type="button"
            class="plain"
            aria-current={index === view.period.value ? "true" : undefined}
            onClick={() => {
              view.period.value = index;
            }}
          >
            period {index + 1}: {signed(shown?.partings.cost[index] ?? 0, 1)}
          </button>
        </li>
      ))}
    </ul>
  );
}
