import { select } from "d3";
import type { Spell } from "../models/integration/course.ts";
import type { Lots } from "../models/integration/film/lots.ts";
import type { Film, FilmSeries } from "../models/integration/film.ts";
import { type ChainLayout, chainLayout, type Point, right } from "./chainLayout.ts";
import { ChainOrders, type DotKind } from "./chainOrders.ts";
import { chainScene } from "./chainScene.ts";
import type { Scales, Wires } from "./chainStage.ts";
import { type ChartOptions, type Group, plot } from "./drawing.ts";

const worldNames = ["siloed", "integrated"] as const;
type WorldName = (typeof worldNames)[number];

export interface ChainData {
  readonly film: Film;
  /** What kind of firm each world has, in a few words and in fewer. */
  readonly means: { readonly [world in WorldName]: string };
  readonly brief: { readonly [world in WorldName]: string };
  readonly wires: Wires;
  /** An order to be watched: its rows in the two worlds. */
  readonly watched: { readonly [world in WorldName]: number } | null;
}

/** A picture that can show any time of a film. */
export interface ChainPicture {
  readonly svg: SVGSVGElement;
  /** @param time days; between two whole ones everything is on its way */
  show(time: number): void;
}

const GAP = 26;

/** Height of the picture of both worlds, in pixels. */
export function chainHeight(width: number): number {
  return 2 * chainLayout(width).height + GAP;
}

const looks: { readonly [kind in DotKind]: string } = {
  order: "contract",
  parcel: "inventory",
  late: "shortage",
  lost: "shortage",
  invoice: "money",
  money: "money",
};

function within(spells: readonly Spell[], time: number): boolean {
  return spells.some(({ start, end }) => time >= start && time < end);
}

/** Squares on their way, as one path. */
function boxes(
  lots: Lots,
  time: number,
  longest: number,
  place: (share: number, backup: boolean) => Point,
  size: (quantity: number) => number,
): string {
  let path = "";
  for (let i = 0; i < lots.count; i++) {
    const from = lots.from[i] ?? 0;
    if (from > time) break;
    if (time - from > longest) continue;
    const to = lots.to[i] ?? 0;
    if (time >= to) continue;
    const { x, y } = place((time - from) / (to - from), lots.backup[i] === 1);
    const side = size(lots.quantity[i] ?? 0);
    path += `M${(x - side / 2).toFixed(1)},${(y - side / 2).toFixed(1)}h${side}v${side}h${-side}z`;
  }
  return path;
}

function longestOf(lots: Lots): number {
  let longest = 0;
  for (let i = 0; i < lots.count; i++) longest = Math.max(longest, (lots.to[i] ?? 0) - (lots.from[i] ?? 0));
  return longest;
}

/** How long a purchase order is seen on its way, days. */
const LETTER = 1.5;

