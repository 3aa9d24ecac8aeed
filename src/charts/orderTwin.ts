import { scaleLinear } from "d3";
import { type ChartOptions, type Drawing, hatching, plot } from "./drawing.ts";

/** A stage of an order: from one time to another, days since it was placed. */
export interface TwinSpan {
  readonly stage: number;
  readonly row: "order" | "money" | "lot";
  readonly look: "talk" | "entry" | "wait" | "dispatch" | "road" | "invoice" | "payment" | "lot";
  readonly from: number;
  /** NaN where it has not ended. */
  readonly to: number;
  readonly text: string;
}

export interface TwinWorld {
  readonly label: string;
  readonly tone: string;
  readonly spans: readonly TwinSpan[];
  readonly promised: number;
  readonly delivered: number;
  /** When and how it was lost; null if it was not. */
  readonly lost: { readonly at: number; readonly text: string } | null;
}

export interface OrderTwinData {
  readonly worlds: readonly [TwinWorld, TwinWorld];
  /** Day that the customer asked for. */
  readonly requested: number;
  /** Ends of the stretches of the axis, days, and how much of the width each takes. */
  readonly stretches: readonly { readonly from: number; readonly to: number; readonly share: number }[];
}

const NARROW = 560;
const ROW = { order: 24, money: 16, lot: 10 } as const;

/** One world's rows with their labels, in pixels. */
const WORLD = 108;
export const orderTwinHeight = 2 * WORLD + 74;

