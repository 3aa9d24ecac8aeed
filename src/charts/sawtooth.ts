import { area as areaShape, extent, line, range, scaleLinear } from "d3";
import { bottomAxis, leftAxis, type Scale } from "./axes.ts";
import { type ChartOptions, clipped, type Drawing, type Group, plot, type Tone } from "./drawing.ts";
import { endLabels, labelRoom } from "./labels.ts";

export interface DrawnCycle {
  readonly start: number;
  readonly end: number;
  readonly replenishmentEnd: number;
  readonly price: number;
  readonly profit: number;
  readonly maxInventory: number;
  readonly reorderPoint: number | null;
}

export interface PlannedStock {
  readonly times: ArrayLike<number>;
  readonly stock: ArrayLike<number>;
  readonly price: ArrayLike<number>;
}

export interface SawtoothPlan extends PlannedStock {
  readonly label: string;
  readonly tone: Tone;
  readonly cycles: readonly DrawnCycle[];
}

export interface SawtoothData {
  readonly horizon: number;
  readonly leadTime: number;
  /** The first is filled, the others are ghosts under it. */
  readonly plans: readonly SawtoothPlan[];
  /** Moments that the cursor walks through, ascending. */
  readonly moments: ArrayLike<number>;
  /** A path of a reference result. */
  readonly pinned?: PlannedStock;
}

/** The value at a time on a path of straight pieces; of two points at one time, the later. */
export function along(path: PlannedStock, of: "stock" | "price", time: number): number {
  const { times } = path;
  let low = 0;
  let high = times.length - 1;
  if (high < 0) return 0;
  while (high > low) {
    const middle = Math.ceil((low + high) / 2);
    if ((times[middle] ?? 0) <= time) low = middle;
    else high = middle - 1;
  }
  const from = times[low] ?? 0;
  const to = times[low + 1] ?? from;
  const before = path[of][low] ?? 0;
  const after = path[of][low + 1] ?? before;
  const share = to > from ? Math.min(1, Math.max(0, (time - from) / (to - from))) : 0;
  return before + share * (after - before);
}

function panel(parent: Group, top: number): Group {
  return parent.append("g").attr("transform", `translate(0,${top})`);
}

function written(value: number, decimals: number): string {
  return value.toFixed(decimals).replace("-", "−");
}