function worldPicture(
  group: Group,
  layout: ChainLayout,
  data: ChainData,
  name: WorldName,
  scales: Scales,
): (time: number) => void {
  const { film, wires, watched } = data;
  const world = film[name];
  const integrated = name === "integrated";
  const look = {
    title: integrated ? "Integrated" : "Siloed",
    tone: integrated ? "policyA" : "plain",
    means: data.means[name],
    brief: data.brief[name],
    wires: integrated ? wires : { any: false, orders: false, plan: false, supplier: false },
  };
  const scene = chainScene({ group, layout, series: world.series, scales, look });
  const orders = new ChainOrders(world.orders);
  const layer = (className: string) => scene.moving.append("path").attr("class", className);
  const lots = layer("lots tone-inventory");
  const letters = layer("lots tone-contract");
  const dots = Object.fromEntries(
    (Object.keys(looks) as DotKind[]).map((kind) => [
      kind,
      [layer(`dots ${kind} tone-${looks[kind]}`), layer(`dots large ${kind} tone-${looks[kind]}`)] as const,
    ]),
  ) as { readonly [kind in DotKind]: readonly [ReturnType<typeof layer>, ReturnType<typeof layer>] };
  const ring = scene.moving.append("g").attr("class", "watched").attr("visibility", "hidden");
  ring.append("circle").attr("r", 7);
  const shipping = longestOf(world.consignments);
  const making = longestOf(world.production);
  const { supplierA, supplierB, components, plant, erp } = layout;
  const onRoute = (share: number, backup: boolean): Point => {
    const from = backup
      ? { x: right(supplierB), y: supplierB.y + supplierB.height / 2 }
      : { x: right(supplierA), y: layout.goodsRail };
    const to = { x: components.x - 6, y: backup ? layout.goodsRail + 8 : layout.goodsRail };
    return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
  };
  const onBelt = (share: number): Point => ({
    x: plant.x + 8 + share * (plant.width - 16),
    y: plant.y + plant.height / 2,
  });
  const scale = layout.narrow ? 0.75 : 1;
  const side = (quantity: number) => Number((scale * (2 + 0.34 * Math.sqrt(quantity))).toFixed(1));
  let day = -1;
  return (time) => {
    const today = Math.min(film.days - 1, Math.floor(time));
    if (today !== day) {
      day = today;
      scene.write(today);
      scene.supply(within(film.disruptions, time), within(film.excursions, time));
    }
    scene.fill(time);
    lots.attr(
      "d",
      boxes(world.consignments, time, shipping, onRoute, side) +
        boxes(world.production, time, making, onBelt, side),
    );
    let posted = "";
    for (let i = 0; i < world.purchases.count; i++) {
      const from = world.purchases.from[i] ?? 0;
      if (from > time) break;
      const share = (time - from) / LETTER;
      if (share >= 1) continue;
      const x = erp.x + share * (supplierA.x + supplierA.width / 2 - erp.x);
      const wide = side(world.purchases.quantity[i] ?? 0);
      posted += `M${(x - wide / 2).toFixed(1)},${layout.orderRail - wide / 3}h${wide}v${((2 * wide) / 3).toFixed(1)}h${-wide}z`;
    }
    letters.attr("d", posted);
    const paths: { [kind in DotKind]: [string, string] } = {
      order: ["", ""],
      parcel: ["", ""],
      late: ["", ""],
      lost: ["", ""],
      invoice: ["", ""],
      money: ["", ""],
    };
    orders.each(time, layout, ({ x, y, kind, large }) => {
      const at = `${x.toFixed(1)},${y.toFixed(1)}`;
      // A point of no length is drawn as a dot by its round ends.
      paths[kind][large ? 1 : 0] += kind === "lost" ? `M${at}m-3,-3l6,6m-6,0l6,-6` : `M${at}h0`;
    });
    for (const kind of Object.keys(paths) as DotKind[])
      paths[kind].forEach((path, size) => {
        dots[kind][size as 0 | 1].attr("d", path);
      });
    const dot = watched === null ? null : orders.goodsDot(watched[name], time, layout);
    ring.attr("visibility", dot === null ? "hidden" : "visible");
    if (dot !== null) ring.attr("transform", `translate(${dot.x.toFixed(1)},${dot.y.toFixed(1)})`);
  };
}

/** The whole chain in both worlds, one above the other, at the same moment of the same random world. */
export function chainPicture(data: ChainData, options: ChartOptions): ChainPicture {
  const { svg, area } = plot(options, { top: 0, right: 0, bottom: 0, left: 0 });
  svg.classed("chain", true);
  const layout = chainLayout(options.width);
  const { film } = data;
  const names = Object.keys(film.siloed.series) as FilmSeries[];
  const most = (values: Float64Array) => values.reduce((high, value) => Math.max(high, value), 1);
  const scales = Object.fromEntries(
    names.map((name) => [name, Math.max(most(film.siloed.series[name]), most(film.integrated.series[name]))]),
  ) as Scales;
  const shows = worldNames.map((name, i) => {
    const group = area
      .append("g")
      .attr("class", `world ${name}`)
      .attr("transform", `translate(0,${i * (layout.height + GAP)})`);
    return worldPicture(group, layout, data, name, scales);
  });
  select(svg.node()).attr("aria-hidden", "true");
  return {
    svg: svg.node() as SVGSVGElement,
    show(time) {
      for (const show of shows) show(time);
    },
  };
}
