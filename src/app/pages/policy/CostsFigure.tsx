import { useComputed } from "@preact/signals";
import { histogramChart } from "../../../charts/histogram.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { decimalsFor, fixed, signed } from "../../parts/format.ts";
import type { PolicyView } from "./view.ts";
import { captionOfOwn } from "./words.ts";

/** How much more the user's policy costs, history by history. */
export function CostsFigure({ view }: { readonly view: PolicyView }) {
  const { own } = view;
  const data = useComputed(() => {
    const figures = own.figures.value;
    const histogram = figures?.histograms[0];
    const difference = figures?.differences[0]?.kpis["averageCost"];
    if (histogram === undefined || difference === undefined) return null;
    if (histogram.counts.length === 0 || !Number.isFinite(difference.halfWidth)) return null;
    const decimals = decimalsFor(difference.halfWidth, 3);
    return {
      xTitle: "Cost of yours − cost of the best, money/period",
      yTitle: "Replications",
      edges: histogram.edges,
      counts: histogram.counts,
      below: { tone: "policyB" as const, label: "yours cheaper" },
      above: { tone: "policyA" as const, label: "best cheaper" },
      mean: {
        value: difference.mean,
        halfWidth: difference.halfWidth,
        label: `mean ${signed(difference.mean, decimals)} ± ${fixed(difference.halfWidth, decimals)}`,
      },
      n: difference.n,
    };
  });
  const draw = useComputed(() => (data.value === null ? null : histogramChart.bind(null, data.value))).value;
  const shown = data.value;
  const cheaper = (shown?.counts ?? []).reduce(
    (sum, count, i) => sum + ((shown?.edges[i + 1] ?? 0) <= 0 ? count : 0),
    0,
  );
  const result = own.result.value;
  return (
    <ChartFrame
      title="Cost difference, history by history"
      finding={
        shown === null
          ? ""
          : `${shown.mean.label.replace("mean", "On average")} per period; yours was clearly cheaper in ${cheaper.toLocaleString("en-US")} of ${shown.n.toLocaleString("en-US")} histories.`
      }
      draw={draw}
      height={() => 300}
      empty="Shown when your policy has run"
      table={() => ({
        columns: ["From, money/period", "To, money/period", "Replications"],
        rows: (shown?.counts ?? []).map((count, i) => [
          shown?.edges[i] ?? 0,
          shown?.edges[i + 1] ?? 0,
          count,
        ]),
      })}
      caption={result === null ? "" : captionOfOwn(result)}
      file="hedgerow-policy-differences"
      count={shown?.counts.length ?? 0}
      reading={(i) =>
        `${signed(shown?.edges[i] ?? 0, 2)} to ${signed(shown?.edges[i + 1] ?? 0, 2)}: ${(shown?.counts[i] ?? 0).toLocaleString("en-US")} replications.`
      }
      walks="Difference"
      faded={own.stale.value}
    />
  );
}
