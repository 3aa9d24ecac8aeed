import { extent, line, range, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";

export interface RisingPanel {
  readonly title: string;
  /** "rises", "falls beyond 9". */
  readonly verdict: string;
  readonly holds: boolean;
  /** NaN where there is none. */
  readonly values: readonly number[];
}

export interface RisingData {
  readonly xTitle: string;
  readonly x: readonly number[];
  readonly tone: Tone;
  readonly panels: readonly RisingPanel[];
}

/** Panels side by side in a drawing of this width. */
export function risingColumns(width: number, panels: number): number {
  return Math.max(1, Math.min(panels, Math.floor(width / 190)));
}

/** Several quantities over one, each in a panel, with every stretch on which it does not rise marked. */
export function risingChart(data: RisingData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, { top: 4, right: 8, bottom: 40, left: 44 });
  const columns = risingColumns(options.width, data.panels.length);
  const rows = Math.ceil(data.panels.length / columns);
  const between = 56;
  const across = (width - between * (columns - 1)) / columns;
  const above = 44;
  const down = (height - 34 * (rows - 1)) / rows - above;
  const first = data.x[0] ?? 0;
  const last = data.x.at(-1) ?? 1;
  const x = scaleLinear()
    .domain([Math.min(0, first), last])
    .range([0, across]);
  const cursors = data.panels.map((panel, n) => {
    const row = Math.floor(n / columns);
    const group = area
      .append("g")
      .attr(
        "transform",
        `translate(${(n % columns) * (across + between)},${row * (down + above + 34) + above})`,
      );
    const [low = 0, high = 1] = extent(panel.values.filter(Number.isFinite));
    // A level line stands in the middle of an axis that shows its height.
    const level = high - low <= 1e-9 * Math.abs(high);
    const room = level ? 0.1 * Math.abs(high) || 1 : 0.06 * (high - low);
    const y = scaleLinear()
      .domain([low - room, high + room])
      .range([down, 0]);
    leftAxis(group, y, across, "", 4);
    bottomAxis(group, x, down, row === rows - 1 || n + columns >= data.panels.length ? data.xTitle : "");
    group.append("text").attr("class", "panel-title").attr("x", -36).attr("y", -28).text(panel.title);
    group
      .append("text")
      .attr("class", `label tone-${panel.holds ? data.tone : "shortage"}`)
      .attr("x", -36)
      .attr("y", -11)
      .text(`${panel.holds ? "✓" : "✗"} ${panel.verdict}`);
    const shape = line<number>()
      .defined((i) => Number.isFinite(panel.values[i]))
      .x((i) => x(data.x[i] ?? 0))
      .y((i) => y(panel.values[i] ?? 0));
    group
      .append("path")
      .attr("class", `line tone-${data.tone}`)
      .attr("d", shape(range(data.x.length)));
    for (const i of range(1, data.x.length)) {
      const [before = Number.NaN, now = Number.NaN] = [panel.values[i - 1], panel.values[i]];
      if (panel.holds || !(now <= before + 1e-11 * Math.abs(before))) continue;
      group
        .append("path")
        .attr("class", "line strong falls tone-shortage")
        .attr("d", shape([i - 1, i]));
    }
    const cross = group.append("g").attr("class", "cursor").attr("visibility", "hidden");
    cross.append("line").attr("y1", 0).attr("y2", down);
    const dot = cross.append("circle").attr("class", `tone-${data.tone}`).attr("r", 3.5);
    return (index: number | null) => {
      const value = index === null ? Number.NaN : (panel.values[index] ?? Number.NaN);
      cross.attr("visibility", Number.isFinite(value) ? "visible" : "hidden");
      if (index === null || !Number.isFinite(value)) return;
      cross.attr("transform", `translate(${x(data.x[index] ?? 0)},0)`);
      dot.attr("cy", y(value));
    };
  });
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + across],
    cursor(index) {
      for (const move of cursors) move(index);
    },
    nearest(px) {
      const place = (((px - margins.left) % (across + between)) + across + between) % (across + between);
      const wanted = x.invert(Math.min(across, place));
      let best: number | null = null;
      for (const [i, value] of data.x.entries()) {
        if (best === null || Math.abs(value - wanted) < Math.abs((data.x[best] ?? 0) - wanted)) best = i;
      }
      return best;
    },
  };
}
