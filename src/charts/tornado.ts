import { extent, scaleLinear } from "d3";
import { bottomAxis } from "./axes.ts";
import { rowsDrawing } from "./cursors.ts";
import { type ChartOptions, type Drawing, plot } from "./drawing.ts";

export interface TornadoRow {
  readonly label: string;
  /** The output with the parameter lowered and raised; null where there is no plan. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface TornadoData {
  readonly xTitle: string;
  readonly base: number;
  /** "−10 %", "+10 %". */
  readonly lowered: string;
  readonly raised: string;
  readonly rows: readonly TornadoRow[];
}

/** How far one output moves as each parameter moves down and up, widest first. */
export function tornadoChart(data: TornadoData, options: ChartOptions): Drawing {
  const longest = Math.max(0, ...data.rows.map((row) => row.label.length));
  const plotted = plot(options, {
    top: 28,
    right: 30,
    bottom: 42,
    left: Math.min(options.width * 0.42, 12 + 6.3 * longest),
  });
  const { area, width, height } = plotted;
  const values = data.rows.flatMap((row) => [row.low ?? data.base, row.high ?? data.base]);
  const [low = 0, high = 1] = extent([data.base, ...values]);
  const room = 0.04 * (high - low || Math.abs(high) || 1);
  const x = scaleLinear()
    .domain([low - room, high + room])
    .range([0, width])
    .nice(5);
  const gap = height / Math.max(1, data.rows.length);
  const thick = Math.min(18, gap - 5);
  bottomAxis(area, x, height, data.xTitle);
  data.rows.forEach((row, n) => {
    const middle = gap * (n + 0.5);
    const group = area.append("g").attr("class", "swing tone-plain");
    group
      .append("text")
      .attr("class", "name")
      .attr("x", -10)
      .attr("y", middle)
      .attr("dy", "0.33em")
      .attr("text-anchor", "end")
      .text(row.label);
    const bar = (value: number | null, style: string) => {
      if (value === null) return;
      group
        .append("rect")
        .attr("class", style)
        .attr("x", Math.min(x(value), x(data.base)))
        .attr("width", Math.max(0, Math.abs(x(value) - x(data.base))))
        .attr("y", middle - thick / 2)
        .attr("height", thick);
    };
    bar(row.low, "lowered");
    bar(row.high, "raised");
    if (row.low === null || row.high === null) {
      group
        .append("text")
        .attr("class", "note")
        .attr("x", x(data.base) + 8)
        .attr("y", middle)
        .attr("dy", "0.33em")
        .text(`no plan at ${row.low === null ? data.lowered : data.raised}`);
    }
  });
  area
    .append("line")
    .attr("class", "zero")
    .attr("x1", x(data.base))
    .attr("x2", x(data.base))
    .attr("y1", -4)
    .attr("y2", height);
  const key = area.append("g").attr("class", "swing tone-plain").attr("transform", "translate(0,-16)");
  [
    ["lowered", data.lowered],
    ["raised", data.raised],
  ].forEach(([style = "", text = ""], n) => {
    const at = width - 140 + 74 * n;
    key.append("rect").attr("class", style).attr("x", at).attr("y", -9).attr("width", 16).attr("height", 10);
    key
      .append("text")
      .attr("class", "note")
      .attr("x", at + 21)
      .text(text);
  });
  return rowsDrawing(plotted, data.rows.length, gap);
}
