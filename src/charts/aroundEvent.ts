import { area as areaShape, line, range, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";
import { endLabels, labelRoom } from "./labels.ts";

export interface AroundEventData {
  readonly yTitle: string;
  readonly event: string;
  /** Days since the event. */
  readonly days: readonly number[];
  readonly courses: readonly {
    readonly label: string;
    readonly tone: Tone;
    readonly dashed?: true;
    readonly mean: readonly number[];
    readonly reach: readonly number[];
  }[];
}

/** Mean courses with bands around the day on which something happens. */
export function aroundEventChart(data: AroundEventData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, {
    top: 30,
    right: labelRoom(data.courses.map(({ label }) => label)),
    bottom: 42,
    left: options.width < 380 ? 46 : 54,
  });
  const ends = data.courses.flatMap(({ mean, reach }) =>
    mean.flatMap((value, i) => [value - (reach[i] ?? 0), value + (reach[i] ?? 0)]),
  );
  const least = Math.min(...data.courses.flatMap(({ mean }) => mean));
  const x = scaleLinear()
    .domain([data.days[0] ?? 0, data.days.at(-1) ?? 1])
    .range([0, width]);
  const y = scaleLinear()
    .domain([least >= 0 ? Math.max(0, Math.min(...ends)) : Math.min(...ends), Math.max(...ends)])
    .range([height, 0])
    .nice(5);
  leftAxis(area, y, width, data.yTitle);
  bottomAxis(area, x, height, "Days since its start");
  area
    .append("line")
    .attr("class", "zero")
    .attr("x1", x(0))
    .attr("x2", x(0))
    .attr("y1", 0)
    .attr("y2", height);
  area
    .append("text")
    .attr("class", "note")
    .attr("x", x(0) + 5)
    .attr("y", 10)
    .text(data.event);
  const places = range(data.days.length);
  const at = (i: number) => x(data.days[i] ?? 0);
  for (const { tone, mean, reach, dashed } of data.courses) {
    area
      .append("path")
      .attr("class", `band tone-${tone}`)
      .attr(
        "d",
        areaShape<number>()
          .x(at)
          .y0((i) => Math.min(height, y((mean[i] ?? 0) - (reach[i] ?? 0))))
          .y1((i) => y((mean[i] ?? 0) + (reach[i] ?? 0)))(places),
      );
    area
      .append("path")
      .attr("class", `line tone-${tone}${dashed ? " dashed" : ""}`)
      .attr(
        "d",
        line<number>()
          .x(at)
          .y((i) => y(mean[i] ?? 0))(places),
      );
  }
  endLabels(
    area,
    data.courses.map(({ label, tone, mean }) => ({ text: label, tone, y: y(mean.at(-1) ?? 0) })),
    width + 8,
    0,
    height,
  );
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  const dots = data.courses.map(({ tone }) =>
    cross.append("circle").attr("class", `tone-${tone}`).attr("r", 3.5),
  );
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const known = index !== null && index < data.days.length;
      cross.attr("visibility", known ? "visible" : "hidden");
      if (!known) return;
      cross.attr("transform", `translate(${at(index)},0)`);
      data.courses.forEach(({ mean }, n) => {
        dots[n]?.attr("cy", y(mean[index] ?? 0));
      });
    },
    nearest(px) {
      const day = Math.round(x.invert(px - margins.left));
      const index = day - (data.days[0] ?? 0);
      return Math.min(data.days.length - 1, Math.max(0, index));
    },
  };
}
