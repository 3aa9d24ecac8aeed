import { useComputed } from "@preact/signals";
import { curvesChart } from "../../../charts/curves.ts";
import type { ReservationCurve } from "../../../models/sourcing/results.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed, plain } from "../../parts/format.ts";
import type { SourcingView } from "./view.ts";
import { captionOf } from "./words.ts";

function lowest(values: readonly number[]): number {
  return values.reduce(
    (best, value, index) => (value < (values[best] ?? Number.POSITIVE_INFINITY) ? index : best),
    0,
  );
}

/** Largest cost worth showing: the flank of too little capacity would flatten the valley. */
function ceilingOf({ optimal, baseStock }: ReservationCurve): number {
  const best = Math.min(...optimal);
  const worstOptimal = Math.max(...optimal);
  const least = Math.min(...baseStock);
  return Math.max(worstOptimal, least + (worstOptimal - best) * 0.5, least + 0.02 * Math.abs(best));
}

/** Average cost over the reserved capacity, with the best choice of either policy. */
export function ReservationFigure({ view }: { readonly view: SourcingView }) {
  const { answers, reference } = view.session;
  const pinnedCurve = useComputed<ReservationCurve | null>(() => {
    const pinned = reference.value;
    const shown = view.curve.latest.peek();
    return pinned !== null && shown?.scenario === pinned.scenario ? shown.value : null;
  });
  const curve = view.curve.latest.value;
  const ghost = pinnedCurve.value;
  const draw = useComputed(() => {
    const shown = view.curve.latest.value;
    const pinned = pinnedCurve.value;
    if (shown === null) return null;
    const { reservation, optimal, baseStock } = shown.value;
    const mark = (values: readonly number[]) => {
      const index = lowest(values);
      return { index, label: `R = ${plain(reservation[index] ?? 0)}` };
    };
    return curvesChart.bind(null, {
      xTitle: "Reserved capacity R, units/period",
      yTitle: "Average cost, money/period",
      x: reservation,
      ceiling: ceilingOf(shown.value),
      curves: [
        { label: "optimal", tone: "policyA" as const, values: optimal, mark: mark(optimal) },
        {
          label: "base stock",
          tone: "policyB" as const,
          dashed: true,
          values: baseStock,
          mark: mark(baseStock),
        },
      ],
      ...(pinned === null
        ? {}
        : {
            ghosts: [
              { x: pinned.reservation, values: pinned.optimal, tone: "policyA" as const },
              { x: pinned.reservation, values: pinned.baseStock, tone: "policyB" as const },
            ],
          }),
    });
  }).value;
  const value = curve?.value;
  const bestOptimal = value === undefined ? 0 : lowest(value.optimal);
  const bestSingle = value === undefined ? 0 : lowest(value.baseStock);
  const finding =
    value === undefined
      ? ""
      : `Cheapest with ${plain(value.reservation[bestOptimal] ?? 0)} reserved when ordering optimally (${fixed(value.optimal[bestOptimal] ?? 0, 2)}), with ${plain(value.reservation[bestSingle] ?? 0)} under base stock (${fixed(value.baseStock[bestSingle] ?? 0, 2)}).`;
  return (
    <ChartFrame
      title="What the reservation costs and saves"
      finding={ghost === null ? finding : `${finding} Ghost: pinned.`}
      draw={draw}
      height={() => 300}
      empty="The curve is being computed …"
      table={() => ({
        columns: [
          "Reserved capacity, units/period",
          "Optimal ordering, money/period",
          "Base stock, money/period",
        ],
        rows: (value?.reservation ?? []).map((r, i) => [r, value?.optimal[i] ?? 0, value?.baseStock[i] ?? 0]),
      })}
      caption={curve === null ? "" : captionOf(curve.scenario)}
      file="hedgerow-sourcing-reservation"
      count={value?.reservation.length ?? 0}
      reading={(i) =>
        value === undefined
          ? ""
          : `R = ${plain(value.reservation[i] ?? 0)}: optimal ordering ${fixed(value.optimal[i] ?? 0, 3)}, base stock ${fixed(value.baseStock[i] ?? 0, 3)} per period.`
      }
      walks="Reserved capacity"
      faded={curve !== null && curve.scenario !== answers.latest.value?.scenario}
    />
  );
}
