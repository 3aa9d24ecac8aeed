import type { Selection } from "d3";
import type { Group, Tone } from "./drawing.ts";

export interface Label {
  readonly text: string;
  readonly tone: Tone;
  readonly y: number;
}

/** Moves values apart so that neighbours keep a distance, as near to their places as the bounds allow. */
export function spread(places: readonly number[], gap: number, low: number, high: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let floor = low;
  for (const index of order) {
    moved[index] = Math.max(floor, moved[index] ?? 0);
    floor = (moved[index] ?? 0) + gap;
  }
  let ceiling = high;
  for (const index of order.reverse()) {
    moved[index] = Math.min(ceiling, moved[index] ?? 0);
    ceiling = (moved[index] ?? 0) - gap;
  }
  return moved;
}

/** Names of lines beside their right ends. */
export function endLabels(area: Group, labels: readonly Label[], x: number, low: number, high: number): void {
  const places = spread(
    labels.map((label) => label.y),
    15,
    low + 4,
    high,
  );
  labels.forEach((label, index) => {
    area
      .append("text")
      .attr("class", `label tone-${label.tone}`)
      .attr("x", x)
      .attr("y", places[index] ?? label.y)
      .attr("dy", "0.33em")
      .call(symbols, label.text);
  });
}

/** Room that the longest label needs at the right, in pixels; a little too much rather than too little. */
export function labelRoom(texts: readonly string[]): number {
  return 12 + 6.6 * Math.max(0, ...texts.map((text) => text.length));
}

/** Writes text in which `S_L` stands for an italic S with a lowered L. */
export function symbols(text: Selection<SVGTextElement, unknown, null, undefined>, words: string): void {
  let lowered = false;
  for (const part of words.split(/([A-Za-z]_[A-Za-z])/)) {
    const [, letter, index] = /^([A-Za-z])_([A-Za-z])$/.exec(part) ?? [];
    if (letter !== undefined && index !== undefined) {
      text.append("tspan").attr("class", "symbol").text(letter);
      text.append("tspan").attr("class", "symbol index").attr("dy", "0.25em").text(index);
      lowered = true;
    } else if (part !== "") {
      const rest = text.append("tspan").text(part);
      if (lowered) rest.attr("dy", "-0.2em");
      lowered = false;
    }
  }
}
