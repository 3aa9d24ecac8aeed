import { extent, line, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";

export interface FrontierMark {
  readonly index: number;
  readonly label: string;
  readonly tone: Tone;
}

export interface FrontierData {
  readonly xTitle: string;
  readonly yTitle: string;
  /** Points in the order in which the curve is walked. */
  readonly points: readonly {
    readonly label: string;
    readonly x: number;
    readonly y: number;
    /** Half the length of the whiskers; 0 draws none. */
    readonly xHalf: number;
    readonly yHalf: number;
    /** No other point lies both further left and further down. */
    readonly efficient: boolean;
  }[];
  readonly marks: readonly FrontierMark[];
}

/** Labels nearer to each other than this leave one out, in pixels. */
const APART = 24;

/** Two quantities of which less is better, along a curve of choices: lower left is best. */
export function frontierChart(data: FrontierData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, {
    top: 30,
    right: 26,
    bottom: 42,
    left: options.width < 420 ? 48 : 56,
  });
  const { points } = data;
  const scale = (values: readonly number[], low: number, high: number) => {
    const [least = 0, most = 1] = extent(values);
    const room = 0.07 * (most - least || Math.abs(most) || 1);
    return scaleLinear()
      .domain([least - room, most + room])
      .range([low, high]);
  };
  const x = scale(
    points.map((point) => point.x),
    0,
    width,
  );
  const y = scale(
    points.map((point) => point.y),
    height,
    0,
  );
  leftAxis(area, y, width, data.yTitle);
  bottomAxis(area, x, height, data.xTitle);
  const path = line<FrontierData["points"][number]>()
    .x((point) => x(point.x))
    .y((point) => y(point.y));
  area.append("path").attr("class", "line walked").attr("d", path(points));
  area
    .append("path")
    .attr("class", "line strong tone-policyA efficient")
    .attr("d", path.defined((point) => point.efficient)(points));

  /** Unit vector away from the curve, to the left of the way along it, in pixels. */
  const outward = (i: number): readonly [number, number] => {
    const [before, after] = [points[Math.max(0, i - 1)], points[Math.min(points.length - 1, i + 1)]];
    if (before === undefined || after === undefined) return [1, 0];
    const [dx, dy] = [x(after.x) - x(before.x), y(after.y) - y(before.y)];
    const length = Math.hypot(dx, dy);
    return length > 0 ? [dy / length, -dx / length] : [1, 0];
  };
  const dots = area.append("g").attr("class", "choices");
  let last: readonly [number, number] | null = null;
  const kept = data.marks.map(({ index }) => points[index]).filter((point) => point !== undefined);
  points.forEach((point, i) => {
    const at = [x(point.x), y(point.y)] as const;
    const group = dots.append("g").attr("class", point.efficient ? "tone-policyA" : "tone-plain");
    if (point.xHalf > 0) {
      group
        .append("line")
        .attr("x1", x(point.x - point.xHalf))
        .attr("x2", x(point.x + point.xHalf))
        .attr("y1", at[1])
        .attr("y2", at[1]);
    }
    if (point.yHalf > 0) {
      group
        .append("line")
        .attr("x1", at[0])
        .attr("x2", at[0])
        .attr("y1", y(point.y - point.yHalf))
        .attr("y2", y(point.y + point.yHalf));
    }
    group.append("circle").attr("cx", at[0]).attr("cy", at[1]).attr("r", 2.5);
    if (data.marks.some((mark) => mark.index === i)) return;
    const crowded = (place: readonly [number, number], room: number) =>
      Math.hypot(at[0] - place[0], at[1] - place[1]) < room;
    if (last !== null && crowded(last, APART)) return;
    if (kept.some((mark) => crowded([x(mark.x), y(mark.y)], 1.5 * APART))) return;
    last = at;
    const [nx, ny] = outward(i);
    group
      .append("text")
      .attr("class", "note")
      .attr("x", at[0] + 13 * nx)
      .attr("y", at[1] + 13 * ny)
      .attr("dy", "0.33em")
      .attr("text-anchor", "middle")
      .text(point.label);
  });
  for (const { index, label, tone } of data.marks) {
    const point = points[index];
    if (point === undefined) continue;
    const [nx, ny] = outward(index);
    const crosses = x(point.x) + 20 + 6.6 * label.length > width;
    const mark = area.append("g").attr("class", `mark tone-${tone}`);
    mark.append("circle").attr("cx", x(point.x)).attr("cy", y(point.y)).attr("r", 5.5);
    mark
      .append("text")
      .attr("class", `label tone-${tone}`)
      .attr("x", x(point.x) + (crosses ? -10 : nx > -0.3 ? 10 : -10))
      .attr("y", Math.min(height - 9, y(point.y) + (crosses ? -9 : Math.max(-9, 13 * ny))))
      .attr("dy", "0.33em")
      .attr("text-anchor", crosses || nx <= -0.3 ? "end" : "start")
      .text(label);
  }
  area
    .append("text")
    .attr("class", "note")
    .attr("x", width)
    .attr("y", height - 8)
    .attr("text-anchor", "end")
    .text(options.width < 420 ? "" : "further left: less risk · further down: cheaper");

  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("circle").attr("class", "tone-plain").attr("r", 4);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const point = index === null ? undefined : points[index];
      cross.attr("visibility", point === undefined ? "hidden" : "visible");
      if (point !== undefined) cross.attr("transform", `translate(${x(point.x)},${y(point.y)})`);
    },
    nearest(px, py) {
      let best: number | null = null;
      let least = Number.POSITIVE_INFINITY;
      points.forEach((point, i) => {
        const away = Math.hypot(x(point.x) + margins.left - px, y(point.y) + margins.top - py);
        if (away < least) [best, least] = [i, away];
      });
      return best;
    },
  };
}
