import { axisBottom, axisLeft, type ScaleLinear } from "d3";
import type { Group } from "./drawing.ts";

export type Scale = ScaleLinear<number, number>;

function minus(text: string): string {
  return text.replace("-", "−");
}

/** The horizontal axis with its title ("Spot price, money/unit") under the right end. */
export function bottomAxis(
  area: Group,
  scale: Scale,
  y: number,
  title: string,
  ticks?: readonly number[],
): void {
  const [from = 0, to = 0] = scale.range();
  const count = Math.max(2, Math.min(10, Math.floor(Math.abs(to - from) / 64)));
  const axis = axisBottom(scale).ticks(count).tickSizeOuter(0).tickSizeInner(4).tickPadding(5);
  if (ticks !== undefined) axis.tickValues([...ticks]);
  const group = area.append("g").attr("class", "axis x").attr("transform", `translate(0,${y})`).call(axis);
  group.attr("font-family", null).attr("font-size", null);
  group.selectAll<SVGTextElement, number>("text").text(function () {
    return minus(this.textContent ?? "");
  });
  area
    .append("text")
    .attr("class", "axis-title")
    .attr("x", to)
    .attr("y", y + 32)
    .attr("text-anchor", "end")
    .text(title);
}

/** The vertical axis with light grid lines and its title above the top end. */
export function leftAxis(area: Group, scale: Scale, width: number, title: string, most = 6): void {
  const [from = 0, to = 0] = scale.range();
  const count = Math.max(
    1,
    Math.min(most, Math.floor(Math.abs(to - from) / (Math.abs(to - from) < 120 ? 22 : 34))),
  );
  const axis = axisLeft(scale).ticks(count).tickSizeOuter(0).tickSizeInner(-width).tickPadding(7);
  const group = area.append("g").attr("class", "axis y").call(axis);
  group.attr("font-family", null).attr("font-size", null);
  group.select(".domain").remove();
  group.selectAll<SVGTextElement, number>("text").text(function () {
    return minus(this.textContent ?? "");
  });
  area
    .append("text")
    .attr("class", "axis-title")
    .attr("x", 0)
    .attr("y", Math.min(from, to) - 9)
    .text(title);
}
