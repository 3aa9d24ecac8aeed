import { extent, line, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, plot, type Tone } from "./drawing.ts";
import { endLabels, labelRoom } from "./labels.ts";

export interface Curve {
  readonly label: string;
  readonly tone: Tone;
  readonly dashed?: boolean;
  readonly values: readonly number[];
  /** Index of the point to mark, with what it means ("R = 10"). */
  readonly mark?: { readonly index: number; readonly label: string };
}

export interface CurvesData {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: readonly number[];
  readonly curves: readonly Curve[];
  /** Lines of a reference result, on the same or other x. */
  readonly ghosts?: readonly {
    readonly x: readonly number[];
    readonly values: readonly number[];
    readonly tone: Tone;
  }[];
  /** Upper end of the y axis, where a steep flank would flatten everything else. */
  readonly ceiling?: number;
}

/** Curves over one quantity, their marked points and a cursor. */
export function curvesChart(data: CurvesData, options: ChartOptions): Drawing {
  const narrow = options.width < 380;
  const { svg, area, width, height, margins } = plot(options, {
    top: 30,
    right: labelRoom(data.curves.map((curve) => curve.label)),
    bottom: 42,
    left: narrow ? 40 : 48,
  });
  const x = scaleLinear()
    .domain([data.x[0] ?? 0, data.x.at(-1) ?? 1])
    .range([0, width]);
  const values = [...data.curves, ...(data.ghosts ?? [])]
    .flatMap((curve) => curve.values)
    .filter(Number.isFinite);
  const [low = 0, high = 1] = extent(values);
  const top = Math.min(high, data.ceiling ?? high);
  const below = low - 0.16 * (top - low || 1);
  const y = scaleLinear()
    .domain([low < 0 ? below : Math.max(0, below), top + 0.04 * (top - low || 1)])
    .range([height, 0])
    .nice(5);
  leftAxis(area, y, width, data.yTitle);
  bottomAxis(area, x, height, data.xTitle);

  const [, ceiling = top] = y.domain();
  const path = (xs: readonly number[]) =>
    line<number>()
      .defined((value) => Number.isFinite(value) && value <= ceiling)
      .x((_, i) => x(xs[i] ?? 0))
      .y((value) => y(value));
  for (const ghost of data.ghosts ?? []) {
    area.append("path").attr("class", `line ghost tone-${ghost.tone}`).attr("d", path(ghost.x)(ghost.values));
    const best = ghost.values.indexOf(Math.min(...ghost.values));
    const lowest = ghost.values[best] ?? 0;
    if (ghost === data.ghosts?.[0] && lowest <= ceiling) {
      area
        .append("text")
        .attr("class", `label tone-${ghost.tone}`)
        .attr("x", x(ghost.x[best] ?? 0))
        .attr("y", y(lowest) - 7)
        .attr("text-anchor", "middle")
        .text("pinned");
    }
  }
  for (const curve of data.curves) {
    area
      .append("path")
      .attr("class", `line tone-${curve.tone}${curve.dashed ? " dashed" : ""}`)
      .attr("d", path(data.x)(curve.values));
  }
  const ends = data.curves.map((curve) => {
    const last = curve.values.findLast((value) => Number.isFinite(value)) ?? low;
    return { text: curve.label, tone: curve.tone, y: y(Math.min(ceiling, last)) };
  });
  endLabels(area, ends, width + 8, 0, height);
  for (const [order, curve] of data.curves.entries()) {
    if (curve.mark === undefined) continue;
    const at = data.x[curve.mark.index] ?? 0;
    const value = curve.values[curve.mark.index] ?? 0;
    const mark = area.append("g").attr("class", `mark tone-${curve.tone}`);
    mark
      .append("line")
      .attr("class", "drop")
      .attr("x1", x(at))
      .attr("x2", x(at))
      .attr("y1", y(value))
      .attr("y2", height);
    mark.append("circle").attr("cx", x(at)).attr("cy", y(value)).attr("r", 4.5);
    mark
      .append("text")
      .attr("class", `label tone-${curve.tone}`)
      .attr("x", x(at))
      .attr("y", order === 0 && y(value) + 24 < height ? y(value) + 18 : y(value) - 10)
      .attr("text-anchor", x(at) < 30 ? "start" : "middle")
      .text(curve.mark.label);
  }

  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  const dots = data.curves.map((curve) =>
    cross.append("circle").attr("class", `tone-${curve.tone}`).attr("r", 3.5),
  );
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const at = index === null ? undefined : data.x[index];
      cross.attr("visibility", at === undefined ? "hidden" : "visible");
      if (at === undefined || index === null) return;
      cross.attr("transform", `translate(${x(at)},0)`);
      data.curves.forEach((curve, i) => {
        const value = curve.values[index];
        const shown = value !== undefined && Number.isFinite(value) && value <= ceiling;
        dots[i]?.attr("visibility", shown ? "inherit" : "hidden").attr("cy", shown ? y(value) : 0);
      });
    },
    nearest(px) {
      const wanted = x.invert(px - margins.left);
      let best: number | null = null;
      for (const [index, value] of data.x.entries()) {
        if (best === null || Math.abs(value - wanted) < Math.abs((data.x[best] ?? 0) - wanted)) best = index;
      }
      return best;
    },
  };
}
