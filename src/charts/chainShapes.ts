import type { Box, Pile, Point } from "./chainLayout.ts";
import type { Group } from "./drawing.ts";

/** 12,345 */
export function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

/** 345k, 1.23 M */
export function thousands(value: number): string {
  return Math.abs(value) >= 999_500
    ? `${(value / 1e6).toFixed(2)} M`
    : `${Math.round(value / 1000).toLocaleString("en-US")}k`;
}

/** A box with round corners. */
export function frame(group: Group, { x, y, width, height }: Box, className: string, radius = 5) {
  return group
    .append("rect")
    .attr("class", className)
    .attr("x", x)
    .attr("y", y)
    .attr("width", width)
    .attr("height", height)
    .attr("rx", radius);
}

/** A text; empty until it is written. */
export function words(
  group: Group,
  x: number,
  y: number,
  className: string,
  text = "",
  anchor: "start" | "middle" | "end" = "middle",
) {
  return group
    .append("text")
    .attr("class", className)
    .attr("x", x)
    .attr("y", y)
    .attr("text-anchor", anchor)
    .text(text);
}

/** The ground on which a pile stands, so that an empty one is seen too. */
export function trayOf({ x, y, columns, rows, pitch, towards }: Pile): Box {
  const width = columns * pitch + 4;
  return { x: towards > 0 ? x - 2 : x - width + 2, y: y - 2, width, height: rows * pitch + 4 };
}

/** A stock with its level; the box is full at the scale's end. */
export function tank(group: Group, of: Box, tone: string): (share: number) => void {
  frame(group, of, "tank-ground", 4);
  const level = group
    .append("rect")
    .attr("class", `tank-level tone-${tone}`)
    .attr("x", of.x)
    .attr("width", of.width)
    .attr("rx", 3);
  frame(group, of, "tank", 4);
  return (share) => {
    const height = Math.min(1, Math.max(0, share)) * of.height;
    level.attr("y", of.y + of.height - height).attr("height", height);
  };
}

/** A line with a head at its end. */
export function arrow(group: Group, points: readonly Point[], className: string): void {
  const last = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? last;
  const [dx, dy] = [Math.sign(last.x - before.x), Math.sign(last.y - before.y)];
  const path = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x},${y}`).join("");
  group.append("path").attr("class", className).attr("d", path);
  group
    .append("path")
    .attr("class", `${className} head`)
    .attr(
      "d",
      dx !== 0
        ? `M${last.x - 5 * dx},${last.y - 4}L${last.x},${last.y}L${last.x - 5 * dx},${last.y + 4}`
        : `M${last.x - 4},${last.y - 5 * dy}L${last.x},${last.y}L${last.x + 4},${last.y - 5 * dy}`,
    );
}

/** A wire that carries information; broken where nothing is laid. */
export function wire(
  group: Group,
  points: readonly Point[],
  laid: boolean,
  text: string,
): (time: number) => void {
  const path = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x},${y}`).join("");
  group.append("path").attr("class", "wire absent").attr("d", path);
  if (laid) group.append("path").attr("class", "wire live tone-policyA").attr("d", path);
  const pulse = laid ? group.append("path").attr("class", "wire pulse").attr("d", path) : null;
  if (text !== "") {
    const from = points[1] ?? { x: 0, y: 0 };
    const to = points[2] ?? from;
    words(group, (from.x + to.x) / 2, from.y + 4, `wire-note${laid ? " tone-policyA" : ""}`, text);
  }
  return (time) => {
    pulse?.attr("stroke-dashoffset", -((time * 26) % 40));
  };
}

/** A face that shows how content people are. */
export function face(group: Group, x: number, y: number, radius: number): (satisfaction: number) => void {
  const drawn = group.append("g").attr("class", "face");
  drawn.append("circle").attr("cx", x).attr("cy", y).attr("r", radius);
  for (const side of [-1, 1])
    drawn
      .append("circle")
      .attr("class", "eye")
      .attr("cx", x + side * 0.36 * radius)
      .attr("cy", y - 0.24 * radius)
      .attr("r", 0.11 * radius);
  const mouth = drawn.append("path");
  return (satisfaction) => {
    // Straight at 0.8, a full smile at 1.
    const bend = Math.max(-1, Math.min(1, (satisfaction - 0.8) * 5));
    const [left, level] = [x - 0.5 * radius, y + 0.36 * radius - 0.1 * bend * radius];
    mouth.attr("d", `M${left},${level}Q${x},${level + 0.62 * bend * radius} ${x + 0.5 * radius},${level}`);
  };
}
