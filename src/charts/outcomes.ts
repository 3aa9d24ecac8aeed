import { area as areaShape, curveStepAfter, line, max, range, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { binsDrawing } from "./cursors.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";

export interface Outcome {
  readonly label: string;
  readonly tone: Tone;
  readonly dashed?: boolean;
  /** Height of each bin, in the unit of the vertical axis. */
  readonly heights: readonly number[];
  readonly mean: number;
  /** Average of the worst outcomes. */
  readonly tail: number;
  /** Both in figures, after the second mark. */
  readonly note: string;
}

export interface OutcomesData {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly edges: readonly number[];
  readonly outcomes: readonly Outcome[];
  /** What the two marks of each row mean. */
  readonly marks: readonly [mean: string, tail: string];
}

const ROW = 22;
const AXIS = 48;

/** Height that a picture of so many outcomes needs, in pixels. */
export function outcomesHeight(outcomes: number): number {
  return 290 + ROW * outcomes;
}

/** Distributions over common bins as outlines, and under them a row for each with its average and its worst part. */
export function outcomesChart(data: OutcomesData, options: ChartOptions): Drawing {
  const narrow = options.width < 420;
  const plotted = plot(options, {
    top: 24,
    right: 20,
    bottom: AXIS + 26 + ROW * data.outcomes.length,
    left: narrow ? 34 : 42,
  });
  const { area, width, height, margins } = plotted;
  const first = data.edges[0] ?? 0;
  const last = data.edges.at(-1) ?? 1;
  const x = scaleLinear().domain([first, last]).range([0, width]);
  const y = scaleLinear()
    .domain([0, max(data.outcomes.flatMap((outcome) => outcome.heights)) || 1])
    .range([height, 0])
    .nice(4);
  leftAxis(area, y, width, data.yTitle, 4);
  bottomAxis(area, x, height, data.xTitle);
  const bins = range(data.edges.length);
  const place = (i: number) => x(data.edges[i] ?? last);
  for (const { heights, tone, dashed } of data.outcomes) {
    const top = (i: number) => y(heights[i] ?? 0);
    const group = area.append("g").attr("class", `outcome tone-${tone}`);
    group
      .append("path")
      .attr("class", "band")
      .attr("d", areaShape<number>().x(place).y0(height).y1(top).curve(curveStepAfter)(bins));
    group
      .append("path")
      .attr("class", `line tone-${tone}${dashed ? " dashed" : ""}`)
      .attr("d", line<number>().x(place).y(top).curve(curveStepAfter)(bins));
  }

  const rows = area
    .append("g")
    .attr("class", "summary")
    .attr("transform", `translate(0,${height + AXIS})`);
  const key = rows.append("g").attr("class", "key").attr("transform", "translate(6,4)");
  key.append("circle").attr("r", 4.5);
  key.append("text").attr("class", "note").attr("x", 9).attr("dy", "0.33em").text(data.marks[0]);
  const second = 26 + 6.1 * data.marks[0].length;
  key
    .append("rect")
    .attr("x", second - 4)
    .attr("y", -4)
    .attr("width", 8)
    .attr("height", 8);
  key
    .append("text")
    .attr("class", "note")
    .attr("x", second + 9)
    .attr("dy", "0.33em")
    .text(data.marks[1]);
  data.outcomes.forEach(({ label, tone, mean, tail, note }, n) => {
    const group = rows
      .append("g")
      .attr("class", `row tone-${tone}`)
      .attr("transform", `translate(0,${26 + ROW * n})`);
    group.append("line").attr("x1", x(mean)).attr("x2", x(tail)).attr("class", "reach");
    group.append("circle").attr("cx", x(mean)).attr("r", 4.5);
    group
      .append("rect")
      .attr("x", x(tail) - 4)
      .attr("y", -4)
      .attr("width", 8)
      .attr("height", 8);
    group
      .append("text")
      .attr("class", `label tone-${tone}`)
      .attr("x", Math.max(x(mean) - 10, -margins.left + 6.4 * label.length))
      .attr("dy", "0.33em")
      .attr("text-anchor", "end")
      .text(label);
    group
      .append("text")
      .attr("class", "note")
      .attr("x", Math.min(x(tail) + 10, width + margins.right - 6.2 * note.length))
      .attr("dy", "0.33em")
      .text(note);
  });

  return binsDrawing(plotted, x, data.edges);
}
