import { scaleLinear } from "d3";
import { bottomAxis } from "./axes.ts";
import { rowsDrawing } from "./cursors.ts";
import { type ChartOptions, type Drawing, type Group, plot, type Tone } from "./drawing.ts";

export interface WhiskerMark {
  readonly value: number;
  /** Half the length of the interval; 0 draws none. */
  readonly halfWidth: number;
  readonly shape: "dot" | "ring" | "square";
  readonly tone: Tone;
}

export interface WhiskerRow {
  readonly label: string;
  /** At the right end, in words and numbers. */
  readonly note: string;
  readonly noteTone: Tone;
  readonly marks: readonly WhiskerMark[];
}

export interface WhiskerData {
  readonly xTitle: string;
  /** What lies on either side of zero. */
  readonly sides: readonly [left: string, right: string];
  /** Values beyond are drawn at the edge with an arrow. */
  readonly limits: readonly [low: number, high: number];
  readonly rows: readonly WhiskerRow[];
  /** Names of the shapes, where there are several. */
  readonly key?: readonly { readonly shape: WhiskerMark["shape"]; readonly text: string }[];
}

/** Below this width names and notes stand above their row. */
const NARROW = 560;
/** Between the marks of a row, in pixels. */
const BETWEEN = 10;

/** Height that rows with some marks each need at a width, in pixels. */
export function whiskersHeight(rows: number, marks: number, width: number): number {
  return 88 + rows * (width < NARROW ? 33 + BETWEEN * marks : 22 + BETWEEN * marks);
}

function mark(group: Group, shape: WhiskerMark["shape"], x: number, y: number, tone: Tone): void {
  if (shape === "square") {
    group
      .append("rect")
      .attr("class", `point tone-${tone}`)
      .attr("x", x - 4)
      .attr("y", y - 4)
      .attr("width", 8)
      .attr("height", 8);
    return;
  }
  group
    .append("circle")
    .attr("class", `point tone-${tone}${shape === "ring" ? " hollow" : ""}`)
    .attr("cx", x)
    .attr("cy", y)
    .attr("r", 4.5);
}

/** Points with intervals around zero, one row per name: which side says what kind of difference it is. */
export function whiskersChart(data: WhiskerData, options: ChartOptions): Drawing {
  const narrow = options.width < NARROW;
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const plotted = plot(options, {
    top: data.key === undefined ? 26 : 46,
    right: narrow ? 14 : 14 + 6.1 * longest(data.rows.map((row) => row.note)),
    bottom: 42,
    left: narrow ? 14 : 12 + 6.3 * longest(data.rows.map((row) => row.label)),
  });
  const { area, width, height, margins } = plotted;
  const ends = data.rows.flatMap((row) =>
    row.marks.flatMap(({ value, halfWidth }) => [value - halfWidth, value + halfWidth]),
  );
  const [least, most] = data.limits;
  const low = Math.max(least, Math.min(0, ...ends));
  const high = Math.min(most, Math.max(0, ...ends));
  const room = 0.04 * (high - low || 1);
  const x = scaleLinear()
    .domain([low - room, high + room])
    .range([0, width])
    .nice(6);
  const [left = 0, right = 1] = x.domain();
  const inside = (value: number) => Math.min(right, Math.max(left, value));
  const gap = height / Math.max(1, data.rows.length);
  bottomAxis(area, x, height, data.xTitle);
  area
    .append("line")
    .attr("class", "zero")
    .attr("x1", x(0))
    .attr("x2", x(0))
    .attr("y1", -6)
    .attr("y2", height);
  const [worse, better] = data.sides;
  for (const [text, anchor, at] of [
    [`◂ ${worse}`, "end", x(0) - 8],
    [`${better} ▸`, "start", x(0) + 8],
  ] as const) {
    if (anchor === "end" && margins.left + at < 7 * text.length) continue;
    area
      .append("text")
      .attr("class", "note")
      .attr("x", at)
      .attr("y", -10)
      .attr("text-anchor", anchor)
      .text(text);
  }
  data.rows.forEach((row, n) => {
    const group = area.append("g").attr("class", "whiskers");
    const half = (BETWEEN * (row.marks.length - 1)) / 2;
    const middle = narrow ? gap * n + 29 + half : gap * (n + 0.5);
    const words = narrow ? gap * n + 14 : middle;
    group
      .append("line")
      .attr("class", "rail")
      .attr("x1", 0)
      .attr("x2", width)
      .attr("y1", middle)
      .attr("y2", middle);
    group
      .append("text")
      .attr("class", "name")
      .attr("x", narrow ? 0 : -10)
      .attr("y", words)
      .attr("dy", "0.33em")
      .attr("text-anchor", narrow ? "start" : "end")
      .text(row.label);
    group
      .append("text")
      .attr("class", `label tone-${row.noteTone}`)
      .attr("x", narrow ? width : width + 10)
      .attr("y", words)
      .attr("dy", "0.33em")
      .attr("text-anchor", narrow ? "end" : "start")
      .text(row.note);
    row.marks.forEach(({ value, halfWidth, shape, tone }, i) => {
      const y = middle - half + BETWEEN * i;
      if (halfWidth > 0) {
        group
          .append("line")
          .attr("class", `whisker tone-${tone}`)
          .attr("x1", x(inside(value - halfWidth)))
          .attr("x2", x(inside(value + halfWidth)))
          .attr("y1", y)
          .attr("y2", y);
      }
      if (value >= left && value <= right) mark(group, shape, x(value), y, tone);
      else
        group
          .append("text")
          .attr("class", `label tone-${tone}`)
          .attr("x", x(inside(value)))
          .attr("y", y)
          .attr("dy", "0.33em")
          .attr("text-anchor", value > right ? "end" : "start")
          .text(value > right ? "▸▸" : "◂◂");
    });
  });
  let at = 0;
  for (const { shape, text } of data.key ?? []) {
    const group = area.append("g").attr("transform", `translate(${at - margins.left + 18},-32)`);
    mark(group, shape, 0, -4, "plain");
    group.append("text").attr("class", "note").attr("x", 10).text(text);
    at += 34 + 6 * text.length;
  }
  return rowsDrawing(plotted, data.rows.length, gap);
}