/** The same order in two worlds, stage by stage on one axis. */
export function orderTwinChart(data: OrderTwinData, options: ChartOptions): Drawing {
  const narrow = options.width < NARROW;
  const { svg, area, width, height, margins } = plot(options, {
    top: 34,
    right: 16,
    bottom: 40,
    left: narrow ? 10 : 86,
  });
  const domain = [data.stretches[0]?.from ?? 0, ...data.stretches.map(({ to }) => to)];
  const ends = data.stretches.map((_, i) =>
    data.stretches.slice(0, i + 1).reduce((sum, { share }) => sum + share * width, 0),
  );
  const x = scaleLinear()
    .domain(domain)
    .range([0, ...ends]);
  const last = domain.at(-1) ?? 1;
  const at = (time: number) => x(Math.min(last, Number.isNaN(time) ? last : time));
  const hatch = hatching(area);

  const axis = area.append("g").attr("class", "axis x").attr("transform", `translate(0,${height})`);
  axis.append("path").attr("class", "domain").attr("d", `M0,0H${width}`);
  data.stretches.forEach(({ from, to, share }, i) => {
    const count = Math.max(1, Math.min(8, Math.floor((share * width) / 48)));
    for (const tick of scaleLinear().domain([from, to]).ticks(count)) {
      if (tick < from || tick > to || (i > 0 && tick === from)) continue;
      axis.append("line").attr("x1", x(tick)).attr("x2", x(tick)).attr("y2", 4);
      axis
        .append("text")
        .attr("x", x(tick))
        .attr("y", 16)
        .attr("text-anchor", "middle")
        .text(String(tick).replace("-", "−"));
    }
    if (i === 0) return;
    area
      .append("line")
      .attr("class", "stretch")
      .attr("x1", x(from))
      .attr("x2", x(from))
      .attr("y1", -6)
      .attr("y2", height);
    axis
      .append("text")
      .attr("class", "stretch-mark")
      .attr("x", x(from))
      .attr("y", 4)
      .attr("text-anchor", "middle")
      .text("//");
  });
  area
    .append("text")
    .attr("class", "axis-title")
    .attr("x", width)
    .attr("y", height + 32)
    .attr("text-anchor", "end")
    .text(`Days since the order${data.stretches.length > 1 ? "; the scale changes at //" : ""}`);

  const wanted = at(data.requested);
  area
    .append("line")
    .attr("class", "wanted")
    .attr("x1", wanted)
    .attr("x2", wanted)
    .attr("y1", -8)
    .attr("y2", height);
  area
    .append("text")
    .attr("class", "note")
    .attr("x", wanted)
    .attr("y", -14)
    .attr("text-anchor", wanted < 40 ? "start" : "middle")
    .text("▾ wanted");

  const frames: { readonly stage: number; readonly element: SVGRectElement | null }[] = [];
  data.worlds.forEach((world, n) => {
    const top = n * WORLD + (n === 0 ? 0 : 6);
    const group = area.append("g").attr("class", "twin").attr("transform", `translate(0,${top})`);
    group
      .append("text")
      .attr("class", `world-name tone-${world.tone}`)
      .attr("x", narrow ? 0 : -margins.left)
      .attr("y", narrow ? 8 : 38)
      .text(world.label);
    const rows = narrow ? { order: 30, money: 66, lot: 86 } : { order: 20, money: 58, lot: 80 };
    for (const { stage, row, look, from, to, text } of world.spans) {
      const left = at(from);
      const long = Math.max(1.5, at(to) - left);
      const [y, tall] = [rows[row], ROW[row]];
      const bar = group
        .append("rect")
        .attr("class", `span ${look}`)
        .attr("x", left)
        .attr("y", y)
        .attr("width", long)
        .attr("height", tall);
      if (look === "wait") bar.attr("fill", hatch);
      if (Number.isNaN(to)) bar.classed("open", true);
      frames.push({ stage, element: bar.node() });
      const fits = long > 6.4 * text.length + 6;
      if (row === "lot" && !fits) {
        group
          .append("text")
          .attr("class", "note")
          .attr("x", left + long + 6)
          .attr("y", y + tall / 2)
          .attr("dy", "0.34em")
          .text(text);
      } else if (fits) {
        group
          .append("text")
          .attr("class", `span-text ${look}`)
          .attr("x", left + long / 2)
          .attr("y", y + tall / 2)
          .attr("dy", "0.34em")
          .attr("text-anchor", "middle")
          .text(text);
      }
    }
    const promised = group
      .append("g")
      .attr("transform", `translate(${at(world.promised)},${rows.order - 3})`);
    promised.append("path").attr("class", "promised").attr("d", "M0,0L-4.5,-7H4.5Z");
    promised.append("text").attr("class", "note").attr("x", 7).attr("y", -1).text("promised");
    if (!Number.isNaN(world.delivered)) {
      const late = world.delivered > world.promised;
      group
        .append("circle")
        .attr("class", `arrival${late ? " late" : ""}`)
        .attr("cx", at(world.delivered))
        .attr("cy", rows.order + ROW.order / 2)
        .attr("r", 5);
      group
        .append("text")
        .attr("class", `label ${late ? "tone-shortage" : "tone-inventory"}`)
        .attr("x", at(world.delivered) + 9)
        .attr("y", rows.order + ROW.order / 2)
        .attr("dy", "0.34em")
        .text(late ? "✕ delivered late" : "✓ delivered");
    }
    if (world.lost !== null) {
      const place = at(world.lost.at);
      group
        .append("text")
        .attr("class", "label tone-shortage")
        .attr("x", place + 6)
        .attr("y", rows.order + ROW.order / 2)
        .attr("dy", "0.34em")
        .text(`✕ ${world.lost.text}`);
    }
  });
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      cross.attr("visibility", "hidden");
      for (const { stage, element } of frames) element?.classList.toggle("picked", stage === index);
    },
    nearest(px, py) {
      let best: number | null = null;
      let least = 12;
      for (const { stage, element } of frames) {
        if (element === null) continue;
        const box = element.getBBox();
        const top = Number(
          /,([\d.]+)/.exec(element.parentElement?.getAttribute("transform") ?? "")?.[1] ?? 0,
        );
        const dx = Math.max(box.x + margins.left - px, px - box.x - box.width - margins.left, 0);
        const dy = Math.max(box.y + top + margins.top - py, py - box.y - box.height - top - margins.top, 0);
        if (dx + dy < least) {
          least = dx + dy;
          best = stage;
        }
      }
      return best;
    },
  };
}
