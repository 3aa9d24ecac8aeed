import { bisectCenter, extent, line, max, type Selection, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";

export interface HedgePanel {
  readonly title: string;
  readonly tone: Tone;
  readonly values: readonly number[];
}

export interface HedgesData {
  readonly xTitle: string;
  /** Ascending. */
  readonly x: readonly number[];
  /** Index of the present value. */
  readonly now: number;
  readonly panels: readonly HedgePanel[];
  /** Part of the axis that the annotation speaks of. */
  readonly shaded?: { readonly from: number; readonly to: number; readonly text: string };
}

type Moving = Selection<SVGCircleElement, unknown, null, undefined>;

const GAP = 34;

/** Quantities over the same parameter, one panel under the other, with the present point in each. */
export function hedgesChart(data: HedgesData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, { top: 24, right: 16, bottom: 42, left: 36 });
  const [low = 0, high = 1] = extent(data.x);
  const x = scaleLinear().domain([low, high]).range([0, width]);
  const each = (height - GAP * (data.panels.length - 1)) / data.panels.length;
  const moving: { readonly circle: Moving; readonly y: (index: number) => number }[] = [];
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  data.panels.forEach(({ title, tone, values }, n) => {
    const top = n * (each + GAP);
    const group = area.append("g").attr("transform", `translate(0,${top})`);
    const y = scaleLinear()
      .domain([0, max(values) || 1])
      .range([each, 0])
      .nice(3);
    if (data.shaded !== undefined) {
      const { from, to } = data.shaded;
      group
        .append("rect")
        .attr("class", "shaded")
        .attr("x", x(from))
        .attr("width", Math.max(0, x(to) - x(from)))
        .attr("height", each);
    }
    leftAxis(group, y, width, title, 4);
    group
      .append("path")
      .attr("class", `line tone-${tone}`)
      .attr(
        "d",
        line<number>()
          .x((_, i) => x(data.x[i] ?? 0))
          .y((value) => y(value))(values),
      );
    group
      .append("g")
      .attr("class", `solved tone-${tone}`)
      .selectAll("circle")
      .data([...values])
      .join("circle")
      .attr("cx", (_, i) => x(data.x[i] ?? 0))
      .attr("cy", (value) => y(value))
      .attr("r", 1.6);
    const present = values[data.now];
    if (present !== undefined) {
      group
        .append("g")
        .attr("class", `mark tone-${tone}`)
        .append("circle")
        .attr("cx", x(data.x[data.now] ?? 0))
        .attr("cy", y(present))
        .attr("r", 5);
    }
    moving.push({
      circle: cross.append("circle").attr("class", `tone-${tone}`).attr("r", 3.5),
      y: (index) => top + y(values[index] ?? 0),
    });
  });
  bottomAxis(area, x, height, data.xTitle);
  if (data.shaded !== undefined) {
    const { from, to, text } = data.shaded;
    const fits = x(to) - x(from) > 6.4 * text.length;
    area
      .append("text")
      .attr("class", "label tone-plain")
      .attr("x", fits ? x(from) + 6 : x(to) - 4)
      .attr("y", each - 8)
      .attr("text-anchor", fits ? "start" : "end")
      .text(text);
  }
  area.append(() => cross.node() as SVGGElement);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const at = index === null ? undefined : data.x[index];
      cross.attr("visibility", at === undefined ? "hidden" : "visible");
      if (at === undefined || index === null) return;
      cross.attr("transform", `translate(${x(at)},0)`);
      for (const { circle, y } of moving) circle.attr("cy", y(index));
    },
    nearest: (px) => bisectCenter(data.x, x.invert(px - margins.left)),
  };
}