/** Price, stock and profit of the cycles of two plans over the horizon, one panel under the other. */
export function sawtoothChart(data: SawtoothData, options: ChartOptions): Drawing {
  const narrow = options.width < 460;
  const { svg, area, width, height, margins } = plot(options, {
    top: 24,
    right: labelRoom(data.plans.map((plan) => plan.label)),
    bottom: 40,
    left: narrow ? 36 : 44,
  });
  const x = scaleLinear().domain([0, data.horizon]).range([0, width]);
  const gap = 40;
  const free = height - 2 * gap;
  const heights = { price: free * 0.21, stock: free * 0.53, profit: free * 0.26 };
  const prices = panel(area, 0);
  const stocks = panel(area, heights.price + gap);
  const profits = panel(area, heights.price + heights.stock + 2 * gap);
  const all = data.plans.flatMap((plan) => plan.cycles);
  const spans = (cycle: DrawnCycle) => x(cycle.end) - x(cycle.start);

  const [cheap = 0, dear = 1] = extent(data.plans.flatMap((plan) => Array.from(plan.price)));
  const room = Math.max(0.28 * (dear - cheap), 0.02 * Math.abs(dear), 1e-9);
  const price = scaleLinear()
    .domain([cheap - room, dear + room])
    .range([heights.price, 0])
    .nice(3);
  const most = Math.max(
    ...all.map((cycle) => cycle.maxInventory),
    ...Array.from(data.pinned?.stock ?? [0]),
    1e-9,
  );
  const level = scaleLinear()
    .domain([0, most > 1e-6 ? most * 1.08 : 1])
    .range([heights.stock, 0])
    .nice(5);

  const path = (plan: PlannedStock, of: "stock" | "price", scale: Scale) =>
    line<number>()
      .x((i) => x(plan.times[i] ?? 0))
      .y((i) => scale(plan[of][i] ?? 0))(range(plan.times.length));

  leftAxis(prices, price, width, "Price s, money/unit", 3);
  leftAxis(stocks, level, width, "Stock, units");
  const later = data.plans.slice(1);
  const [lead] = data.plans;
  const boundaries = lead === undefined ? [] : lead.cycles.slice(1).map((cycle) => cycle.start);
  for (const time of boundaries) {
    area.append("line").attr("class", "boundary").attr("x1", x(time)).attr("x2", x(time)).attr("y2", height);
  }

  if (lead !== undefined) {
    const held = areaShape<number>()
      .x((i) => x(lead.times[i] ?? 0))
      .y0(level(0))
      .y1((i) => level(lead.stock[i] ?? 0))(range(lead.times.length));
    for (const cycle of lead.cycles) {
      for (const [from, to, phase] of [
        [cycle.start, cycle.replenishmentEnd, "replenishing"],
        [cycle.replenishmentEnd, cycle.end, "depleting"],
      ] as const) {
        if (!(to > from)) continue;
        clipped(stocks, x(from), 0, x(to) - x(from), heights.stock)
          .append("path")
          .attr("class", `phase ${phase} tone-${lead.tone}`)
          .attr("d", held);
      }
    }
  }
  if (data.pinned !== undefined) {
    for (const [group, of, scale] of [
      [prices, "price", price],
      [stocks, "stock", level],
    ] as const) {
      clipped(group, 0, 0, width, of === "price" ? heights.price : heights.stock)
        .append("path")
        .attr("class", "line ghost tone-plain")
        .attr("d", path(data.pinned, of, scale));
    }
  }
  for (const plan of [...later, ...(lead === undefined ? [] : [lead])]) {
    const style = `line tone-${plan.tone}${plan === lead ? "" : " dashed"}`;
    prices
      .append("path")
      .attr("class", style)
      .attr("d", path(plan, "price", price));
    stocks
      .append("path")
      .attr("class", style)
      .attr("d", path(plan, "stock", level));
  }
  endLabels(
    prices,
    data.plans.map((plan) => ({
      text: plan.label,
      tone: plan.tone,
      y: price(plan.price[plan.price.length - 1] ?? 0),
    })),
    width + 8,
    0,
    heights.price,
  );

  const apex = (plan: SawtoothPlan, inside: boolean) => {
    for (const cycle of plan.cycles) {
      if (cycle.maxInventory < 1e-6 || spans(cycle) < 64 || (inside && x(cycle.replenishmentEnd) < 34))
        continue;
      stocks
        .append("text")
        .attr("class", `label tone-${plan.tone}`)
        .attr("x", x(cycle.replenishmentEnd) - (inside ? 5 : 0))
        .attr("y", level(cycle.maxInventory) + (inside ? 3 : -6))
        .attr("text-anchor", inside ? "end" : "middle")
        .text(written(cycle.maxInventory, cycle.maxInventory < 100 ? 1 : 0));
    }
  };
  const [rival] = later;
  const peak = (plan: SawtoothPlan | undefined) =>
    Math.max(0, ...(plan?.cycles ?? []).map((cycle) => cycle.maxInventory));
  const leadInside = peak(lead) <= peak(rival);
  if (lead !== undefined) apex(lead, leadInside && rival !== undefined);
  if (rival !== undefined && leadInside) apex(rival, false);

  if (lead !== undefined) {
    for (const cycle of lead.cycles) {
      if (cycle.reorderPoint === null || cycle.end - data.leadTime < cycle.start) continue;
      stocks
        .append("g")
        .attr("class", `mark tone-${lead.tone}`)
        .append("circle")
        .attr("cx", x(cycle.end - data.leadTime))
        .attr("cy", level(cycle.reorderPoint))
        .attr("r", 3.5);
    }
  }
  stocks
    .append("text")
    .attr("class", "note")
    .attr("x", width)
    .attr("y", -9)
    .attr("text-anchor", "end")
    .text(narrow ? "full: replenishing, ○ order" : "full tint: replenishing, faint: depleting, ○ next order");

  const [least = 0, largest = 1] = extent([0, ...all.map((cycle) => cycle.profit)]);
  const money = scaleLinear()
    .domain([least, largest + 0.14 * (largest - least || 1)])
    .range([heights.profit, 0])
    .nice(3);
  leftAxis(profits, money, width, "Profit of the cycle W, money, worth today", 3);
  const sides = data.plans.length;
  data.plans.forEach((plan, side) => {
    for (const cycle of plan.cycles) {
      const bar = Math.min(26, (spans(cycle) * 0.74) / sides);
      const middle = (x(cycle.start) + x(cycle.end)) / 2;
      const left = middle + (side - sides / 2) * bar;
      const [top, bottom] = [money(Math.max(0, cycle.profit)), money(Math.min(0, cycle.profit))];
      profits
        .append("rect")
        .attr("class", `worth tone-${plan.tone}${plan === lead ? "" : " hollow"}`)
        .attr("x", left + 1)
        .attr("width", Math.max(1, bar - 2))
        .attr("y", top)
        .attr("height", Math.max(0.5, bottom - top));
      if (spans(cycle) < 92 || bar < 20) continue;
      const outer = side === 0 && sides > 1 ? left + bar - 3 : sides > 1 ? left + 3 : middle;
      profits
        .append("text")
        .attr("class", `label tone-${plan.tone}`)
        .attr("x", outer)
        .attr("y", top - 5)
        .attr("text-anchor", sides < 2 ? "middle" : side === 0 ? "end" : "start")
        .text(written(cycle.profit, 0));
    }
  });
  profits.append("line").attr("class", "zero").attr("x2", width).attr("y1", money(0)).attr("y2", money(0));
  bottomAxis(area, x, height, "Time, periods");

  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  const dots = data.plans.flatMap((plan) => [
    {
      mark: cross.append("circle").attr("class", `tone-${plan.tone}`).attr("r", 3.5),
      y: (time: number) => price(along(plan, "price", time)),
    },
    {
      mark: cross.append("circle").attr("class", `tone-${plan.tone}`).attr("r", 3.5),
      y: (time: number) => heights.price + gap + level(along(plan, "stock", time)),
    },
  ]);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const time = index === null ? undefined : data.moments[index];
      cross.attr("visibility", time === undefined ? "hidden" : "visible");
      if (time === undefined) return;
      cross.attr("transform", `translate(${x(time)},0)`);
      for (const { mark, y } of dots) mark.attr("cy", y(time));
    },
    nearest(px) {
      const wanted = x.invert(px - margins.left);
      let best: number | null = null;
      for (let i = 0; i < data.moments.length; i++) {
        const distance = Math.abs((data.moments[i] ?? 0) - wanted);
        if (best === null || distance < Math.abs((data.moments[best] ?? 0) - wanted)) best = i;
      }
      return best;
    },
  };
}
