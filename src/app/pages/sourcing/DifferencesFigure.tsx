import { useComputed } from "@preact/signals";
import { histogramChart } from "../../../charts/histogram.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { decimalsFor, fixed, signed } from "../../parts/format.ts";
import type { SourcingView } from "./view.ts";
import { captionOf, labelsOf } from "./words.ts";

const COST = "averageCost";

/** How the two policies' costs differ from history to history. */
export function DifferencesFigure({ view }: { readonly view: SourcingView }) {
  const { answers, simulation } = view.session;
  const data = useComputed(() => {
    const figures = simulation.figures.value;
    // Labels change only with the scenario, after which new figures follow.
    const solution = answers.latest.peek();
    const histogram = figures?.histograms[0];
    const difference = figures?.differences[0]?.kpis[COST];
    if (solution === null || histogram === undefined || difference === undefined) return null;
    if (histogram.counts.length === 0 || !Number.isFinite(difference.halfWidth)) return null;
    const [a = "", b = ""] = labelsOf(solution.value);
    const decimals = decimalsFor(difference.halfWidth, 3);
    return {
      xTitle: `Cost of ${b} − cost of ${a}, money/period`,
      yTitle: "Replications",
      edges: histogram.edges,
      counts: histogram.counts,
      below: { tone: "policyB" as const, label: `${b} cheaper` },
      above: { tone: "policyA" as const, label: `${a} cheaper` },
      mean: {
        value: difference.mean,
        halfWidth: difference.halfWidth,
        label: `mean ${signed(difference.mean, decimals)} ± ${fixed(difference.halfWidth, decimals)}`,
      },
      n: difference.n,
      names: [a, b] as const,
    };
  });
  const draw = useComputed(() => (data.value === null ? null : histogramChart.bind(null, data.value))).value;
  const shown = data.value;
  const sureBelow =
    shown === null
      ? 0
      : shown.counts.reduce((sum, count, i) => sum + ((shown.edges[i + 1] ?? 0) <= 0 ? count : 0), 0);
  const finding =
    shown === null
      ? ""
      : `${shown.mean.label.replace("mean", "On average")} per period; ${shown.names[1]} was clearly cheaper in ${sureBelow.toLocaleString("en-US")} of ${shown.n.toLocaleString("en-US")} histories.`;
  const scenario = answers.latest.value?.scenario;
  return (
    <ChartFrame
      title="Cost difference, history by history"
      finding={finding}
      draw={draw}
      height={() => 300}
      empty="The simulation is about to start …"
      table={() => ({
        columns: ["From, money/period", "To, money/period", "Replications"],
        rows: (shown?.counts ?? []).map((count, i) => [
          shown?.edges[i] ?? 0,
          shown?.edges[i + 1] ?? 0,
          count,
        ]),
      })}
      caption={scenario === undefined ? "" : captionOf(scenario)}
      file="hedgerow-sourcing-differences"
      count={shown?.counts.length ?? 0}
      reading={(i) =>
        shown === null
          ? ""
          : `${signed(shown.edges[i] ?? 0, 2)} to ${signed(shown.edges[i + 1] ?? 0, 2)}: ${(shown.counts[i] ?? 0).toLocaleString("en-US")} replications.`
      }
      walks="Difference"
      faded={simulation.stale.value}
    />
  );
}
