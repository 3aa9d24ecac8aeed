import { scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, hatching, plot, type Tone } from "./drawing.ts";

export interface TriangleCell {
  readonly start: number;
  readonly end: number;
  /** Null where the cycle cannot be. */
  readonly value: number | null;
}

export interface TriangleData {
  readonly step: number;
  readonly horizon: number;
  readonly cells: readonly TriangleCell[];
  readonly tone: Tone;
  /** What the colour means: "profit W(i, k)". */
  readonly title: string;
  readonly decimals: number;
  /** Plans whose cycles are framed; on or between the cells. */
  readonly plans: readonly {
    readonly label: string;
    readonly tone: Tone;
    readonly cycles: readonly { readonly start: number; readonly end: number }[];
  }[];
}

/** Strongest tint of a cell; text must stay readable on it. */
const STRONGEST = 0.52;
const FAINTEST = 0.05;

/** The worth of every cycle [i, k] as a heat map under its diagonal. */
export function triangleChart(data: TriangleData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, {
    top: 26,
    right: 6,
    bottom: 42,
    left: options.width < 380 ? 34 : 40,
  });
  const { step, horizon } = data;
  const x = scaleLinear()
    .domain([-step / 2, horizon - step / 2])
    .range([0, width]);
  const y = scaleLinear()
    .domain([step / 2, horizon + step / 2])
    .range([0, height]);
  const across = (width * step) / horizon;
  const down = (height * step) / horizon;
  leftAxis(area, y, 0, "Cycle ends at k", 10);
  bottomAxis(area, x, height, "Cycle starts at i");

  const values = data.cells.flatMap((cell) => cell.value ?? []);
  const largest = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const tint = (value: number) => {
    const share = value >= 0 ? value / (largest || 1) : value / (least || 1);
    return FAINTEST + (STRONGEST - FAINTEST) * share;
  };
  const none = data.cells.some((cell) => cell.value === null) ? hatching(area) : "";
  const inset = across > 14 && down > 14 ? 1 : 0;
  const left = (start: number) => x(start) - across / 2;
  const top = (end: number) => y(end) - down / 2;
  const cells = area.append("g").attr("class", "cells");
  const longest = Math.max(1, ...values.map((value) => value.toFixed(data.decimals).length));
  const writes = across >= 8 + 6.4 * longest && down >= 17;
  for (const cell of data.cells) {
    const box = cells
      .append("rect")
      .attr("x", left(cell.start) + inset / 2)
      .attr("y", top(cell.end) + inset / 2)
      .attr("width", Math.max(0.5, across - inset))
      .attr("height", Math.max(0.5, down - inset));
    if (cell.value === null) {
      box.attr("class", "impossible").attr("fill", none);
      continue;
    }
    box
      .attr("class", `cell tone-${cell.value < 0 ? "shortage" : data.tone}`)
      .attr("fill-opacity", tint(cell.value).toFixed(3));
    if (!writes) continue;
    cells
      .append("text")
      .attr("class", "value")
      .attr("x", left(cell.start) + across / 2)
      .attr("y", top(cell.end) + down / 2)
      .attr("dy", "0.33em")
      .attr("text-anchor", "middle")
      .text(cell.value.toFixed(data.decimals).replace("-", "−"));
  }

  data.plans.forEach((plan, order) => {
    const inward = order === 0 ? 0 : 3.5;
    const frames = area.append("g").attr("class", `frames tone-${plan.tone}`);
    for (const { start, end } of plan.cycles) {
      frames
        .append("rect")
        .attr("class", order === 0 ? "frame" : "frame dashed")
        .attr("x", left(start) + inward)
        .attr("y", top(end) + inward)
        .attr("width", Math.max(3, across - 2 * inward))
        .attr("height", Math.max(3, down - 2 * inward))
        .attr("rx", 2);
    }
  });

  const key = area.append("g").attr("transform", `translate(${width},${2})`);
  key.append("text").attr("class", "note").attr("text-anchor", "end").attr("y", 8).text(data.title);
  const steps = 12;
  const bar = steps * Math.max(4, Math.min(11, Math.floor((width * 0.34) / steps)));
  for (let n = 0; n < steps; n++) {
    const value = least + ((largest - least) * (n + 0.5)) / steps;
    key
      .append("rect")
      .attr("class", `cell tone-${value < 0 ? "shortage" : data.tone}`)
      .attr("fill-opacity", tint(value).toFixed(3))
      .attr("x", -bar + (bar * n) / steps)
      .attr("y", 16)
      .attr("width", bar / steps)
      .attr("height", 8);
  }
  for (const [value, at, anchor] of [
    [least, -bar, "start"],
    [largest, 0, "end"],
  ] as const) {
    key
      .append("text")
      .attr("class", "note")
      .attr("x", at)
      .attr("y", 37)
      .attr("text-anchor", anchor)
      .text(value.toFixed(data.decimals).replace("-", "−"));
  }
  data.plans.forEach((plan, order) => {
    const row = key
      .append("g")
      .attr("class", `tone-${plan.tone}`)
      .attr("transform", `translate(0,${46 + 19 * order})`);
    row
      .append("rect")
      .attr("class", order === 0 ? "frame" : "frame dashed")
      .attr("x", -12)
      .attr("width", 12)
      .attr("height", 12)
      .attr("rx", 2);
    row
      .append("text")
      .attr("class", `label tone-${plan.tone}`)
      .attr("x", -18)
      .attr("y", 10)
      .attr("text-anchor", "end")
      .text(plan.label);
  });

  const picked = area
    .append("rect")
    .attr("class", "cell-cursor")
    .attr("visibility", "hidden")
    .attr("width", across)
    .attr("height", down);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const cell = index === null ? undefined : data.cells[index];
      picked.attr("visibility", cell === undefined ? "hidden" : "visible");
      if (cell === undefined) return;
      picked.attr("x", left(cell.start)).attr("y", top(cell.end));
    },
    nearest(px, py) {
      const start = Math.round(x.invert(px - margins.left) / step);
      const end = Math.round(y.invert(py - margins.top) / step);
      const count = Math.round(horizon / step);
      const k = Math.max(1, Math.min(count, end));
      const i = Math.max(0, start);
      if (i >= k) return null;
      const found = (k * (k - 1)) / 2 + i;
      return found < data.cells.length ? found : null;
    },
  };
}
