import { extent, line, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, clipped, type Drawing, type Group, plot, type Tone } from "./drawing.ts";
import { endLabels, labelRoom, symbols } from "./labels.ts";

export interface SweepSeries {
  readonly label: string;
  readonly tone: Tone;
  readonly dashed?: boolean;
  /** Points instead of a line. */
  readonly dots?: boolean;
  /** Own places; those of the chart if left out. */
  readonly x?: readonly number[];
  readonly values: readonly number[];
}

/** A printed value at its place. */
export interface SweepMark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface SweepPanel {
  readonly yTitle: string;
  readonly series: readonly SweepSeries[];
  readonly marks: readonly SweepMark[];
}

export interface SweepData {
  readonly xTitle: string;
  readonly x: readonly number[];
  readonly panels: readonly SweepPanel[];
  /** Places of the horizontal axis that a text speaks of, in every panel. */
  readonly places: readonly { readonly x: number; readonly label: string }[];
}

const margins = { top: 4, right: 4, bottom: 40, left: 44 };
/** Room above a panel for its title and the labels of places. */
const ABOVE = 50;
/** Room between two panels, with the axis of the right one, or the lower one's. */
const BETWEEN = 48;
const LOWER = 44;

/** Panels side by side in a drawing of this width. */
export function sweepColumns(width: number, panels: number): number {
  return Math.max(1, Math.min(panels, Math.floor(width / 300)));
}

function diamond(size: number): string {
  return `M0,${-size}L${size},0L0,${size}L${-size},0Z`;
}

function drawMarks(
  group: Group,
  marks: readonly SweepMark[],
  x: (at: number) => number,
  y: (at: number) => number,
) {
  marks.forEach((mark, order) => {
    const place = group
      .append("g")
      .attr("class", "printed-mark tone-printed")
      .attr("transform", `translate(${x(mark.x)},${y(mark.y)})`);
    place.append("path").attr("d", diamond(5));
    place
      .append("text")
      .attr("class", "label tone-printed")
      .attr("x", 8)
      .attr("y", order % 2 === 0 ? -6 : 14)
      .call(symbols, mark.label);
  });
}

/** Some quantities over one swept parameter, a panel each, with printed values marked on the curves. */
export function sweepChart(data: SweepData, options: ChartOptions): Drawing {
  const { svg, area, width, height } = plot(options, margins);
  const columns = sweepColumns(options.width, data.panels.length);
  const rows = Math.ceil(data.panels.length / columns);
  const across = (width - BETWEEN * (columns - 1)) / columns;
  const down = (height - LOWER * (rows - 1)) / rows - ABOVE;
  const right = labelRoom(data.panels.flatMap(({ series }) => series.map(({ label }) => label)));
  const inner = Math.max(60, across - right);
  const x = scaleLinear()
    .domain([data.x[0] ?? 0, data.x.at(-1) ?? 1])
    .range([0, inner]);
  const cursors = data.panels.map((panel, n) => {
    const [column, row] = [n % columns, Math.floor(n / columns)];
    const group = area
      .append("g")
      .attr("transform", `translate(${column * (across + BETWEEN)},${row * (down + ABOVE + LOWER) + ABOVE})`);
    const values = [...panel.series.flatMap((series) => series.values), ...panel.marks.map((mark) => mark.y)];
    const [, high = 1] = extent(values.filter(Number.isFinite));
    const y = scaleLinear()
      .domain([0, high * 1.06 || 1])
      .range([down, 0])
      .nice(5);
    leftAxis(group, y, inner, "", 5);
    bottomAxis(group, x, down, data.xTitle);
    group
      .append("text")
      .attr("class", "panel-title")
      .attr("x", -margins.left + 6)
      .attr("y", -34)
      .text(panel.yTitle);
    data.places.forEach((place, order) => {
      const at = x(place.x);
      const mark = group.append("g").attr("class", "mark tone-printed");
      mark.append("line").attr("class", "drop").attr("x1", at).attr("x2", at).attr("y1", 0).attr("y2", down);
      // The places are the same in every panel; their names stand in the first.
      if (n > 0) return;
      mark
        .append("text")
        .attr("class", "label tone-printed")
        .attr("x", at)
        .attr("y", -4 - 13 * (order % 2))
        .attr("text-anchor", at > inner * 0.7 ? "end" : at < inner * 0.3 ? "start" : "middle")
        .call(symbols, place.label);
    });
    const drawing = clipped(group, -5, -5, inner + 10, down + 10);
    for (const series of panel.series) {
      const places = series.x ?? data.x;
      if (series.dots) {
        const dots = drawing.append("g").attr("class", `points tone-${series.tone}`);
        series.values.forEach((value, i) => {
          dots
            .append("circle")
            .attr("cx", x(places[i] ?? 0))
            .attr("cy", y(value))
            .attr("r", 3);
        });
      } else
        drawing
          .append("path")
          .attr("class", `line tone-${series.tone}${series.dashed ? " dashed" : ""}`)
          .attr(
            "d",
            line<number>()
              .defined(Number.isFinite)
              .x((_, i) => x(places[i] ?? 0))
              .y((value) => y(value))(series.values),
          );
    }
    drawMarks(group, panel.marks, x, y);
    endLabels(
      group,
      panel.series.map(({ label, tone, values: own }) => ({
        text: label,
        tone,
        y: y(own.findLast(Number.isFinite) ?? 0),
      })),
      inner + 7,
      0,
      down,
    );
    const cross = group.append("g").attr("class", "cursor").attr("visibility", "hidden");
    cross.append("line").attr("y1", 0).attr("y2", down);
    const followed = panel.series.filter((series) => series.x === undefined);
    const dots = followed.map(({ tone }) =>
      cross.append("circle").attr("class", `tone-${tone}`).attr("r", 3.5),
    );
    return (index: number | null) => {
      cross.attr("visibility", index === null ? "hidden" : "visible");
      if (index === null) return;
      cross.attr("transform", `translate(${x(data.x[index] ?? 0)},0)`);
      for (const [k, dot] of dots.entries()) dot.attr("cy", y(followed[k]?.values[index] ?? 0));
    };
  });
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + inner],
    cursor(index) {
      for (const move of cursors) move(index);
    },
    nearest(px) {
      const period = across + BETWEEN;
      const place = (((px - margins.left) % period) + period) % period;
      const wanted = x.invert(Math.min(inner, place > inner + BETWEEN + right ? 0 : place));
      let best: number | null = null;
      for (const [i, value] of data.x.entries()) {
        if (best === null || Math.abs(value - wanted) < Math.abs((data.x[best] ?? 0) - wanted)) best = i;
      }
      return best;
    },
  };
}
