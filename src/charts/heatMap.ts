import { extent } from "d3";
import { type ChartOptions, type Drawing, type Group, hatching, plot, type Tone } from "./drawing.ts";
import { bottomLevels, labelWidth, leftLevels } from "./levelAxis.ts";
import { type PanelShape, panelAt, panelsIn, placeOf } from "./panels.ts";

export interface HeatPanel {
  /** What tells it from the others; empty where it is the only one. */
  readonly title: string;
  /** `[y][x]`, flattened in that order, lowest levels first; NaN where there is nothing yet. */
  readonly values: Float64Array;
  /** The same, written out, for cells that have room. */
  readonly texts: (index: number) => string;
  /** 1 where there is no answer. */
  readonly without: Uint8Array;
}

export interface HeatMapData {
  readonly xTitle: string;
  readonly yTitle: string;
  /** What the colour means, with its unit. */
  readonly valueTitle: string;
  readonly xLevels: readonly string[];
  readonly yLevels: readonly string[];
  readonly panels: readonly HeatPanel[];
  readonly tone: Tone;
  /** Lowest and highest value, written out. */
  readonly ends: readonly [low: string, high: string];
}

const FAINT = 0.06;
const STRONG = 0.68;
const STEPS = 28;

function shapeFor(yLevels: readonly string[]): PanelShape {
  const left = labelWidth(yLevels);
  return {
    least: 270,
    most: 760,
    above: 40,
    shape: (width) => 24 + 44 + Math.max(120, Math.min(400, 0.62 * (width - left))),
  };
}

/** Height that the panels need at a width, in pixels. */
export function heatMapHeight(
  { panels, yLevels }: Pick<HeatMapData, "panels" | "yLevels">,
  width: number,
): number {
  return panelsIn(width, panels.length, shapeFor(yLevels)).total;
}

let masks = 0;

/** A mask that lets through as much as `opacity` says of each cell; one pixel a cell, however many there are. */
function mask(
  parent: Group,
  { document }: ChartOptions,
  [columns, rows]: readonly [number, number],
  [width, height]: readonly [number, number],
  opacity: (cell: number) => number,
): string {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  const pixels = context?.createImageData(columns, rows);
  if (context && pixels) {
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const at = 4 * ((rows - 1 - y) * columns + x);
        pixels.data.fill(255, at, at + 3);
        pixels.data[at + 3] = Math.round(255 * opacity(y * columns + x));
      }
    }
    context.putImageData(pixels, 0, 0);
  }
  masks += 1;
  const id = `heat-${masks}`;
  parent
    .append("mask")
    .attr("id", id)
    .attr("maskUnits", "userSpaceOnUse")
    .attr("x", 0)
    .attr("y", 0)
    .attr("width", width)
    .attr("height", height)
    .append("image")
    .attr("href", canvas.toDataURL("image/png"))
    .attr("width", width)
    .attr("height", height)
    .attr("preserveAspectRatio", "none")
    .attr("image-rendering", "pixelated");
  return `url(#${id})`;
}

/**
 * Values over two factors as a field of colour, one panel per level of a third: the stronger, the higher; where there
 * are both signs, the stronger, the further from zero, and hatched in another colour below it; grey where there is no
 * answer.
 */
