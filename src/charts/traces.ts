import { area as areaShape, curveStep, extent, line, max, range, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import {
  boxes,
  type ChartOptions,
  clipped,
  type Drawing,
  type Group,
  hatching,
  plot,
  type Tone,
} from "./drawing.ts";
import { endLabels, type Label, labelRoom } from "./labels.ts";

export interface TracedPolicy {
  readonly label: string;
  readonly tone: Tone;
  /** Net inventory after demand, one per period. */
  readonly endInventory: ArrayLike<number>;
  readonly contractQuantity: ArrayLike<number>;
  readonly spotQuantity: ArrayLike<number>;
}

export interface TracesData {
  /** Number of the first period shown. */
  readonly first: number;
  readonly spotPrice: ArrayLike<number>;
  readonly demand: ArrayLike<number>;
  readonly contractPrice: number;
  /** Periods with a price up to here are marked: stock is bought ahead; null if it never is. */
  readonly buysAheadUpTo: number | null;
  readonly policies: readonly TracedPolicy[];
  /** End inventory of a reference result. */
  readonly ghost?: ArrayLike<number>;
}

interface Panel {
  readonly group: Group;
  readonly height: number;
}

function panel(area: Group, top: number, height: number): Panel {
  return { group: area.append("g").attr("transform", `translate(0,${top})`), height };
}

/** Prices, inventories and orders by source over the same periods, one panel under the other. */
export function tracesChart(data: TracesData, options: ChartOptions): Drawing {
  const contractLabel = `contract ${Number(data.contractPrice.toPrecision(6))}`;
  const { svg, area, width, height, margins } = plot(options, {
    top: 22,
    right: labelRoom([contractLabel, ...data.policies.map((policy) => policy.label)]),
    bottom: 40,
    left: options.width < 420 ? 34 : 40,
  });
  const count = data.spotPrice.length;
  const periods = range(count);
  const x = scaleLinear()
    .domain([data.first - 0.5, data.first + count - 0.5])
    .range([0, width]);
  const gap = 36;
  const free = height - gap * (data.policies.length + 1);
  const orders = (free * 0.38) / Math.max(1, data.policies.length);
  const prices = panel(area, 0, free * 0.2);
  const stock = panel(area, prices.height + gap, free * 0.42);

  const price = scaleLinear()
    .domain(extent([...Array.from(data.spotPrice), data.contractPrice]) as [number, number])
    .range([prices.height, 0])
    .nice(3);
  const inventories = data.policies.flatMap((policy) => Array.from(policy.endInventory));
  const [least = 0, most = 1] = extent([0, ...inventories, ...Array.from(data.ghost ?? [])]);
  const level = scaleLinear().domain([least, most]).range([stock.height, 0]).nice(5);

  const step = width / count;
  const limit = data.buysAheadUpTo;
  const cheap = limit === null ? [] : periods.filter((i) => (data.spotPrice[i] ?? 0) <= limit);
  for (const part of [prices, stock]) {
    const shades = cheap.map((i) => [x(data.first + i) - step / 2, 0, step, part.height] as const);
    part.group.append("path").attr("class", "cheap").attr("d", boxes(shades));
  }

  leftAxis(prices.group, price, width, "Spot price, money/unit", 3);
  const path = (values: ArrayLike<number>, scale: (value: number) => number) =>
    line<number>()
      .x((i) => x(data.first + i))
      .y((i) => scale(values[i] ?? 0))
      .curve(curveStep)(periods);
  prices.group
    .append("line")
    .attr("class", "exact tone-contract")
    .attr("x2", width)
    .attr("y1", price(data.contractPrice))
    .attr("y2", price(data.contractPrice));
  prices.group.append("path").attr("class", "line thin tone-spot").attr("d", path(data.spotPrice, price));
  endLabels(
    prices.group,
    [
      { text: contractLabel, tone: "contract", y: price(data.contractPrice) },
      { text: "spot", tone: "spot", y: price(data.spotPrice[count - 1] ?? 0) },
    ],
    width + 8,
    0,
    prices.height,
  );
  if (limit !== null) {
    prices.group
      .append("text")
      .attr("class", "note")
      .attr("x", width)
      .attr("y", -9)
      .attr("text-anchor", "end")
      .text(options.width < 420 ? "shaded: buys ahead" : "shaded: cheap enough to buy ahead");
  }

  leftAxis(stock.group, level, width, "Net inventory after demand, units");
  const hatch = hatching(area);
  const short = clipped(stock.group, 0, level(0), width, Math.max(0, stock.height - level(0)));
  const held = areaShape<number>()
    .x((i) => x(data.first + i))
    .y0(level(0))
    .curve(curveStep);
  for (const policy of data.policies) {
    short
      .append("path")
      .attr("class", "shortage")
      .attr("fill", hatch)
      .attr("d", held.y1((i) => level(policy.endInventory[i] ?? 0))(periods));
  }
  stock.group
    .append("line")
    .attr("class", "zero")
    .attr("x2", width)
    .attr("y1", level(0))
    .attr("y2", level(0));
  if (data.ghost !== undefined) {
    stock.group.append("path").attr("class", "line ghost tone-plain").attr("d", path(data.ghost, level));
  }
  const names: Label[] = [];
  data.policies.forEach((policy, i) => {
    stock.group
      .append("path")
      .attr("class", `line tone-${policy.tone}${i > 0 ? " dashed" : ""}`)
      .attr("d", path(policy.endInventory, level));
    names.push({ text: policy.label, tone: policy.tone, y: level(policy.endInventory[count - 1] ?? 0) });
  });
  endLabels(stock.group, names, width + 8, 0, stock.height);

  const largest =
    max(
      data.policies.flatMap((policy) =>
        periods.map((i) => (policy.contractQuantity[i] ?? 0) + (policy.spotQuantity[i] ?? 0)),
      ),
    ) ?? 1;
  const ordered = scaleLinear()
    .domain([0, Math.max(largest, max(Array.from(data.demand)) ?? 1)])
    .range([orders, 0])
    .nice(3);
  data.policies.forEach((policy, i) => {
    const top = prices.height + stock.height + 2 * gap + i * (orders + gap);
    const { group } = panel(area, top, orders);
    leftAxis(group, ordered, width, `Orders, ${policy.label}, units`, 3);
    const bars = (tone: Tone, from: (i: number) => number, to: (i: number) => number) => {
      const some = periods.filter((period) => to(period) > from(period));
      const shapes = some.map((period) => {
        const y = ordered(to(period));
        return [x(data.first + period) - step * 0.4, y, step * 0.8, ordered(from(period)) - y] as const;
      });
      group.append("path").attr("class", `bars tone-${tone}`).attr("d", boxes(shapes));
    };
    const contract = (period: number) => policy.contractQuantity[period] ?? 0;
    bars("contract", () => 0, contract);
    bars("spot", contract, (period) => contract(period) + (policy.spotQuantity[period] ?? 0));
    group.append("path").attr("class", "line thin tone-demand").attr("d", path(data.demand, ordered));
    endLabels(
      group,
      [
        { text: "spot", tone: "spot", y: ordered(largest) + 6 },
        { text: "demand", tone: "demand", y: ordered(data.demand[count - 1] ?? 0) },
        { text: "contract", tone: "contract", y: orders - 3 },
      ],
      width + 8,
      0,
      orders,
    );
  });
  bottomAxis(area, x, height, "Period");

  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  const dots = [
    { tone: "spot" as Tone, y: (i: number) => price(data.spotPrice[i] ?? 0) },
    ...data.policies.map((policy) => ({
      tone: policy.tone,
      y: (i: number) => prices.height + gap + level(policy.endInventory[i] ?? 0),
    })),
  ].map((dot) => ({ ...dot, mark: cross.append("circle").attr("class", `tone-${dot.tone}`).attr("r", 3.5) }));
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const inside = index !== null && index >= 0 && index < count;
      cross.attr("visibility", inside ? "visible" : "hidden");
      if (!inside) return;
      cross.attr("transform", `translate(${x(data.first + index)},0)`);
      for (const dot of dots) dot.mark.attr("cy", dot.y(index));
    },
    nearest(px) {
      const index = Math.round(x.invert(px - margins.left)) - data.first;
      return Math.max(0, Math.min(count - 1, index));
    },
  };
}
