import { line, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, type Drawing, plot } from "./drawing.ts";

export interface ReadinessCell {
  readonly dataQuality: number;
  readonly adoption: number;
  /** Thousand money. */
  readonly npv: number;
}

export interface ReadinessData {
  readonly cells: readonly ReadinessCell[];
  /** Adoption at which the value is zero, interpolated, by data quality; empty where it never is. */
  readonly breakEven: readonly { readonly dataQuality: number; readonly adoption: number }[];
  /** The scenario's own place. */
  readonly here: { readonly dataQuality: number; readonly adoption: number };
}

/** Value over data quality and adoption: filled where it pays, hollow where not, a line between. */
export function readinessChart(data: ReadinessData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, {
    top: 30,
    right: data.breakEven.length > 1 ? 76 : 24,
    bottom: 42,
    left: options.width < 380 ? 40 : 46,
  });
  const reach = (values: readonly number[], share: number): [number, number] => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = share * (high - low || 1);
    return [low - room, high + room];
  };
  const x = scaleLinear()
    .domain(
      reach(
        data.cells.map(({ dataQuality }) => dataQuality),
        0.08,
      ),
    )
    .range([0, width]);
  const y = scaleLinear()
    .domain(
      reach(
        data.cells.map(({ adoption }) => adoption),
        0.17,
      ),
    )
    .range([height, 0]);
  leftAxis(area, y, width, "Highest adoption");
  bottomAxis(area, x, height, "Data quality");
  if (data.breakEven.length > 1) {
    area
      .append("path")
      .attr("class", "line strong tone-plain")
      .attr(
        "d",
        line<{ readonly dataQuality: number; readonly adoption: number }>()
          .x((point) => x(point.dataQuality))
          .y((point) => y(point.adoption))(data.breakEven),
      );
    const last = data.breakEven.at(-1);
    if (last !== undefined) {
      area
        .append("text")
        .attr("class", "label tone-plain")
        .attr("x", Math.min(x(last.dataQuality) + 18, width + 8))
        .attr("y", y(last.adoption))
        .attr("dy", "0.33em")
        .text("break-even");
    }
  }
  const largest = Math.max(1e-9, ...data.cells.map(({ npv }) => Math.abs(npv)));
  const crowded = width < 380;
  for (const { dataQuality, adoption, npv } of data.cells) {
    const pays = npv > 0;
    area
      .append("circle")
      .attr("class", `point tone-${pays ? "policyA" : "shortage"}${pays ? "" : " hollow"}`)
      .attr("cx", x(dataQuality))
      .attr("cy", y(adoption))
      .attr("r", 3 + (crowded ? 7 : 11) * Math.sqrt(Math.abs(npv) / largest));
    area
      .append("text")
      .attr("class", `label tone-${pays ? "policyA" : "shortage"}`)
      .attr("x", x(dataQuality))
      .attr("y", y(adoption) + (crowded ? 20 : 25))
      .attr("text-anchor", "middle")
      .text(`${npv < 0 ? "−" : ""}${Math.abs(npv).toFixed(0)}`);
  }
  const { here } = data;
  const [left = 0, right = 1] = x.domain();
  const [bottom = 0, top = 1] = y.domain();
  if (
    here.dataQuality >= left &&
    here.dataQuality <= right &&
    here.adoption >= bottom &&
    here.adoption <= top
  ) {
    const mark = area.append("g").attr("class", "here");
    mark
      .append("path")
      .attr("class", "line tone-plain")
      .attr("d", "M-8,0H8M0,-8V8")
      .attr("transform", `translate(${x(here.dataQuality)},${y(here.adoption)}) rotate(45)`);
  }
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  const ring = cross.append("circle").attr("class", "picked").attr("r", 17);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const cell = index === null ? undefined : data.cells[index];
      cross.attr("visibility", cell === undefined ? "hidden" : "visible");
      if (cell !== undefined) ring.attr("cx", x(cell.dataQuality)).attr("cy", y(cell.adoption));
    },
    nearest(px, py) {
      let best: number | null = null;
      let least = Number.POSITIVE_INFINITY;
      data.cells.forEach((cell, i) => {
        const dx = x(cell.dataQuality) + margins.left - px;
        const dy = y(cell.adoption) + margins.top - py;
        if (dx * dx + dy * dy < least) {
          least = dx * dx + dy * dy;
          best = i;
        }
      });
      return best;
    },
  };
}
