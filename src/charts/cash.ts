import { area as areaShape, line, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";
import { endLabels, labelRoom } from "./labels.ts";

export interface CashLine {
  readonly label: string;
  readonly tone: Tone;
  /** After year 0, 1 …, thousands of money. */
  readonly cumulative: readonly number[];
  /** Half-widths around `cumulative`; none where they are not known. */
  readonly reach?: readonly number[];
  readonly dashed?: true;
}

export interface CashData {
  readonly lines: readonly CashLine[];
  /** Years until the first line is above zero; null if it stays below. */
  readonly payback: number | null;
}

/** Money paid and earned since the start, added up, with the moment at which it is back. */
export function cashChart(data: CashData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, {
    top: 30,
    right: labelRoom(data.lines.map(({ label }) => label)),
    bottom: 42,
    left: options.width < 380 ? 46 : 54,
  });
  const years = Math.max(1, ...data.lines.map(({ cumulative }) => cumulative.length - 1));
  const ends = data.lines.flatMap(({ cumulative, reach }) =>
    cumulative.flatMap((value, year) => [value - (reach?.[year] ?? 0), value + (reach?.[year] ?? 0)]),
  );
  const x = scaleLinear().domain([0, years]).range([0, width]);
  const y = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends)])
    .range([height, 0])
    .nice(6);
  leftAxis(area, y, width, "Cumulative cash, thousand money");
  const step = Math.max(1, Math.ceil(years / Math.max(1, Math.floor(width / 44))));
  bottomAxis(
    area,
    x,
    height,
    "Years since the start",
    Array.from({ length: Math.floor(years / step) + 1 }, (_, n) => n * step),
  );
  area.append("line").attr("class", "zero").attr("x2", width).attr("y1", y(0)).attr("y2", y(0));
  for (const { cumulative, reach, tone, dashed } of data.lines) {
    const points = cumulative.map((value, year) => [year, value] as const);
    if (reach !== undefined) {
      area
        .append("path")
        .attr("class", `band tone-${tone}`)
        .attr(
          "d",
          areaShape<readonly [number, number]>()
            .x(([year]) => x(year))
            .y0(([year, value]) => y(value - (reach[year] ?? 0)))
            .y1(([year, value]) => y(value + (reach[year] ?? 0)))(points),
        );
    }
    area
      .append("path")
      .attr("class", `line tone-${tone}${dashed ? " dashed" : ""}`)
      .attr(
        "d",
        line<readonly [number, number]>()
          .x(([year]) => x(year))
          .y(([, value]) => y(value))(points),
      );
    if (dashed !== true) {
      for (const [year, value] of points)
        area
          .append("circle")
          .attr("class", `point tone-${tone}`)
          .attr("cx", x(year))
          .attr("cy", y(value))
          .attr("r", 3.5);
    }
  }
  endLabels(
    area,
    data.lines.map(({ label, tone, cumulative }) => ({ text: label, tone, y: y(cumulative.at(-1) ?? 0) })),
    width + 8,
    0,
    height,
  );
  const [main] = data.lines;
  if (data.payback !== null && main !== undefined && data.payback <= years) {
    const mark = area.append("g").attr("class", `mark tone-${main.tone}`);
    mark
      .append("line")
      .attr("class", "drop")
      .attr("x1", x(data.payback))
      .attr("x2", x(data.payback))
      .attr("y1", y(0))
      .attr("y2", height);
    mark.append("circle").attr("cx", x(data.payback)).attr("cy", y(0)).attr("r", 5);
    const right = data.payback < 0.6 * years;
    mark
      .append("text")
      .attr("class", `label tone-${main.tone}`)
      .attr("x", x(data.payback) + (right ? 9 : -9))
      .attr("y", y(0) + 17)
      .attr("text-anchor", right ? "start" : "end")
      .text(`break-even after ${data.payback.toFixed(1)} years`);
  }
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  const dots = data.lines.map(({ tone }) =>
    cross.append("circle").attr("class", `tone-${tone}`).attr("r", 4),
  );
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const known = index !== null && index <= years;
      cross.attr("visibility", known ? "visible" : "hidden");
      if (!known) return;
      cross.attr("transform", `translate(${x(index)},0)`);
      data.lines.forEach(({ cumulative }, n) => {
        dots[n]?.attr("cy", y(cumulative[index] ?? 0));
      });
    },
    nearest(px) {
      return Math.min(years, Math.max(0, Math.round(x.invert(px - margins.left))));
    },
  };
}
