import { useId } from "preact/hooks";
import { plain } from "../../../parts/format.ts";
import { Slider } from "../../../parts/Slider.tsx";
import { Term } from "../../../parts/Tip.tsx";
import { horizons } from "./labState.ts";
import { type LabView, nearestTo } from "./labView.ts";
import { rounded } from "./words.ts";

interface LabBarProps {
  readonly lab: LabView;
  /** Goes to the replay of the best reservation beside this one. */
  onReplay(reservation: number): void;
}

/** The lab's own controls: the reservation tried, the horizon, and what counts as its cost. */
export function LabBar({ lab, onReplay }: LabBarProps) {
  const id = useId();
  const { reservation, horizon, charge } = lab.choices;
  const shown = lab.frontier.latest.value?.value;
  const trio = lab.trio.value;
  const points = shown?.points ?? [];
  const low = points[0]?.reservation ?? 0;
  const high = points.at(-1)?.reservation ?? 20;
  const step = (points[1]?.reservation ?? 1) - low || 1;
  const now = trio?.tried ?? trio?.best;
  const value = now?.reservation ?? 0;
  const best = trio?.best.reservation ?? 0;
  const set = (wanted: number) => {
    const next = points.length === 0 ? wanted : nearestTo(points, wanted).reservation;
    reservation.value = next === best ? null : next;
  };
  const reset = () => {
    reservation.value = null;
  };
  const pickHorizon = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) horizon.value = Number(event.currentTarget.value);
  };
  const pickCharge = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    charge.value = event.currentTarget.value === "used" ? "used" : "paid";
  };
  const said =
    now === undefined
      ? "being solved"
      : `R = ${plain(value)}: ${rounded(now.risk.mean)} on average, ${rounded(now.risk.tail)} in the worst 5 %`;
  return (
    <>
      <div class="lab-options">
        <span class="lab-pick">
          <label for={`${id}-horizon`}>Horizon</label>
          <select id={`${id}-horizon`} value={String(horizon.value)} onChange={pickHorizon}>
            {horizons.map(([periods, words]) => (
              <option key={periods} value={String(periods)}>
                {words}
              </option>
            ))}
          </select>
        </span>
        <span class="lab-pick">
          <label for={`${id}-charge`}>Units count when</label>
          <select id={`${id}-charge`} value={charge.value} onChange={pickCharge}>
            <option value="paid">they are paid</option>
            <option value="used">they are used</option>
          </select>
          <Term means="“Paid” adds up the cost of every period of the horizon. “Used” also counts opening stock in and closing stock out, each unit at the cheaper of the contract price and the mean spot price, so that buying ahead for the time after the horizon is not charged to it. The average is the same; the risk is not.">
            why?
          </Term>
        </span>
      </div>
      <section class="lab-bar" aria-label="What to try">
        <div class="try">
          <Term means="Capacity reserved with the contract supplier: the most it delivers in a period, paid for whether used or not. Ordering is the best possible for every R.">
            Reserved capacity R
          </Term>
          <output class="tried">{now === undefined ? "…" : plain(value)}</output>
          <Slider
            name="Reserved capacity R to try, units per period"
            value={value}
            low={low}
            high={high}
            step={step}
            tick={trio === null ? undefined : best}
            said={said}
            onValue={set}
            onReset={reset}
          />
          <span class="hint">
            {trio === null
              ? "Solving every reservation …"
              : trio.tried === null
                ? `drag it: ${plain(best)} is the best`
                : ""}
            {trio?.tried != null && (
              <>
                <button type="button" class="plain" onClick={reset}>
                  Back to the best, {plain(best)}
                </button>
                <button type="button" class="plain" onClick={() => onReplay(value)}>
                  Replay {plain(best)} against {plain(value)}
                </button>
              </>
            )}
          </span>
        </div>
      </section>
    </>
  );
}
