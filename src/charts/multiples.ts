import { extent, line, scaleLinear } from "d3";
import { bottomAxis, leftAxis, type Scale } from "./axes.ts";
import { type ChartOptions, type Drawing, type Group, plot, type Tone } from "./drawing.ts";
import { bottomLevels } from "./levelAxis.ts";
import { type PanelShape, panelAt, panelsIn, placeOf } from "./panels.ts";

export interface MultiplesPoint {
  readonly x: number;
  /** NaN where there is nothing. */
  readonly value: number;
  /** Half the length of the interval; 0 draws none. */
  readonly halfWidth: number;
}

/** What has a colour and a shape in every panel. */
export interface MultiplesName {
  readonly label: string;
  readonly tone: Tone;
  readonly shape: "dot" | "ring" | "square";
}

export interface MultiplesPanel {
  /** What tells it from the others; empty where it is the only one. */
  readonly title: string;
  readonly xTitle: string;
  /** Names of x = 0, 1 … where they are no numbers. */
  readonly levels?: readonly string[];
  /** `[name][point]`; all names have the same x, ascending. */
  readonly series: readonly (readonly MultiplesPoint[])[];
}

export interface MultiplesData {
  readonly yTitle: string;
  readonly names: readonly MultiplesName[];
  readonly panels: readonly MultiplesPanel[];
  /** Whether neighbouring points belong together, where x is a number. */
  readonly joined: boolean;
}

const shape: PanelShape = {
  least: 260,
  most: 1200,
  above: 26,
  shape: (width) => 84 + Math.max(130, Math.min(300, 0.5 * width)),
};
const margins = { top: 40, right: 12, bottom: 44, left: 50 };
/** Points of a series beyond which single marks and intervals give way to lines and bands. */
const MANY = 60;
/** Marks beyond which they are drawn as one path. */
const CROWD = 600;

/** Height that the panels need at a width, in pixels. */
export function multiplesHeight({ panels }: Pick<MultiplesData, "panels">, width: number): number {
  return panelsIn(width, panels.length, shape).total;
}

/** The same axes again and again: a panel per level of what is varied, a line or points per name, with intervals. */
export function multiplesChart(data: MultiplesData, options: ChartOptions): Drawing {
  const { panels, names } = data;
  const layout = panelsIn(options.width, panels.length, shape);
  const { svg, area } = plot(options, { top: 0, right: 0, bottom: 0, left: 0 });
  const width = Math.max(30, layout.width - margins.left - margins.right);
  const height = Math.max(30, layout.height - margins.top - margins.bottom);
  const ends = panels.flatMap(({ series }) =>
    series.flatMap((points) =>
      points.flatMap(({ value, halfWidth }) => [value - halfWidth, value + halfWidth]),
    ),
  );
  const [low = 0, high = 1] = extent(ends.filter(Number.isFinite));
  const room = 0.06 * (high - low || Math.abs(high) || 1);
  const y = scaleLinear()
    .domain([low - room, high + room])
    .range([height, 0])
    .nice(5);
  const scales = panels.map((panel, index) => {
    const { left, top } = placeOf(layout, shape, index);
    const group = area
      .append("g")
      .attr("transform", `translate(${left + margins.left},${top + margins.top})`);
    const x = across(panels, panel, width);
    frame(group, panel, data, { x, y, width, height });
    panel.series.forEach((points, k) => {
      series(group.append("g"), points, names[k]!, data.joined && panel.levels === undefined, x, y);
    });
    return x;
  });
  key(area, names);

  const starts: number[] = [];
  let count = 0;
  for (const { series } of panels) {
    starts.push(count);
    count += series[0]?.length ?? 0;
  }
  const panelOf = (index: number) => starts.findLastIndex((start) => start <= index);
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  const dots = names.map(({ tone }) => cross.append("circle").attr("class", `tone-${tone}`).attr("r", 3.5));
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const at = index === null ? -1 : panelOf(index);
      const points = panels[at]?.series.map((each) => each[index! - starts[at]!]);
      const x = points?.[0]?.x;
      cross.attr("visibility", x === undefined ? "hidden" : "visible");
      if (points === undefined || x === undefined) return;
      const { left, top } = placeOf(layout, shape, at);
      cross.attr("transform", `translate(${left + margins.left + scales[at]!(x)},${top + margins.top})`);
      dots.forEach((dot, k) => {
        const value = points[k]?.value ?? Number.NaN;
        dot
          .attr("visibility", Number.isFinite(value) ? "inherit" : "hidden")
          .attr("cy", Number.isFinite(value) ? y(value) : 0);
      });
    },
    nearest(px, py) {
      const at = panelAt(layout, shape, panels.length, px, py);
      const points = at === null ? undefined : panels[at]!.series[0];
      if (at === null || points === undefined || points.length === 0) return null;
      const wanted = scales[at]!.invert(px - placeOf(layout, shape, at).left - margins.left);
      let best = 0;
      points.forEach(({ x }, k) => {
        if (Math.abs(x - wanted) < Math.abs(points[best]!.x - wanted)) best = k;
      });
      return starts[at]! + best;
    },
  };
}

