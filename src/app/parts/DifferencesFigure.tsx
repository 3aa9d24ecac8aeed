import { type ReadonlySignal, useComputed } from "@preact/signals";
import { histogramChart } from "../../charts/histogram.ts";
import type { Figures } from "../../experiment/results.ts";
import { ChartFrame, type ChartFrameProps } from "./ChartFrame.tsx";
import { decimalsFor, fixed, signed } from "./format.ts";

interface DifferencesFigureProps
  extends Pick<ChartFrameProps, "title" | "level" | "height" | "empty" | "caption" | "file"> {
  readonly figures: ReadonlySignal<Figures | null>;
  readonly stale: ReadonlySignal<boolean>;
  /** The model's first KPI, which is what the histogram is of. */
  readonly kpi: string;
  /** "Cost" or "Profit", and its unit. */
  readonly what: string;
  readonly unit: string;
  /** What the policies are called, the reference first; null while that is not known. */
  readonly names: () => readonly [a: string, b: string] | null;
  /** The side on which the second policy is ahead. */
  readonly better: "lower" | "higher";
  /** That a policy is ahead, in two or three words beside the chart. */
  readonly ahead: (name: string) => string;
  /** "Replications" or "Histories". */
  readonly counted: string;
  /** Digits after the point: of the mean at least, and of a bar's edges. */
  readonly decimals: readonly [mean: number, edges: number];
  /** The sentence, given the mean with its interval, the second policy, how often it is ahead, and out of how many. */
  readonly says: (mean: string, b: string, often: string, of: string) => string;
}

/** Paired differences of the leading figure, history by history, as a histogram. */
export function DifferencesFigure(props: DifferencesFigureProps) {
  const { figures, stale, kpi, what, unit, names, better, ahead, counted } = props;
  const [least, edgeDecimals] = props.decimals;
  const data = useComputed(() => {
    const histogram = figures.value?.histograms[0];
    const difference = figures.value?.differences[0]?.kpis[kpi];
    const known = names();
    if (known === null || histogram === undefined || difference === undefined) return null;
    if (histogram.counts.length === 0 || !Number.isFinite(difference.halfWidth)) return null;
    const [a, b] = known;
    const decimals = decimalsFor(difference.halfWidth, least);
    const [below, above] = better === "lower" ? [b, a] : [a, b];
    const tone = (name: string) => (name === b ? ("policyB" as const) : ("policyA" as const));
    return {
      xTitle: `${what} of ${b} − ${what.toLowerCase()} of ${a}, ${unit}`,
      yTitle: counted,
      edges: histogram.edges,
      counts: histogram.counts,
      below: { tone: tone(below), label: ahead(below) },
      above: { tone: tone(above), label: ahead(above) },
      mean: {
        value: difference.mean,
        halfWidth: difference.halfWidth,
        label: `mean ${signed(difference.mean, decimals)} ± ${fixed(difference.halfWidth, decimals)}`,
      },
      n: difference.n,
      b,
    };
  });
  const draw = useComputed(() => (data.value === null ? null : histogramChart.bind(null, data.value))).value;
  const shown = data.value;
  const { edges = [], counts = [] } = shown ?? {};
  const often = counts.reduce((sum, count, i) => {
    const sure = better === "lower" ? (edges[i + 1] ?? 0) <= 0 : (edges[i] ?? 0) >= 0;
    return sum + (sure ? count : 0);
  }, 0);
  const whole = (count: number) => count.toLocaleString("en-US");
  const edge = (i: number) => signed(edges[i] ?? 0, edgeDecimals);
  return (
    <ChartFrame
      title={props.title}
      {...(props.level === undefined ? {} : { level: props.level })}
      finding={
        shown === null
          ? ""
          : props.says(shown.mean.label.replace("mean", "On average"), shown.b, whole(often), whole(shown.n))
      }
      draw={draw}
      height={props.height}
      empty={props.empty}
      table={() => ({
        columns: [`From, ${unit}`, `To, ${unit}`, counted],
        rows: counts.map((count, i) => [edges[i] ?? 0, edges[i + 1] ?? 0, count]),
      })}
      caption={props.caption}
      file={props.file}
      count={counts.length}
      reading={(i) => `${edge(i)} to ${edge(i + 1)}: ${whole(counts[i] ?? 0)} ${counted.toLowerCase()}.`}
      walks="Difference"
      faded={stale.value}
    />
  );
}
