import { useComputed } from "@preact/signals";
import { histogramChart } from "../../../charts/histogram.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { decimalsFor, fixed, signed } from "../../parts/format.ts";
import type { DeteriorationView } from "./view.ts";
import { captionOf, policyNames } from "./words.ts";

/** How the profits of A and B differ from history to history. */
export function TwinDifferences({ view }: { readonly view: DeteriorationView }) {
  const { simulation } = view.session;
  const data = useComputed(() => {
    const figures = simulation.figures.value;
    const scenario = view.plans.peek()?.scenario;
    const histogram = figures?.histograms[0];
    const difference = figures?.differences[0]?.kpis["profit"];
    if (scenario === undefined || histogram === undefined || difference === undefined) return null;
    if (histogram.counts.length === 0 || !Number.isFinite(difference.halfWidth)) return null;
    const [a = "A", b = "B"] = policyNames(scenario.policies);
    const decimals = decimalsFor(difference.halfWidth, 2);
    return {
      xTitle: `Profit of ${b} − profit of ${a}, money`,
      yTitle: "Histories",
      edges: histogram.edges,
      counts: histogram.counts,
      below: { tone: "policyA" as const, label: `${a} earns more` },
      above: { tone: "policyB" as const, label: `${b} earns more` },
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
  const ahead =
    shown === null
      ? 0
      : shown.counts.reduce((sum, count, i) => sum + ((shown.edges[i] ?? 0) >= 0 ? count : 0), 0);
  const finding =
    shown === null
      ? ""
      : `${shown.mean.label.replace("mean", "On average")}; ${shown.names[1]} clearly earned more in ${ahead.toLocaleString("en-US")} of ${shown.n.toLocaleString("en-US")} histories with the same chances.`;
  const scenario: DeteriorationScenario | undefined = view.plans.value?.scenario;
  return (
    <ChartFrame
      title="Profit difference, history by history"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 280}
      empty={
        simulation.phase.value === "failed" ? "Nothing was simulated." : "The simulation is about to start …"
      }
      table={() => ({
        columns: ["From, money", "To, money", "Histories"],
        rows: (shown?.counts ?? []).map((count, i) => [
          shown?.edges[i] ?? 0,
          shown?.edges[i + 1] ?? 0,
          count,
        ]),
      })}
      caption={scenario === undefined ? "" : captionOf(scenario, true)}
      file="hedgerow-deterioration-differences"
      count={shown?.counts.length ?? 0}
      reading={(i) =>
        shown === null
          ? ""
          : `${signed(shown.edges[i] ?? 0, 1)} to ${signed(shown.edges[i + 1] ?? 0, 1)}: ${(shown.counts[i] ?? 0).toLocaleString("en-US")} histories.`
      }
      walks="Difference"
      faded={simulation.stale.value}
    />
  );
}
