import { useComputed } from "@preact/signals";
import { outcomesChart, outcomesHeight } from "../../../../charts/outcomes.ts";
import { ChartFrame } from "../../../parts/ChartFrame.tsx";
import { fixed, plain } from "../../../parts/format.ts";
import { captionOf } from "../words.ts";
import type { LabView } from "./labView.ts";
import { horizonWords, named, rounded, withInterval } from "./words.ts";

/** How the cost of a horizon is spread without a contract, with the best reservation, and with the one tried. */
export function OutcomesFigure({ lab }: { readonly lab: LabView }) {
  const answer = lab.frontier.latest.value;
  const trio = lab.trio.value;
  const data = useComputed(() => {
    const shown = lab.frontier.latest.value?.value;
    const three = lab.trio.value;
    if (shown === undefined || three === null) return null;
    return {
      xTitle: `Cost of a ${horizonWords(shown.periods).one}, money`,
      yTitle: `Share of ${horizonWords(shown.periods).many}, %`,
      edges: shown.edges,
      marks: ["average", "average of the worst 5 %"] as const,
      outcomes: named(three).map(({ point, label, tone, dashed }) => ({
        label,
        tone,
        dashed,
        heights: point.counts.map((count) => (100 * count) / shown.years),
        mean: point.risk.mean.value,
        tail: point.risk.tail.value,
        note: `${rounded(point.risk.mean)} · ${rounded(point.risk.tail)}`,
      })),
    };
  });
  const draw = useComputed(() => (data.value === null ? null : outcomesChart.bind(null, data.value))).value;
  const shown = data.value;
  const rows = trio === null ? [] : named(trio);
  const words = horizonWords(answer?.value.periods ?? 52);
  const edges = shown?.edges ?? [];
  const finding = rows
    .map(
      ({ point, label }) =>
        `${label}: ${withInterval(point.risk.mean)} on average, deviation ${rounded(point.risk.sd)}`,
    )
    .join("; ");
  return (
    <ChartFrame
      title={`What a ${words.one} costs, and how sure that is`}
      finding={finding === "" ? "" : `${finding}.`}
      draw={draw}
      height={() => outcomesHeight(3)}
      empty="Solving every reservation, then simulating …"
      table={() => ({
        columns: ["From, money", "To, money", ...rows.map(({ label }) => `${words.many}, ${label}`)],
        rows: (shown?.edges ?? [])
          .slice(0, -1)
          .map((edge, i) => [edge, edges[i + 1] ?? 0, ...rows.map(({ point }) => point.counts[i] ?? 0)]),
      })}
      caption={
        answer === null
          ? ""
          : `${captionOf(answer.scenario)}; ${answer.value.years} horizons of ${answer.value.periods} periods, units counted when ${answer.value.charge}`
      }
      file="hedgerow-sourcing-horizon-cost"
      count={Math.max(0, edges.length - 1)}
      reading={(i) =>
        `From ${plain(edges[i] ?? 0)} to ${plain(edges[i + 1] ?? 0)}: ${rows
          .map(
            ({ label }, k) =>
              `${fixed(shown?.outcomes[k]?.heights[i] ?? 0, 1)} % of ${words.many} (${label})`,
          )
          .join(", ")}.`
      }
      walks="Cost"
      faded={lab.frontier.stale.value}
    />
  );
}
