import { useComputed } from "@preact/signals";
import { hedgesChart } from "../../../../charts/hedges.ts";
import type { HedgeParameter } from "../../../../models/sourcing/hedges.ts";
import type { SourcingScenario } from "../../../../models/sourcing/problem.ts";
import { ChartFrame } from "../../../parts/ChartFrame.tsx";
import { fixed, plain } from "../../../parts/format.ts";
import { captionOf } from "../words.ts";
import { presentValue } from "./hedgeStudy.ts";
import { hedgeFinding, hedgeWords } from "./hedgeWords.ts";
import type { LabView } from "./labView.ts";

interface HedgeFigureProps {
  readonly lab: LabView;
  readonly parameter: HedgeParameter;
}

/** Reserved capacity over stock bought ahead, as one parameter moves: one hedge for the other. */
export function HedgeFigure({ lab, parameter }: HedgeFigureProps) {
  const { title, axis, symbol } = hedgeWords[parameter];
  const curve = lab.hedges.latest.value[parameter];
  const draw = useComputed(() => {
    const shown = lab.hedges.latest.value[parameter];
    if (shown === null) return null;
    const { points } = shown;
    const now = presentValue((shown.scenario as SourcingScenario).problem, parameter);
    const { shaded } = hedgeFinding(parameter, points);
    return hedgesChart.bind(null, {
      xTitle: axis,
      x: points.map((point) => point.value),
      now: points.findIndex((point) => point.value === now),
      panels: [
        {
          title: "Reserved capacity R*, units/period",
          tone: "contract" as const,
          values: points.map((point) => point.reservation),
        },
        {
          title: "Stock bought ahead, units",
          tone: "inventory" as const,
          values: points.map((point) => point.boughtAhead),
        },
      ],
      ...(shaded === undefined ? {} : { shaded }),
    });
  }).value;
  const points = curve?.points ?? [];
  return (
    <ChartFrame
      level={3}
      title={title}
      finding={hedgeFinding(parameter, points).text}
      draw={draw}
      height={() => 320}
      empty="Solving for the best of both hedges …"
      table={() => ({
        columns: [axis, "R*, units/period", "Stock bought ahead, units", "Average cost, money/period"],
        rows: points.map((point) => [point.value, point.reservation, point.boughtAhead, point.averageCost]),
      })}
      caption={curve === null ? "" : `${captionOf(curve.scenario)}; both hedges optimal at every value`}
      file={`hedgerow-sourcing-hedges-${parameter}`}
      count={points.length}
      reading={(i) => {
        const point = points[i];
        return point === undefined
          ? ""
          : `${symbol.replace("_p", "ₚ")} = ${plain(point.value)}: R* = ${plain(point.reservation)}, ${fixed(point.boughtAhead, 2)} units bought ahead, ${fixed(point.averageCost, 2)} per period.`;
      }}
      walks={axis}
      faded={curve !== null && lab.hedges.isStale(curve)}
    />
  );
}
