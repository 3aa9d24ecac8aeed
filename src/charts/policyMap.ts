import { curveStep, line, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, clipped, type Drawing, plot, type Tone } from "./drawing.ts";
import { endLabels, labelRoom, symbols } from "./labels.ts";

export interface PriceLevel {
  readonly spotPrice: number;
  readonly level: number;
}

export interface VisitedState {
  readonly spotPrice: number;
  readonly netInventory: number;
  readonly contractQuantity: number;
  readonly spotQuantity: number;
}

export interface MappedPolicy {
  readonly label: string;
  readonly tone: Tone;
  /** S_S(p), prices ascending. */
  readonly spotLevels?: readonly PriceLevel[];
  /** S_L. */
  readonly contractLevel?: number;
  /** One level for every price. */
  readonly baseStock?: number;
  /** States of the shown sample path, one per period. */
  readonly visited: readonly VisitedState[];
}

export interface PolicyMapData {
  readonly contractPrice: number;
  /** Prices shown. */
  readonly prices: readonly [low: number, high: number];
  readonly policies: readonly MappedPolicy[];
  /** S_S(p) of a reference result. */
  readonly ghost?: readonly PriceLevel[];
}

/** Order-up-to levels over the spot price, with the states of a sample path and the order of one period. */
export function policyMap(data: PolicyMapData, options: ChartOptions): Drawing {
  const [cheap, dear] = data.prices;
  const lead = data.policies.find((policy) => policy.spotLevels !== undefined);
  const labels = data.policies.flatMap((policy) => [
    ...(policy.contractLevel === undefined ? [] : [`S_L = ${policy.contractLevel}`]),
    ...(policy.baseStock === undefined ? [] : [`S_B = ${policy.baseStock}`]),
  ]);
  const { svg, area, width, height, margins } = plot(options, {
    top: 30,
    right: Math.max(28, labelRoom(labels) - 6),
    bottom: 42,
    left: options.width < 380 ? 38 : 44,
  });
  const shown = (levels: readonly PriceLevel[]) =>
    levels.filter(({ spotPrice }) => spotPrice >= cheap - 1e-9 && spotPrice <= dear + 1e-9);
  const highest = Math.max(
    10,
    ...data.policies.flatMap((policy) => [
      policy.baseStock ?? 0,
      policy.contractLevel ?? 0,
      ...shown(policy.spotLevels ?? []).map(({ level }) => level),
      ...policy.visited.map((state) => state.netInventory),
    ]),
  );
  const lowest = Math.min(
    0,
    ...data.policies.flatMap((policy) => policy.visited.map((state) => state.netInventory)),
  );
  const x = scaleLinear().domain([cheap, dear]).range([0, width]);
  const y = scaleLinear().domain([lowest, highest]).range([height, 0]).nice(6);
  leftAxis(area, y, width, "Inventory, units");
  bottomAxis(area, x, height, "Spot price, money/unit");

  const inside = clipped(area, 0, -4, width, height + 8);
  inside.append("line").attr("class", "zero").attr("x2", width).attr("y1", y(0)).attr("y2", y(0));
  const contract = inside.append("g").attr("class", "reference-price tone-contract");
  contract
    .append("line")
    .attr("class", "exact tone-contract")
    .attr("x1", x(data.contractPrice))
    .attr("x2", x(data.contractPrice))
    .attr("y1", 0)
    .attr("y2", height);
  if (x(data.contractPrice) > 0 && x(data.contractPrice) < width) {
    const left = x(data.contractPrice) > width - 110;
    area
      .append("text")
      .attr("class", "label tone-contract")
      .attr("x", x(data.contractPrice) + (left ? -6 : 6))
      .attr("y", 10)
      .attr("text-anchor", left ? "end" : "start")
      .text(`contract price ${Number(data.contractPrice.toPrecision(6))}`);
  }

  const states = inside.append("g").attr("class", "visited");
  for (const policy of data.policies) {
    states
      .append("g")
      .attr("class", `tone-${policy.tone}`)
      .selectAll("circle")
      .data(policy.visited)
      .join("circle")
      .attr("cx", (state) => x(state.spotPrice))
      .attr("cy", (state) => y(state.netInventory))
      .attr("r", 1.6);
  }

  const steps = line<PriceLevel>()
    .x(({ spotPrice }) => x(spotPrice))
    .y(({ level }) => y(level))
    .curve(curveStep);
  if (data.ghost !== undefined) {
    inside.append("path").attr("class", "line ghost tone-spot").attr("d", steps(data.ghost));
  }
  const ends: { text: string; tone: Tone; y: number }[] = [];
  for (const policy of data.policies) {
    if (policy.baseStock !== undefined) {
      inside
        .append("line")
        .attr("class", `line dashed tone-${policy.tone}`)
        .attr("x2", width)
        .attr("y1", y(policy.baseStock))
        .attr("y2", y(policy.baseStock));
      ends.push({ text: `S_B = ${policy.baseStock}`, tone: policy.tone, y: y(policy.baseStock) });
    }
    if (policy.contractLevel !== undefined) {
      inside
        .append("line")
        .attr("class", "line tone-contract")
        .attr("x1", Math.max(0, x(data.contractPrice)))
        .attr("x2", width)
        .attr("y1", y(policy.contractLevel))
        .attr("y2", y(policy.contractLevel));
      ends.push({ text: `S_L = ${policy.contractLevel}`, tone: "contract", y: y(policy.contractLevel) });
    }
    if (policy.spotLevels !== undefined) {
      inside.append("path").attr("class", "line strong tone-spot").attr("d", steps(policy.spotLevels));
    }
  }
  endLabels(area, ends, width + 6, 0, height);
  const start =
    lead?.spotLevels === undefined
      ? undefined
      : shown(lead.spotLevels).find(({ level }) => level < highest * 0.6);
  if (start !== undefined) {
    const from = x(start.spotPrice);
    const contractAt = x(data.contractPrice);
    const near = from > width * 0.55;
    const place = near
      ? from - 10
      : contractAt > from - 4 && contractAt < from + 190
        ? contractAt + 10
        : from + 10;
    const level = Math.max(26, y(start.level));
    area
      .append("line")
      .attr("class", "leader tone-spot")
      .attr("x1", from)
      .attr("x2", near ? place + 3 : place - 3)
      .attr("y1", level)
      .attr("y2", level);
    area
      .append("text")
      .attr("class", "label tone-spot")
      .attr("x", place)
      .attr("y", level + 4)
      .attr("text-anchor", near ? "end" : "start")
      .call(symbols, "S_S(p): spot market up to here");
  }

  const cross = area.append("g").attr("class", "state").attr("visibility", "hidden");
  const marks = data.policies.map((policy, i) => {
    const group = cross.append("g").attr("class", `order tone-${policy.tone}`);
    const shift = (i - (data.policies.length - 1) / 2) * 5;
    return {
      shift,
      trail: group.append("path").attr("class", "trail"),
      contract: group.append("line").attr("class", "bought tone-contract"),
      spot: group.append("line").attr("class", "bought tone-spot"),
      dot: group
        .append("circle")
        .attr("class", i === 0 ? "dot" : "dot hollow")
        .attr("r", 5.5),
    };
  });
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      cross.attr("visibility", index === null ? "hidden" : "visible");
      if (index === null) return;
      data.policies.forEach((policy, i) => {
        const state = policy.visited[index];
        const mark = marks[i];
        if (state === undefined || mark === undefined) return;
        const at = x(state.spotPrice) + mark.shift;
        const afterContract = state.netInventory + state.contractQuantity;
        const vertical = (from: number, to: number, part: typeof mark.spot) =>
          part
            .attr("x1", at)
            .attr("x2", at)
            .attr("y1", y(from))
            .attr("y2", y(to))
            .attr("visibility", to > from ? "inherit" : "hidden");
        vertical(state.netInventory, afterContract, mark.contract);
        vertical(afterContract, afterContract + state.spotQuantity, mark.spot);
        mark.dot.attr("cx", at).attr("cy", y(state.netInventory));
        const before = policy.visited[index - 1];
        mark.trail.attr(
          "d",
          before === undefined
            ? null
            : `M${x(before.spotPrice) + mark.shift},${y(before.netInventory + before.contractQuantity + before.spotQuantity)}L${at},${y(state.netInventory)}`,
        );
      });
    },
    nearest(px, py) {
      let best: number | null = null;
      let least = Number.POSITIVE_INFINITY;
      for (const policy of data.policies) {
        for (const [index, state] of policy.visited.entries()) {
          const distance =
            (x(state.spotPrice) + margins.left - px) ** 2 + (y(state.netInventory) + margins.top - py) ** 2;
          if (distance < least) {
            least = distance;
            best = index;
          }
        }
      }
      return best;
    },
  };
}
