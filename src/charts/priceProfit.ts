import { extent, line, range, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, clipped, type Drawing, plot, type Tone } from "./drawing.ts";

export interface PriceProfitData {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly price: ArrayLike<number>;
  readonly profit: ArrayLike<number>;
  readonly marks: readonly {
    readonly label: string;
    readonly tone: Tone;
    readonly price: number;
    readonly profit: number;
  }[];
}

/** Room for two lines beside a mark, in pixels. */
const BESIDE = 108;

/** The profit of one cycle over its price, with the prices that were chosen marked. */
export function priceProfitChart(data: PriceProfitData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, {
    top: 30,
    right: 14,
    bottom: 42,
    left: options.width < 380 ? 44 : 52,
  });
  const count = data.price.length;
  const outside = data.marks.map((mark) => mark.price);
  const [cheap = 0, dear = 1] = extent([data.price[0] ?? 0, data.price[count - 1] ?? 1, ...outside]);
  const [least = 0, most = 1] = extent([0, ...Array.from(data.profit)]);
  const x = scaleLinear()
    .domain(dear > cheap ? [cheap, dear] : [cheap - 1, dear + 1])
    .range([0, width]);
  const y = scaleLinear()
    .domain([least, most + 0.2 * (most - least || 1)])
    .range([height, 0])
    .nice(5);
  leftAxis(area, y, width, data.yTitle);
  bottomAxis(area, x, height, data.xTitle);
  area.append("line").attr("class", "zero").attr("x2", width).attr("y1", y(0)).attr("y2", y(0));
  clipped(area, 0, -2, width, height + 4)
    .append("path")
    .attr("class", "line tone-plain")
    .attr(
      "d",
      line<number>()
        .x((i) => x(data.price[i] ?? 0))
        .y((i) => y(data.profit[i] ?? 0))(range(count)),
    );
  const ascending = [...data.marks].sort((a, b) => a.price - b.price);
  ascending.forEach((mark, order) => {
    const [px, py] = [x(mark.price), y(mark.profit)];
    const group = area.append("g").attr("class", `mark tone-${mark.tone}`);
    group
      .append("line")
      .attr("class", "drop")
      .attr("x1", px)
      .attr("x2", px)
      .attr("y1", py)
      .attr("y2", height);
    group.append("circle").attr("cx", px).attr("cy", py).attr("r", 4.5);
    const wantsLeft = ascending.length > 1 ? order === 0 : px > width / 2;
    const toLeft = wantsLeft ? px > BESIDE : px > width - BESIDE;
    // Right of a mark on the rising flank the curve is above; the words go under it.
    const pushed = wantsLeft && !toLeft;
    const lines = [mark.label, `W = ${mark.profit.toFixed(2).replace("-", "−")}`];
    lines.forEach((text, row) => {
      group
        .append("text")
        .attr("class", `label tone-${mark.tone}`)
        .attr("x", px + (toLeft ? -10 : 10))
        .attr("y", (pushed ? Math.min(height - 24, py + 18) : Math.max(8, py - 22)) + 15 * row)
        .attr("text-anchor", toLeft ? "end" : "start")
        .text(text);
    });
  });

  const cross = area.append("g").attr("class", "cursor tone-plain").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  const dot = cross.append("circle").attr("class", "tone-plain").attr("r", 3.5);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const at = index === null ? undefined : data.price[index];
      cross.attr("visibility", at === undefined ? "hidden" : "visible");
      if (at === undefined || index === null) return;
      cross.attr("transform", `translate(${x(at)},0)`);
      dot.attr("cy", y(data.profit[index] ?? 0));
    },
    nearest(px) {
      const [first = 0, last = 1] = [data.price[0], data.price[count - 1]];
      if (count < 2 || !(last > first)) return count > 0 ? 0 : null;
      const share = (x.invert(px - margins.left) - first) / (last - first);
      return Math.max(0, Math.min(count - 1, Math.round(share * (count - 1))));
    },
  };
}
