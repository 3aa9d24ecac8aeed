import { useMemo } from "preact/hooks";
import { curvesChart } from "../../../charts/curves.ts";
import { whiskersChart, whiskersHeight } from "../../../charts/whiskers.ts";
import type { Answered } from "../../../experiment/lesson/answering.ts";
import type { LessonChart } from "../../../experiment/lesson/lesson.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { decimalsFor, fixed, plain, signed } from "../../parts/format.ts";

interface LessonFigureProps {
  readonly chart: LessonChart;
  readonly answers: Answered;
  readonly caption: string;
  readonly faded: boolean;
}

function listOf(answers: Answered, name: string): readonly number[] {
  const figure = answers[name];
  return figure === undefined ? [] : typeof figure === "number" ? [figure] : figure;
}

function CurvesFigure({
  chart,
  answers,
  caption,
  faded,
}: LessonFigureProps & { chart: LessonChart & { kind: "curves" } }) {
  const x = listOf(answers, chart.x);
  const curves = chart.curves.map(({ label, tone, dashed, values }) => ({
    label,
    tone,
    ...(dashed === undefined ? {} : { dashed }),
    values: listOf(answers, values),
  }));
  const draw = useMemo(
    () => curvesChart.bind(null, { xTitle: chart.xTitle, yTitle: chart.yTitle, x, curves }),
    [answers, chart],
  );
  const quantity = chart.xTitle.split(",")[0] ?? "";
  const last = x.length - 1;
  const reading = (i: number) =>
    `${quantity} ${plain(x[i] ?? 0)}: ${curves.map(({ label, values }) => `${label} ${plain(values[i] ?? 0)}`).join(", ")}.`;
  const courses = curves.map(
    ({ label, values }) => `${label} from ${plain(values[0] ?? 0)} to ${plain(values[last] ?? 0)}`,
  );
  return (
    <ChartFrame
      title={chart.title}
      level={3}
      finding={`${quantity} from ${plain(x[0] ?? 0)} to ${plain(x[last] ?? 0)}: ${courses.join("; ")}.`}
      draw={x.length < 2 ? null : draw}
      height={() => 280}
      empty="The curve is being computed …"
      table={() => ({
        columns: [chart.xTitle, ...curves.map(({ label }) => `${label}, ${chart.yTitle}`)],
        rows: x.map((value, i) => [value, ...curves.map(({ values }) => values[i] ?? "")]),
      })}
      caption={caption}
      file="hedgerow-lesson"
      count={x.length}
      reading={reading}
      walks={chart.xTitle}
      faded={faded}
    />
  );
}

function IntervalsFigure({
  chart,
  answers,
  caption,
  faded,
}: LessonFigureProps & { chart: LessonChart & { kind: "intervals" } }) {
  const means = listOf(answers, chart.means);
  const halfWidths = listOf(answers, chart.halfWidths);
  const rows = chart.labels.slice(0, means.length).map((label, i) => {
    const [mean = 0, halfWidth = 0] = [means[i], halfWidths[i]];
    const decimals = decimalsFor(halfWidth, 2);
    const sure = Math.abs(mean) > halfWidth;
    return {
      label,
      note: `${signed(mean, decimals)} ± ${fixed(halfWidth, decimals)}`,
      noteTone: sure ? ("policyA" as const) : ("plain" as const),
      sure,
      marks: [
        {
          value: mean,
          halfWidth,
          shape: sure ? ("dot" as const) : ("ring" as const),
          tone: sure ? ("policyA" as const) : ("demand" as const),
        },
      ],
    };
  });
  const draw = useMemo(
    () =>
      whiskersChart.bind(null, {
        xTitle: chart.xTitle,
        sides: chart.sides,
        limits: [-1e9, 1e9] as const,
        rows,
      }),
    [answers, chart],
  );
  const settled = rows.filter(({ sure }) => sure).length;
  return (
    <ChartFrame
      title={chart.title}
      level={3}
      finding={`${settled} of ${rows.length} intervals leave zero out and so name a winner.`}
      draw={rows.length === 0 ? null : draw}
      height={(width) => whiskersHeight(rows.length, 1, width)}
      empty="The runs are on their way …"
      table={() => ({
        columns: ["Run", chart.xTitle, "Half-width"],
        rows: rows.map(({ label }, i) => [label, means[i] ?? "", halfWidths[i] ?? ""]),
      })}
      caption={caption}
      file="hedgerow-lesson"
      count={rows.length}
      reading={(i) => `${rows[i]?.label}: ${rows[i]?.note}.`}
      walks="Run"
      faded={faded}
    />
  );
}

/** The chart of a step's reveal. */
export function LessonFigure(props: LessonFigureProps) {
  return props.chart.kind === "curves" ? (
    <CurvesFigure {...props} chart={props.chart} />
  ) : (
    <IntervalsFigure {...props} chart={props.chart} />
  );
}
