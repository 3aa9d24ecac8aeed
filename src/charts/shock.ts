import { area as areaShape, curveStep, extent, line, range, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { periodsDrawing } from "./cursors.ts";
import { type ChartOptions, clipped, type Drawing, plot, type Tone } from "./drawing.ts";
import { endLabels, labelRoom } from "./labels.ts";

export interface ShockData {
  readonly spotPrice: ArrayLike<number>;
  readonly shockedPrice: ArrayLike<number>;
  readonly contractPrice: number;
  /** Ends of the price axis: fixed while a shock is being drawn. */
  readonly prices: readonly [low: number, high: number];
  readonly policies: readonly {
    readonly label: string;
    readonly tone: Tone;
    readonly dashed?: boolean;
    /** Cost of the shock so far, one per period; money. */
    readonly extra: ArrayLike<number>;
  }[];
}

export interface ShockDrawing extends Drawing {
  /** The period and price at a position in the drawing's own pixels; null outside the price panel. */
  at(x: number, y: number, anywhere?: boolean): { readonly period: number; readonly price: number } | null;
}

const GAP = 40;

/** A price path with a shock drawn into it, and what the shock costs each policy from period to period. */
export function shockChart(data: ShockData, options: ChartOptions): ShockDrawing {
  const names = data.policies.map((policy) => policy.label);
  const plotted = plot(options, {
    top: 24,
    right: labelRoom(["contract 88", ...names]),
    bottom: 42,
    left: options.width < 420 ? 38 : 46,
  });
  const { area, width, height, margins } = plotted;
  const count = data.spotPrice.length;
  const periods = range(count);
  const x = scaleLinear()
    .domain([0.5, count + 0.5])
    .range([0, width]);
  const each = (height - GAP) / 2;
  const price = scaleLinear().domain(data.prices).range([each, 0]);
  const path = (values: ArrayLike<number>, scale: (value: number) => number) =>
    line<number>()
      .x((i) => x(i + 1))
      .y((i) => scale(values[i] ?? 0))
      .curve(curveStep)(periods);

  const prices = area.append("g");
  prices.append("rect").attr("class", "canvas-ground").attr("width", width).attr("height", each);
  leftAxis(prices, price, width, "Spot price, money/unit", 5);
  const inside = clipped(prices, 0, -2, width, each + 4);
  inside
    .append("path")
    .attr("class", "shocked")
    .attr(
      "d",
      areaShape<number>()
        .x((i) => x(i + 1))
        .y0((i) => price(data.spotPrice[i] ?? 0))
        .y1((i) => price(data.shockedPrice[i] ?? 0))
        .curve(curveStep)(periods),
    );
  inside
    .append("line")
    .attr("class", "exact tone-contract")
    .attr("x2", width)
    .attr("y1", price(data.contractPrice))
    .attr("y2", price(data.contractPrice));
  inside
    .append("path")
    .attr("class", "line ghost tone-spot")
    .attr(
      "d",
      path(data.spotPrice, (value) => price(value)),
    );
  inside
    .append("path")
    .attr("class", "line thin tone-spot")
    .attr(
      "d",
      path(data.shockedPrice, (value) => price(value)),
    );
  endLabels(
    prices,
    [
      {
        text: `contract ${Number(data.contractPrice.toPrecision(6))}`,
        tone: "contract",
        y: price(data.contractPrice),
      },
      { text: "spot", tone: "spot", y: price(data.shockedPrice[count - 1] ?? 0) },
    ],
    width + 8,
    0,
    each,
  );

  const costs = area.append("g").attr("transform", `translate(0,${each + GAP})`);
  const [least = 0, most = 1] = extent([0, ...data.policies.flatMap((policy) => Array.from(policy.extra))]);
  const money = scaleLinear()
    .domain(least === most ? [-1, 1] : [least, most])
    .range([each, 0])
    .nice(4);
  leftAxis(costs, money, width, "What the shock has cost so far, money", 5);
  costs.append("line").attr("class", "zero").attr("x2", width).attr("y1", money(0)).attr("y2", money(0));
  for (const { extra, tone, dashed } of data.policies) {
    costs
      .append("path")
      .attr("class", `line tone-${tone}${dashed ? " dashed" : ""}`)
      .attr(
        "d",
        path(extra, (value) => money(value)),
      );
  }
  endLabels(
    costs,
    data.policies.map(({ label, tone, extra }) => ({ text: label, tone, y: money(extra[count - 1] ?? 0) })),
    width + 8,
    0,
    each,
  );
  bottomAxis(area, x, height, "Period");

  return {
    ...periodsDrawing(plotted, x, 1, count),
    at(px, py, anywhere = false) {
      const [inX, inY] = [px - margins.left, py - margins.top];
      if (!anywhere && (inX < 0 || inX > width || inY < -8 || inY > each + 4)) return null;
      return {
        period: Math.max(0, Math.min(count - 1, Math.round(x.invert(inX)) - 1)),
        price: price.invert(Math.max(0, Math.min(each, inY))),
      };
    },
  };
}
