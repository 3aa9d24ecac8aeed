import { scaleLinear } from "d3";
import { bottomAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, plot } from "./drawing.ts";

export interface WaterfallStep {
  readonly label: string;
  readonly value: number;
  /** Half the length of its whisker; 0 draws none. */
  readonly reach: number;
  readonly note: string;
}

export interface WaterfallData {
  readonly xTitle: string;
  readonly before: { readonly label: string; readonly note: string };
  readonly steps: readonly WaterfallStep[];
  readonly after: WaterfallStep;
}

/** Below this width names and notes stand above their bar. */
const NARROW = 560;

/** Height that so many steps need at a width, in pixels. */
export function waterfallHeight(steps: number, width: number): number {
  return 66 + (steps + 2) * (width < NARROW ? 42 : 29);
}

/** From one level to another, each step from where the one before it ended. */
export function waterfallChart(data: WaterfallData, options: ChartOptions): Drawing {
  const narrow = options.width < NARROW;
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const all = [{ ...data.before, value: 0, reach: 0 }, ...data.steps, data.after];
  const { svg, area, width, height, margins } = plot(options, {
    top: 10,
    right: narrow ? 14 : 14 + 6.1 * longest(all.map(({ note }) => note)),
    bottom: 44,
    left: narrow ? 14 : 12 + 6.4 * longest(all.map(({ label }) => label)),
  });
  let level = 0;
  const bars = all.map((step, i) => {
    const total = i === 0 || i === all.length - 1;
    const from = total ? 0 : level;
    const to = from + step.value;
    level = to;
    return { ...step, from, to, total };
  });
  const ends = bars.flatMap(({ from, to, reach }) => [from, to - reach, to + reach]);
  const x = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(1e-9, ...ends)])
    .range([0, width])
    .nice(6);
  const gap = height / bars.length;
  const tall = narrow ? 14 : 17;
  bottomAxis(area, x, height, data.xTitle);
  area.append("line").attr("class", "zero").attr("x1", x(0)).attr("x2", x(0)).attr("y2", height);
  bars.forEach(({ label, note, from, to, reach, total, value }, n) => {
    const group = area.append("g").attr("class", "step");
    const middle = narrow ? gap * n + 28 : gap * (n + 0.5);
    const words = narrow ? gap * n + 12 : middle;
    const tone = total ? "plain" : value < 0 ? "shortage" : "policyA";
    if (n < bars.length - 1)
      group
        .append("line")
        .attr("class", "joint")
        .attr("x1", x(to))
        .attr("x2", x(to))
        .attr("y1", middle)
        .attr("y2", middle + gap);
    if (to !== from)
      group
        .append("rect")
        .attr("class", `${total ? "whole" : "part"} tone-${tone}`)
        .attr("x", Math.min(x(from), x(to)))
        .attr("y", middle - tall / 2)
        .attr("width", Math.max(1, Math.abs(x(to) - x(from))))
        .attr("height", tall);
    if (reach > 0)
      group
        .append("path")
        .attr("class", "reach")
        .attr(
          "d",
          `M${x(to - reach)},${middle}H${x(to + reach)}M${x(to - reach)},${middle - 3}v6M${x(to + reach)},${middle - 3}v6`,
        );
    group
      .append("text")
      .attr("class", `name${total ? " total" : ""}`)
      .attr("x", narrow ? 0 : -10)
      .attr("y", words)
      .attr("dy", "0.33em")
      .attr("text-anchor", narrow ? "start" : "end")
      .text(label);
    group
      .append("text")
      .attr("class", `label tone-${tone}`)
      .attr("x", narrow ? width : width + 10)
      .attr("y", words)
      .attr("dy", "0.33em")
      .attr("text-anchor", narrow ? "end" : "start")
      .text(note);
  });
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  const frame = cross
    .append("rect")
    .attr("class", "picked")
    .attr("x", -margins.left + 2)
    .attr("width", options.width - 4)
    .attr("height", Math.max(4, gap - 1));
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const known = index !== null && index < bars.length;
      cross.attr("visibility", known ? "visible" : "hidden");
      if (known) frame.attr("y", gap * index + 0.5);
    },
    nearest(_, py) {
      const row = Math.floor((py - margins.top) / gap);
      return row >= 0 && row < bars.length ? row : null;
    },
  };
}
