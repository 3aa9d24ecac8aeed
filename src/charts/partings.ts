import { extent, range, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { periodsDrawing } from "./cursors.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";
import { labelRoom } from "./labels.ts";

export interface PartingsData {
  /** Number of the first period shown. */
  readonly first: number;
  readonly yTitle: string;
  /** What the parting of each period cost; 0 draws nothing. */
  readonly cost: ArrayLike<number>;
  /** Periods whose cost is written out. */
  readonly told: readonly { readonly index: number; readonly text: string }[];
  readonly above: { readonly tone: Tone; readonly label: string };
  readonly below: { readonly tone: Tone; readonly label: string };
  /** Labels beside the chart above, so that both leave the same room and periods stand under each other. */
  readonly beside: readonly string[];
}

/** A bar for every period in which two policies part: what that parting cost by the time it no longer mattered. */
export function partingsChart(data: PartingsData, options: ChartOptions): Drawing {
  const plotted = plot(options, {
    top: 26,
    right: labelRoom(data.beside),
    bottom: 40,
    left: options.width < 420 ? 34 : 40,
  });
  const { area, width, height } = plotted;
  const count = data.cost.length;
  const periods = range(count);
  const x = scaleLinear()
    .domain([data.first - 0.5, data.first + count - 0.5])
    .range([0, width]);
  const [least = 0, most = 0] = extent([0, ...Array.from(data.cost)]);
  const room = (18 / height) * (most - least || 1);
  const y = scaleLinear()
    .domain([least < 0 ? least - room : 0, most > 0 || least === 0 ? most + room : 0])
    .range([height, 0]);
  const step = width / Math.max(1, count);
  leftAxis(area, y, width, data.yTitle, 5);
  area
    .append("g")
    .attr("class", "bars")
    .selectAll("rect")
    .data(periods.filter((i) => (data.cost[i] ?? 0) !== 0))
    .join("rect")
    .attr("class", (i) => `parting tone-${(data.cost[i] ?? 0) > 0 ? data.above.tone : data.below.tone}`)
    .attr("x", (i) => x(data.first + i) - Math.max(0.5, step * 0.36))
    .attr("width", Math.max(1, step * 0.72))
    .attr("y", (i) => Math.min(y(0), y(data.cost[i] ?? 0)))
    .attr("height", (i) => Math.max(0.75, Math.abs(y(data.cost[i] ?? 0) - y(0))));
  area.append("line").attr("class", "zero").attr("x2", width).attr("y1", y(0)).attr("y2", y(0));
  for (const { index, text } of data.told) {
    const cost = data.cost[index] ?? 0;
    area
      .append("text")
      .attr("class", `label tone-${cost > 0 ? data.above.tone : data.below.tone}`)
      .attr("x", x(data.first + index))
      .attr("y", y(cost) + (cost > 0 ? -5 : 13))
      .attr("text-anchor", index < 4 ? "start" : index > count - 5 ? "end" : "middle")
      .text(text);
  }
  if (options.width >= 420) {
    const sides = area
      .append("text")
      .attr("class", "note")
      .attr("x", width)
      .attr("y", -9)
      .attr("text-anchor", "end");
    sides.append("tspan").attr("class", `side tone-${data.above.tone}`).text(`▲ ${data.above.label}`);
    sides
      .append("tspan")
      .attr("class", `side tone-${data.below.tone}`)
      .attr("dx", 12)
      .text(`▼ ${data.below.label}`);
  }
  bottomAxis(area, x, height, "Period");
  return periodsDrawing(plotted, x, data.first, count);
}
