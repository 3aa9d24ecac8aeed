import type { Group } from "./drawing.ts";

/** A place on an axis that has a name of its own. */
export interface LevelTick {
  readonly at: number;
  readonly label: string;
}

/** Room that a character of a label takes, in pixels. */
const LETTER = 6.2;

/** Every so many-th tick, so that labels do not touch. */
function thinned(ticks: readonly LevelTick[], room: (tick: LevelTick) => number): readonly LevelTick[] {
  if (ticks.length < 2) return ticks;
  const widest = Math.max(...ticks.map(room));
  const apart = Math.abs(ticks[1]!.at - ticks[0]!.at);
  const step = Math.max(1, Math.ceil(widest / Math.max(0.01, apart)));
  return ticks.filter((_, index) => index % step === 0);
}

/** Levels along the lower edge with the axis's title under the right end. */
export function bottomLevels(
  area: Group,
  ticks: readonly LevelTick[],
  width: number,
  y: number,
  title: string,
): void {
  const group = area.append("g").attr("class", "axis x").attr("transform", `translate(0,${y})`);
  group.append("line").attr("x2", width).attr("class", "domain");
  for (const { at, label } of thinned(ticks, ({ label }) => label.length * LETTER + 8)) {
    group.append("line").attr("x1", at).attr("x2", at).attr("y2", 4);
    group.append("text").attr("x", at).attr("y", 16).attr("text-anchor", "middle").text(label);
  }
  area
    .append("text")
    .attr("class", "axis-title")
    .attr("x", width)
    .attr("y", y + 32)
    .attr("text-anchor", "end")
    .text(title);
}

/** Levels along the left edge with the axis's title above the top end. */
export function leftLevels(area: Group, ticks: readonly LevelTick[], title: string): void {
  const group = area.append("g").attr("class", "axis y");
  for (const { at, label } of thinned(ticks, () => 14)) {
    group
      .append("text")
      .attr("x", -6)
      .attr("y", at)
      .attr("dy", "0.33em")
      .attr("text-anchor", "end")
      .text(label);
  }
  area
    .append("text")
    .attr("class", "axis-title")
    .attr("x", 0)
    .attr("y", -8)
    .attr("text-anchor", "start")
    .text(title);
}

/** Room that labels need at the left, in pixels. */
export function labelWidth(labels: readonly string[]): number {
  return 12 + LETTER * Math.max(1, ...labels.map((label) => label.length));
}
