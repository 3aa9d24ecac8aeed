import { useComputed } from "@preact/signals";
import { frontierChart } from "../../../../charts/frontier.ts";
import type { Frontier, FrontierPoint } from "../../../../models/sourcing/frontier.ts";
import { ChartFrame } from "../../../parts/ChartFrame.tsx";
import { plain } from "../../../parts/format.ts";
import { captionOf } from "../words.ts";
import type { LabView } from "./labView.ts";
import { useDrawing } from "./useDrawing.ts";
import { horizonWords, moreOrLess, named, withInterval } from "./words.ts";

const measures = {
  sd: { title: "Average against spread", axis: "Standard deviation", said: "standard deviation" },
  tail: {
    title: "Average against the worst 5 %",
    axis: "Average of the worst 5 % (CVaR₉₅)",
    said: "worst 5 %",
  },
} as const;

function findingOf({ points, best }: Frontier, risk: "sd" | "tail"): string {
  const { said } = measures[risk];
  const chosen = points[best];
  const worth = points.filter((point) => point.efficient[risk]);
  const safest = worth.reduce<FrontierPoint | undefined>(
    (low, point) => (low === undefined || point.risk[risk].value < low.risk[risk].value ? point : low),
    undefined,
  );
  if (chosen === undefined || safest === undefined) return "";
  if (worth.length === 1) {
    return `R = ${plain(safest.reservation)} has both the lowest average and the lowest ${said}: nothing to trade.`;
  }
  return `Green: choices that no other beats on both counts, up to R = ${plain(safest.reservation)}. There the ${said} is ${moreOrLess(safest.versusBest[risk])} than with R = ${plain(chosen.reservation)}, the average ${moreOrLess(safest.versusBest.mean)}.`;
}

interface FrontierFigureProps {
  readonly lab: LabView;
  readonly risk: "sd" | "tail";
}

/** Mean and risk of a horizon's cost for every reservation; a press takes the reservation pressed. */
export function FrontierFigure({ lab, risk }: FrontierFigureProps) {
  const answer = lab.frontier.latest.value;
  const frontier = answer?.value;
  const { title, axis, said } = measures[risk];
  const data = useComputed(() => {
    const shown = lab.frontier.latest.value?.value;
    const three = lab.trio.value;
    if (shown === undefined || three === null) return null;
    const { one } = horizonWords(shown.periods);
    return {
      xTitle: `${axis}, money`,
      yTitle: `Average cost of a ${one}, money`,
      points: shown.points.map((point) => ({
        label: plain(point.reservation),
        x: point.risk[risk].value,
        y: point.risk.mean.value,
        xHalf: point.versusBest[risk].halfWidth,
        yHalf: point.versusBest.mean.halfWidth,
        efficient: point.efficient[risk],
      })),
      marks: named(three).map(({ point, label, tone }) => ({
        index: shown.points.indexOf(point),
        label,
        tone,
      })),
    };
  });
  const chart = useComputed(() => (data.value === null ? null : frontierChart.bind(null, data.value))).value;
  const { drawing, draw } = useDrawing(chart);
  const press = (event: PointerEvent) => {
    const box = event.target instanceof Element ? event.target.closest(".canvas") : null;
    if (box === null || frontier === undefined) return;
    const { left, top } = box.getBoundingClientRect();
    const index = drawing.current?.nearest(event.clientX - left, event.clientY - top);
    const point = index == null ? undefined : frontier.points[index];
    if (point !== undefined) {
      lab.choices.reservation.value = frontier.points[frontier.best] === point ? null : point.reservation;
    }
  };
  const reading = (point: FrontierPoint | undefined) =>
    point === undefined
      ? ""
      : `R = ${plain(point.reservation)}: average ${withInterval(point.risk.mean)} (${moreOrLess(point.versusBest.mean)} than the best R), ${said} ${withInterval(point.risk[risk])} (${moreOrLess(point.versusBest[risk])}).`;
  return (
    <div class="pressable" onPointerDown={press}>
      <ChartFrame
        title={title}
        finding={frontier === undefined ? "" : findingOf(frontier, risk)}
        draw={draw}
        height={() => 340}
        empty="Solving every reservation, then simulating …"
        table={() => ({
          columns: [
            "R, units/period",
            "Average, money",
            "Average, ± 95 %",
            "Exact average, money",
            `${axis}, money`,
            `${axis}, ± 95 %`,
            "Average less that of the best R, money",
            "Average less that of the best R, ± 95 %",
            `${axis} less that of the best R, money`,
            `${axis} less that of the best R, ± 95 %`,
          ],
          rows: (frontier?.points ?? []).map(({ reservation, risk: own, versusBest, exactMean }) => [
            reservation,
            own.mean.value,
            own.mean.halfWidth,
            exactMean,
            own[risk].value,
            own[risk].halfWidth,
            versusBest.mean.value,
            versusBest.mean.halfWidth,
            versusBest[risk].value,
            versusBest[risk].halfWidth,
          ]),
        })}
        caption={
          answer === null
            ? ""
            : `${captionOf(answer.scenario)}; every R on the same ${answer.value.years} horizons of ${answer.value.periods} periods; whiskers: 95 % intervals of the differences to the best R`
        }
        file={`hedgerow-sourcing-frontier-${risk}`}
        count={frontier?.points.length ?? 0}
        reading={(i) => reading(frontier?.points[i])}
        walks="Reserved capacity"
        faded={lab.frontier.stale.value}
      />
    </div>
  );
}
