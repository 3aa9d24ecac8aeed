import { area as areaShape, line, range, scaleLinear } from "d3";
import type { Spell } from "../models/integration/course.ts";
import { bottomAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, hatching, plot } from "./drawing.ts";

export interface FilmStripData {
  readonly days: number;
  readonly goLive: number | null;
  readonly disruptions: readonly Spell[];
  /** Units that orders wait for, by day. */
  readonly siloed: ArrayLike<number>;
  readonly integrated: ArrayLike<number>;
}

/** The whole film at a glance: what is missing in either world, and what happens to both. */
export function filmStrip(data: FilmStripData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, { top: 16, right: 9, bottom: 38, left: 9 });
  const last = Math.max(1, data.days - 1);
  const x = scaleLinear().domain([0, last]).range([0, width]);
  const most = Math.max(1, ...Array.from(data.siloed), ...Array.from(data.integrated));
  const y = scaleLinear().domain([0, most]).range([height, 0]);
  const hatch = hatching(area);
  for (const { start, end } of data.disruptions) {
    area
      .append("rect")
      .attr("x", x(start))
      .attr("width", Math.max(3, x(Math.min(last, end)) - x(start)))
      .attr("height", height)
      .attr("fill", hatch);
  }
  const days = range(data.days);
  const filled = (values: ArrayLike<number>) =>
    areaShape<number>()
      .x((day) => x(day))
      .y0(height)
      .y1((day) => y(values[day] ?? 0))(days);
  area.append("path").attr("class", "strip-siloed").attr("d", filled(data.siloed));
  area.append("path").attr("class", "strip-integrated tone-policyA").attr("d", filled(data.integrated));
  area
    .append("path")
    .attr("class", "line thin tone-policyA")
    .attr(
      "d",
      line<number>()
        .x((day) => x(day))
        .y((day) => y(data.integrated[day] ?? 0))(days),
    );
  // Leaves room for the slider between the picture and its days.
  bottomAxis(area.append("g").attr("class", "strip-axis"), x, height + 16, "");
  const note = (at: number, text: string, tone = "") =>
    area
      .append("text")
      .attr("class", `note ${tone}`)
      .attr("x", Math.min(x(at), width - 5.6 * text.length))
      .attr("y", -5)
      .text(text);
  if (data.goLive !== null) {
    const at = x(data.goLive);
    area
      .append("line")
      .attr("class", "strip-mark tone-policyA")
      .attr("x1", at)
      .attr("x2", at)
      .attr("y2", height);
    note(data.goLive, "goes live", "tone-policyA");
  }
  const longest = data.disruptions.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (longest !== undefined && (data.goLive === null || Math.abs(x(longest.start) - x(data.goLive)) > 60))
    note(longest.start, "supplier A stands still", "tone-shortage");
  const cross = area.append("g").attr("class", "strip-now");
  cross.append("line").attr("y1", -2).attr("y2", height);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      cross.attr("visibility", index === null ? "hidden" : "visible");
      if (index !== null) cross.attr("transform", `translate(${x(index)},0)`);
    },
    nearest(px) {
      return Math.min(last, Math.max(0, Math.round(x.invert(px - margins.left))));
    },
  };
}