export function heatMapChart(data: HeatMapData, options: ChartOptions): Drawing {
  const { xLevels, yLevels, panels } = data;
  const shape = shapeFor(yLevels);
  const layout = panelsIn(options.width, panels.length, shape);
  const { svg, area } = plot(options, { top: 0, right: 0, bottom: 0, left: 0 });
  const margins = { top: 24, bottom: 44, left: labelWidth(yLevels), right: 6 };
  const width = Math.max(20, layout.width - margins.left - margins.right);
  const height = Math.max(20, layout.height - margins.top - margins.bottom);
  const columns = xLevels.length;
  const rows = yLevels.length;
  const [low = 0, high = 0] = extent(
    panels.flatMap(({ values }) => extent(values.filter(Number.isFinite))).map(Number),
  );
  const signed = low < 0 && high > 0;
  const largest = Math.max(-low, high);
  const strength = (value: number): number => {
    if (signed) return FAINT + ((STRONG - FAINT) * Math.abs(value)) / largest;
    return high > low ? FAINT + ((STRONG - FAINT) * (value - low)) / (high - low) : (FAINT + STRONG) / 2;
  };
  const hatch = signed ? hatching(area) : "";

  legend(area, data, signed ? { low, high, hatch } : undefined, options.width);
  panels.forEach((panel, index) => {
    const { left, top } = placeOf(layout, shape, index);
    const group = area
      .append("g")
      .attr("transform", `translate(${left + margins.left},${top + margins.top})`);
    if (panel.title !== "")
      group
        .append("text")
        .attr("class", "panel-title")
        .attr("x", width)
        .attr("y", -8)
        .attr("text-anchor", "end")
        .text(panel.title);
    group.append("rect").attr("class", "heat-ground").attr("width", width).attr("height", height);
    const layer = (opacity: (cell: number) => number) =>
      group
        .append("rect")
        .attr("width", width)
        .attr("height", height)
        .attr("mask", mask(group, options, [columns, rows], [width, height], opacity));
    const { values, without } = panel;
    layer((cell) => (values[cell]! >= (signed ? 0 : low) ? strength(values[cell]!) : 0)).attr(
      "class",
      `heat tone-${data.tone}`,
    );
    if (signed)
      layer((cell) => (values[cell]! < 0 ? 0.25 + strength(values[cell]!) : 0))
        .attr("class", "heat-below")
        .attr("fill", hatch);
    if (without.includes(1)) layer((cell) => without[cell]!).attr("class", "heat-without");
    const [across, up] = [width / columns, height / rows];
    bottomLevels(
      group,
      xLevels.map((label, x) => ({ label, at: across * (x + 0.5) })),
      width,
      height,
      data.xTitle,
    );
    leftLevels(
      group,
      yLevels.map((label, y) => ({ label, at: height - up * (y + 0.5) })),
      data.yTitle,
    );
    if (up >= 15 && across >= 30) write(group, panel, [columns, rows], [across, up], height);
  });

  const picked = area.append("rect").attr("class", "heat-picked").attr("visibility", "hidden");
  const size = columns * rows;
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const panel = index === null ? undefined : panels[Math.floor(index / size)];
      picked.attr("visibility", panel === undefined ? "hidden" : "visible");
      if (index === null || panel === undefined) return;
      const { left, top } = placeOf(layout, shape, Math.floor(index / size));
      const [x, y] = [index % columns, Math.floor((index % size) / columns)];
      picked
        .attr("x", left + margins.left + (width / columns) * x)
        .attr("y", top + margins.top + height - (height / rows) * (y + 1))
        .attr("width", width / columns)
        .attr("height", height / rows);
    },
    nearest(px, py) {
      const panel = panelAt(layout, shape, panels.length, px, py);
      if (panel === null) return null;
      const { left, top } = placeOf(layout, shape, panel);
      const x = Math.floor(((px - left - margins.left) / width) * columns);
      const y = rows - 1 - Math.floor(((py - top - margins.top) / height) * rows);
      return x >= 0 && x < columns && y >= 0 && y < rows ? panel * size + y * columns + x : null;
    },
  };
}

/** Values in cells where all of them have room. */
function write(
  group: Group,
  { values, without, texts }: HeatPanel,
  [columns, rows]: readonly [number, number],
  [across, up]: readonly [number, number],
  height: number,
): void {
  const words = Array.from(values, (value, cell) =>
    without[cell] === 1 ? "–" : Number.isFinite(value) ? texts(cell) : "",
  );
  if (Math.max(...words.map(({ length }) => length)) * 6.4 + 4 > across) return;
  for (let cell = 0; cell < columns * rows; cell++) {
    if (words[cell] === "") continue;
    group
      .append("text")
      .attr("class", "heat-value")
      .attr("x", across * ((cell % columns) + 0.5))
      .attr("y", height - up * (Math.floor(cell / columns) + 0.5))
      .attr("dy", "0.35em")
      .attr("text-anchor", "middle")
      .text(words[cell]!);
  }
}

/** What the colour means, from the lowest to the highest value. */
function legend(
  area: Group,
  { valueTitle, ends, tone, panels }: HeatMapData,
  signed: { readonly low: number; readonly high: number; readonly hatch: string } | undefined,
  width: number,
): void {
  const group = area.append("g").attr("class", "heat-legend").attr("transform", "translate(4,6)");
  const bar = Math.min(150, width / 3);
  const from = 7 * ends[0].length + 6;
  const largest = signed ? Math.max(-signed.low, signed.high) : 1;
  group.append("text").attr("y", 10).text(ends[0]);
  for (let step = 0; step < STEPS; step++) {
    const share = step / (STEPS - 1);
    const value = signed ? (signed.low + share * (signed.high - signed.low)) / largest : share;
    const shade = FAINT + (STRONG - FAINT) * Math.abs(value);
    group
      .append("rect")
      .attr("class", value < 0 ? "heat-below" : `heat tone-${tone}`)
      .attr("shape-rendering", "crispEdges")
      .attr("x", from + (bar * step) / STEPS)
      .attr("width", bar / STEPS)
      .attr("height", 12)
      .attr("fill-opacity", value < 0 ? 0.25 + shade : shade)
      .attr("fill", value < 0 && signed ? signed.hatch : null);
  }
  const after = from + bar + 6;
  group.append("text").attr("x", after).attr("y", 10).text(ends[1]);
  const absent = panels.some(({ without }) => without.includes(1)) ? "; – or grey: no answer" : "";
  const words = `${valueTitle}${absent}`;
  const beside = after + 7 * ends[1].length + 10;
  const fits = beside + 6.2 * words.length < width;
  group
    .append("text")
    .attr("x", fits ? beside : 0)
    .attr("y", fits ? 10 : 25)
    .text(words);
}
