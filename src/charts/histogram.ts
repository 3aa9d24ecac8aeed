import { max, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { binsDrawing } from "./cursors.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";

export interface HistogramData {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Colour of the bars below and above zero, with what each side means. */
  readonly below: { readonly tone: Tone; readonly label: string };
  readonly above: { readonly tone: Tone; readonly label: string };
  readonly mean: { readonly value: number; readonly halfWidth: number; readonly label: string };
}

/** Counts in bins around zero, with the mean and its interval. */
export function histogramChart(data: HistogramData, options: ChartOptions): Drawing {
  const plotted = plot(options, {
    top: 46,
    right: 14,
    bottom: 42,
    left: options.width < 380 ? 40 : 48,
  });
  const { area, width, height } = plotted;
  const first = data.edges[0] ?? 0;
  const last = data.edges.at(-1) ?? 1;
  const x = scaleLinear()
    .domain([Math.min(0, first), Math.max(0, last)])
    .range([0, width]);
  const y = scaleLinear()
    .domain([0, max(data.counts) || 1])
    .range([height, 0])
    .nice(4);
  leftAxis(area, y, width, data.yTitle, 4);
  data.counts.forEach((count, i) => {
    const low = data.edges[i] ?? 0;
    const high = data.edges[i + 1] ?? 0;
    area
      .append("rect")
      .attr("class", `bar tone-${(low + high) / 2 < 0 ? data.below.tone : data.above.tone}`)
      .attr("x", x(low) + 0.5)
      .attr("width", Math.max(0.5, x(high) - x(low) - 1))
      .attr("y", y(count))
      .attr("height", height - y(count));
  });
  bottomAxis(area, x, height, data.xTitle);
  area
    .append("line")
    .attr("class", "zero")
    .attr("x1", x(0))
    .attr("x2", x(0))
    .attr("y1", -4)
    .attr("y2", height);

  const mean = x(data.mean.value);
  const note = area.append("g").attr("class", "mean");
  note
    .append("rect")
    .attr("class", "interval")
    .attr("x", x(data.mean.value - data.mean.halfWidth))
    .attr(
      "width",
      Math.max(1, x(data.mean.value + data.mean.halfWidth) - x(data.mean.value - data.mean.halfWidth)),
    )
    .attr("height", height);
  note.append("line").attr("x1", mean).attr("x2", mean).attr("y1", -4).attr("y2", height);
  note
    .append("text")
    .attr("class", "label tone-plain")
    .attr("x", Math.max(0, Math.min(width, mean)))
    .attr("y", -9)
    .attr("text-anchor", mean > width * 0.65 ? "end" : mean < width * 0.35 ? "start" : "middle")
    .text(data.mean.label);
  const side = (text: string, tone: Tone, at: number, anchor: string, room: number) => {
    if (room < 6.4 * text.length) return;
    area
      .append("text")
      .attr("class", `label side tone-${tone}`)
      .attr("x", at)
      .attr("y", 12)
      .attr("text-anchor", anchor)
      .text(text);
  };
  side(`← ${data.below.label}`, data.below.tone, x(0) - 7, "end", x(0) - 7);
  side(
    `${data.above.label} →`,
    data.above.tone,
    x(0) + 7,
    "start",
    Math.min(width - x(0), x(first) - x(0)) - 7,
  );

  return binsDrawing(plotted, x, data.edges);
}