/** One scale for all panels about the same quantity. */
function across(
  panels: readonly MultiplesPanel[],
  { xTitle, levels, series }: MultiplesPanel,
  width: number,
): Scale {
  if (levels !== undefined)
    return scaleLinear()
      .domain([-0.5, levels.length - 0.5])
      .range([0, width]);
  const same = panels.filter((other) => other.xTitle === xTitle && other.levels === undefined);
  const [from = 0, to = 1] = extent(
    [...same.flatMap((other) => other.series), ...series].flatMap((points) => points.map(({ x }) => x)),
  );
  const room = 0.03 * (to - from || Math.abs(to) || 1);
  return scaleLinear()
    .domain([from - room, to + room])
    .range([0, width]);
}

function frame(
  group: Group,
  { title, xTitle, levels }: MultiplesPanel,
  { yTitle }: MultiplesData,
  {
    x,
    y,
    width,
    height,
  }: { readonly x: Scale; readonly y: Scale; readonly width: number; readonly height: number },
): void {
  leftAxis(group, y, width, yTitle);
  if (levels === undefined) bottomAxis(group, x, height, xTitle);
  else
    bottomLevels(
      group,
      levels.map((label, index) => ({ label, at: x(index) })),
      width,
      height,
      xTitle,
    );
  if (title !== "")
    group
      .append("text")
      .attr("class", "panel-title")
      .attr("x", -margins.left + 4)
      .attr("y", -26)
      .text(title);
}

function series(
  group: Group,
  points: readonly MultiplesPoint[],
  { tone, shape }: MultiplesName,
  joined: boolean,
  x: Scale,
  y: Scale,
): void {
  const known = points.filter(({ value }) => Number.isFinite(value));
  const many = known.length > MANY;
  if (joined) {
    const path = line<MultiplesPoint>()
      .defined(({ value }) => Number.isFinite(value))
      .x((point) => x(point.x))
      .y(({ value }) => y(value));
    group
      .append("path")
      .attr("class", `line thin tone-${tone}`)
      .attr("d", path([...points]));
  }
  const whiskers = known.filter(({ halfWidth }) => halfWidth > 0);
  group
    .append("path")
    .attr("class", `whisker tone-${tone}${many ? " faint" : ""}`)
    .attr(
      "d",
      whiskers
        .map(({ x: at, value, halfWidth }) => `M${x(at)},${y(value - halfWidth)}V${y(value + halfWidth)}`)
        .join(""),
    );
  if (joined && many) return;
  if (known.length > CROWD) {
    group
      .append("path")
      .attr("class", `crowd tone-${tone}`)
      .attr("d", known.map(({ x: at, value }) => `M${x(at)},${y(value)}h0`).join(""));
    return;
  }
  for (const point of known) mark(group, shape, x(point.x), y(point.value), tone);
}

function mark(group: Group, shape: MultiplesName["shape"], x: number, y: number, tone: Tone): void {
  if (shape === "square")
    group
      .append("rect")
      .attr("class", `point tone-${tone}`)
      .attr("x", x - 3)
      .attr("y", y - 3)
      .attr("width", 6)
      .attr("height", 6);
  else
    group
      .append("circle")
      .attr("class", `point tone-${tone}${shape === "ring" ? " hollow" : ""}`)
      .attr("cx", x)
      .attr("cy", y)
      .attr("r", 3.4);
}

function key(area: Group, names: readonly MultiplesName[]): void {
  let at = 6;
  for (const { label, shape, tone } of names) {
    const group = area.append("g").attr("transform", `translate(${at},14)`);
    mark(group, shape, 0, -4, tone);
    group.append("text").attr("class", "note").attr("x", 9).text(label);
    at += 26 + 6.3 * label.length;
  }
}
