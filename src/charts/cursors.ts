import type { ScaleLinear } from "d3";
import type { Drawing, Plot } from "./drawing.ts";

/** A drawing of rows of equal height, whose cursor frames one row. */
export function rowsDrawing({ svg, area, margins, width }: Plot, rows: number, gap: number): Drawing {
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  const frame = cross
    .append("rect")
    .attr("class", "picked")
    .attr("x", -margins.left + 2)
    .attr("width", margins.left + width + margins.right - 4)
    .attr("height", Math.max(4, gap - 1));
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const inside = index !== null && index < rows;
      cross.attr("visibility", inside ? "visible" : "hidden");
      if (inside) frame.attr("y", gap * index + 0.5);
    },
    nearest(_, py) {
      const row = Math.floor((py - margins.top) / gap);
      return row >= 0 && row < rows ? row : null;
    },
  };
}

/** A drawing over bins, whose cursor covers one bin. */
export function binsDrawing(
  { svg, area, margins, width, height }: Plot,
  x: ScaleLinear<number, number>,
  edges: readonly number[],
): Drawing {
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  const frame = cross.append("rect").attr("class", "picked").attr("height", height);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const low = index === null ? undefined : edges[index];
      const high = index === null ? undefined : edges[index + 1];
      cross.attr("visibility", low === undefined || high === undefined ? "hidden" : "visible");
      if (low === undefined || high === undefined) return;
      frame.attr("x", x(low)).attr("width", x(high) - x(low));
    },
    nearest(px) {
      const value = x.invert(px - margins.left);
      const bin = edges.findLastIndex((edge) => edge <= value);
      return Math.max(0, Math.min(edges.length - 2, bin));
    },
  };
}

/** A drawing over periods numbered from `first`, whose cursor is a line through one of them. */
export function periodsDrawing(
  { svg, area, margins, width, height }: Plot,
  x: ScaleLinear<number, number>,
  first: number,
  count: number,
): Drawing {
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const known = index !== null && index >= 0 && index < count;
      cross.attr("visibility", known ? "visible" : "hidden");
      if (known) cross.attr("transform", `translate(${x(first + index)},0)`);
    },
    nearest(px) {
      const index = Math.round(x.invert(px - margins.left)) - first;
      return Math.max(0, Math.min(count - 1, index));
    },
  };
}
