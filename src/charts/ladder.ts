import { extent, scaleLinear } from "d3";
import { bottomAxis } from "./axes.ts";
import { rowsDrawing } from "./cursors.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";

export interface LadderRung {
  readonly label: string;
  readonly tone: Tone;
  /** Null where there is none. */
  readonly value: number | null;
  /** Written beside the dot. */
  readonly said: string;
  /** What the rest of the page is about. */
  readonly here?: boolean;
}

export interface LadderData {
  readonly xTitle: string;
  readonly rungs: readonly LadderRung[];
}

/** A value per line, each as its distance from the first. */
export function ladderChart(data: LadderData, options: ChartOptions): Drawing {
  const longest = Math.max(0, ...data.rungs.map((rung) => rung.label.length));
  const said = Math.max(0, ...data.rungs.map((rung) => rung.said.length));
  const plotted = plot(options, {
    top: 8,
    right: 16 + 6.4 * said,
    bottom: 42,
    left: Math.min(options.width * 0.42, 10 + 6.3 * longest),
  });
  const { area, width, height } = plotted;
  const values = data.rungs.flatMap((rung) => rung.value ?? []);
  const [low = 0, high = 1] = extent(values);
  const room = 0.06 * (high - low || Math.abs(high) || 1);
  const x = scaleLinear()
    .domain([low - room, high + room])
    .range([0, width])
    .nice(4);
  const gap = height / Math.max(1, data.rungs.length);
  const y = (row: number) => gap * (row + 0.5);
  bottomAxis(area, x, height, data.xTitle);
  const first = data.rungs.find((rung) => rung.value !== null)?.value ?? low;
  area.append("line").attr("class", "zero").attr("x1", x(first)).attr("x2", x(first)).attr("y2", height);
  data.rungs.forEach((rung, row) => {
    const group = area
      .append("g")
      .attr("class", `rung tone-${rung.tone}`)
      .attr("data-here", String(rung.here === true));
    group
      .append("text")
      .attr("class", `label tone-${rung.tone}`)
      .attr("x", -10)
      .attr("y", y(row))
      .attr("dy", "0.33em")
      .attr("text-anchor", "end")
      .text(rung.label);
    if (rung.value === null) {
      group
        .append("text")
        .attr("class", "note")
        .attr("x", x(first) + 8)
        .attr("y", y(row))
        .attr("dy", "0.33em")
        .text(rung.said);
      return;
    }
    group
      .append("line")
      .attr("class", "reach")
      .attr("x1", x(first))
      .attr("x2", x(rung.value))
      .attr("y1", y(row))
      .attr("y2", y(row));
    group.append("circle").attr("cx", x(rung.value)).attr("cy", y(row)).attr("r", 4.5);
    group
      .append("text")
      .attr("class", `label tone-${rung.tone}`)
      .attr("x", x(rung.value) + 10)
      .attr("y", y(row))
      .attr("dy", "0.33em")
      .text(rung.said);
  });
  return rowsDrawing(plotted, data.rungs.length, gap);
}
