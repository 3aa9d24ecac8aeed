import { useComputed } from "@preact/signals";
import { readinessChart } from "../../../charts/readiness.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed, plain } from "../../parts/format.ts";
import { StudyControl } from "./StudyControl.tsx";
import type { IntegrationView } from "./view.ts";
import { captionOf, scenarioOf, withError } from "./words.ts";

/** Adoption at which a row of values turns positive, by straight lines between neighbours. */
function breakEvenOf(adoption: readonly number[], npv: readonly { readonly mean: number }[]): number | null {
  for (let i = 1; i < adoption.length; i++) {
    const before = npv[i - 1]?.mean ?? 0;
    const after = npv[i]?.mean ?? 0;
    const from = adoption[i - 1] ?? 0;
    if (before < 0 && after >= 0) return from + ((adoption[i] ?? 0) - from) * (-before / (after - before));
  }
  return null;
}

/** Whether people and data are ready: value over both. */
export function ReadinessFigure({ view }: { readonly view: IntegrationView }) {
  const shown = useComputed(() => {
    const own = view.readiness.latest.value;
    const published = view.published.value;
    const map = own?.value ?? published?.readinessMap;
    if (map === undefined) return null;
    const cells = map.dataQuality.flatMap((dataQuality, i) =>
      map.adoption.flatMap((adoption, j) => {
        const npv = map.npv[i]?.[j];
        return npv === undefined ? [] : [{ dataQuality, adoption, npv: npv.mean / 1000, se: npv.se / 1000 }];
      }),
    );
    const breakEven = map.dataQuality.flatMap((dataQuality, i) => {
      const adoption = breakEvenOf(map.adoption, map.npv[i] ?? []);
      return adoption === null ? [] : [{ dataQuality, adoption }];
    });
    return {
      cells,
      breakEven,
      own: own !== null,
      caption:
        own === null
          ? `Hedgerow, ERP and CRM integration: ${published?.source ?? ""}, seed “${published?.seed ?? ""}”`
          : captionOf(own.scenario),
    };
  });
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null) return null;
    const { problem, adoption } = scenarioOf(view.session.draft.good.value);
    return readinessChart.bind(null, {
      cells: now.cells,
      breakEven: now.breakEven,
      here: { dataQuality: problem.dataQuality.level, adoption: adoption.maximum },
    });
  }).value;
  const now = shown.value;
  const [worst, best] = [now?.breakEven[0], now?.breakEven.at(-1)];
  const finding =
    now === null
      ? ""
      : `${now.own ? "This scenario" : "The published base case, live from its first day"}: ${
          worst === undefined || best === undefined
            ? now.cells.every(({ npv }) => npv > 0)
              ? "it pays everywhere on the map"
              : "it pays nowhere on the map"
            : `it pays above the line, from an adoption of ${fixed(worst.adoption, 2)} with data of quality ${plain(worst.dataQuality)}, ${fixed(best.adoption, 2)} with ${plain(best.dataQuality)}`
        }. Filled: pays; hollow: does not; cross: the parameters on the left.`;
  return (
    <ChartFrame
      title="Are people and data ready? Net present value, thousand"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 330}
      empty="The published study is being read …"
      table={() => ({
        columns: ["Cell", "Data quality", "Highest adoption", "NPV, thousand money", "Standard error"],
        rows: (now?.cells ?? []).map((cell, i) => [
          i + 1,
          cell.dataQuality,
          cell.adoption,
          cell.npv,
          cell.se,
        ]),
      })}
      caption={now?.caption ?? ""}
      file="hedgerow-integration-readiness"
      count={now?.cells.length ?? 0}
      reading={(i) => {
        const cell = now?.cells[i];
        return cell === undefined
          ? ""
          : `Data quality ${plain(cell.dataQuality)}, adoption up to ${plain(cell.adoption)}: ${withError(cell.npv, cell.se, 0, true)} thousand (standard error), ${cell.npv > 0 ? "pays" : "does not pay"}.`;
      }}
      walks="Cell"
      faded={now?.own === true && view.readiness.latest.value?.scenario !== view.session.draft.good.value}
    >
      <StudyControl
        study={view.readiness}
        start="Map this scenario"
        running="Running the map, coarse first …"
        waiting="Until then the published map of the base case is shown."
      />
    </ChartFrame>
  );
}
