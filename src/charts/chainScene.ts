import type { FilmSeries, WorldFilm } from "../models/integration/film.ts";
import { type Box, type ChainLayout, middle, type Pile, type Point, right } from "./chainLayout.ts";
import type { Group } from "./drawing.ts";
import { hatching } from "./drawing.ts";

/** Which wires an integration has laid, and how far they are used. */
export interface Wires {
  /** Orders pass from CRM to ERP by themselves. */
  readonly orders: boolean;
  /** The plan sees deals, promotions or measured errors. */
  readonly plan: boolean;
  /** The supplier sees plan and stock. */
  readonly supplier: boolean;
}

/** What moves in the still part of a world's picture. */
export interface ChainScene {
  /** Dots, boxes and whatever else moves go in here. */
  readonly moving: Group;
  /** Writes the numbers of a day. */
  write(day: number): void;
  /** Fills the stocks as they stand between two days. */
  fill(time: number): void;
  /** Supplier A works or stands still; orders go to B or not. */
  supply(failing: boolean, poor: boolean): void;
}

/** How a world is introduced. */
interface Look {
  readonly title: string;
  readonly tone: string;
  readonly means: string;
  /** The same where there is little room. */
  readonly brief: string;
  readonly wires: Wires;
}

/** Largest values of either world, so that equal fillings mean equal amounts. */
export type Scales = { readonly [name in FilmSeries]: number };

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function thousands(value: number): string {
  return Math.abs(value) >= 999_500
    ? `${(value / 1e6).toFixed(2)} M`
    : `${Math.round(value / 1000).toLocaleString("en-US")}k`;
}

function frame(group: Group, { x, y, width, height }: Box, className: string, radius = 5) {
  return group
    .append("rect")
    .attr("class", className)
    .attr("x", x)
    .attr("y", y)
    .attr("width", width)
    .attr("height", height)
    .attr("rx", radius);
}

function words(
  group: Group,
  x: number,
  y: number,
  className: string,
  text = "",
  anchor: "start" | "middle" | "end" = "middle",
) {
  return group
    .append("text")
    .attr("class", className)
    .attr("x", x)
    .attr("y", y)
    .attr("text-anchor", anchor)
    .text(text);
}

/** The ground on which a pile stands, so that an empty one is seen too. */
function trayOf({ x, y, columns, rows, pitch, towards }: Pile): Box {
  const width = columns * pitch + 4;
  return { x: towards > 0 ? x - 2 : x - width + 2, y: y - 2, width, height: rows * pitch + 4 };
}

/** A stock with its level; the box is full at the scale's end. */
function tank(group: Group, of: Box, tone: string): (share: number) => void {
  frame(group, of, "tank-ground", 4);
  const level = group
    .append("rect")
    .attr("class", `tank-level tone-${tone}`)
    .attr("x", of.x)
    .attr("width", of.width)
    .attr("rx", 3);
  frame(group, of, "tank", 4);
  return (share) => {
    const height = Math.min(1, Math.max(0, share)) * of.height;
    level.attr("y", of.y + of.height - height).attr("height", height);
  };
}

function arrow(group: Group, points: readonly Point[], className: string): void {
  const last = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? last;
  const [dx, dy] = [Math.sign(last.x - before.x), Math.sign(last.y - before.y)];
  const path = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x},${y}`).join("");
  group.append("path").attr("class", className).attr("d", path);
  group
    .append("path")
    .attr("class", `${className} head`)
    .attr(
      "d",
      dx !== 0
        ? `M${last.x - 5 * dx},${last.y - 4}L${last.x},${last.y}L${last.x - 5 * dx},${last.y + 4}`
        : `M${last.x - 4},${last.y - 5 * dy}L${last.x},${last.y}L${last.x + 4},${last.y - 5 * dy}`,
    );
}

/** A wire that carries information; broken where nothing is laid. */
function wire(group: Group, points: readonly Point[], laid: boolean, text: string): (share: number) => void {
  const path = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x},${y}`).join("");
  group.append("path").attr("class", "wire absent").attr("d", path);
  const live = laid ? group.append("path").attr("class", "wire live tone-policyA").attr("d", path) : null;
  const pulse = laid ? group.append("path").attr("class", "wire pulse").attr("d", path) : null;
  if (text !== "") {
    const from = points[1] ?? { x: 0, y: 0 };
    const to = points[2] ?? from;
    words(group, (from.x + to.x) / 2, from.y + 4, `wire-note${laid ? " tone-policyA" : ""}`, text);
  }
  return (time) => {
    pulse?.attr("stroke-dashoffset", -((time * 26) % 40));
    live?.attr("data-live", "true");
  };
}

function face(group: Group, x: number, y: number, radius: number): (satisfaction: number) => void {
  const drawn = group.append("g").attr("class", "face");
  drawn.append("circle").attr("cx", x).attr("cy", y).attr("r", radius);
  for (const side of [-1, 1])
    drawn
      .append("circle")
      .attr("class", "eye")
      .attr("cx", x + side * 0.36 * radius)
      .attr("cy", y - 0.24 * radius)
      .attr("r", 0.11 * radius);
  const mouth = drawn.append("path");
  return (satisfaction) => {
    // Straight at 0.8, a full smile at 1.
    const bend = Math.max(-1, Math.min(1, (satisfaction - 0.8) * 5));
    const [left, level] = [x - 0.5 * radius, y + 0.36 * radius - 0.1 * bend * radius];
    mouth.attr("d", `M${left},${level}Q${x},${level + 0.62 * bend * radius} ${x + 0.5 * radius},${level}`);
  };
}

export function chainScene(
  group: Group,
  layout: ChainLayout,
  film: WorldFilm,
  scales: Scales,
  look: Look,
): ChainScene {
  const { narrow, supplierA, supplierB, components, plant, goods, customers, crm, erp, cash } = layout;
  const { series } = film;
  const middleY = layout.goodsRail;

  words(group, 0, 13, `world-title tone-${look.tone}`, look.title, "start");
  const means = words(
    group,
    narrow ? 0 : 12 + 8.2 * look.title.length,
    narrow ? 28 : 13,
    "note",
    narrow ? look.brief : look.means,
    "start",
  );
  const used = look.wires.orders || look.wires.plan || look.wires.supplier;

  const rails = group.append("g").attr("class", "rails");
  const dockX = right(goods) + (narrow ? 5 : 9);
  arrow(
    rails,
    [
      { x: right(supplierA), y: middleY },
      { x: components.x - 3, y: middleY },
    ],
    "rail",
  );
  rails
    .append("path")
    .attr("class", "rail")
    .attr(
      "d",
      `M${right(supplierB)},${supplierB.y + supplierB.height / 2}L${components.x - 4},${middleY + 8}`,
    );
  arrow(
    rails,
    [
      { x: dockX, y: middleY },
      { x: customers.x - 3, y: middleY },
    ],
    "rail",
  );
  arrow(
    rails,
    [
      { x: crm.x, y: layout.orderRail },
      { x: layout.entry.x + 3, y: layout.orderRail },
    ],
    "rail",
  );
  const invoiceY = layout.invoice.y + (layout.invoice.rows * layout.invoice.pitch) / 2;
  arrow(
    rails,
    [
      { x: layout.invoice.x + layout.invoice.columns * layout.invoice.pitch + 4, y: invoiceY },
      { x: customers.x - 3, y: invoiceY },
    ],
    "rail",
  );
  arrow(
    rails,
    [
      { x: customers.x, y: layout.cashRail },
      { x: right(cash) + 3, y: layout.cashRail },
    ],
    "rail",
  );
  arrow(
    rails,
    [
      { x: erp.x, y: layout.orderRail },
      { x: middle(supplierA), y: layout.orderRail },
      { x: middle(supplierA), y: supplierA.y - 34 },
    ],
    "rail",
  );

  const wires = [
    wire(
      group,
      [
        { x: middle(crm), y: crm.y },
        { x: middle(crm), y: layout.planRail },
        { x: middle(erp) + 8, y: layout.planRail },
        { x: middle(erp) + 8, y: erp.y },
      ],
      look.wires.plan,
      narrow ? "" : look.wires.plan ? "deals and promotions reach the plan" : "✕ the plan sees no deals",
    ),
    wire(
      group,
      [
        { x: middle(erp) - 8, y: erp.y },
        { x: middle(erp) - 8, y: layout.planRail },
        { x: middle(supplierA) - 14, y: layout.planRail },
        { x: middle(supplierA) - 14, y: supplierA.y - 34 },
      ],
      look.wires.supplier,
      narrow ? "" : look.wires.supplier ? "plan and stock reach the supplier" : "✕ he sees orders only",
    ),
  ];

  for (const pile of [layout.entry, layout.waiting, layout.invoice]) frame(group, trayOf(pile), "tray", 4);
  const stockA = tank(group, supplierA, "inventory");
  const hatch = hatching(group);
  const down = frame(group, supplierA, "down", 4).attr("fill", hatch).attr("visibility", "hidden");
  const tanks = [
    { of: components, name: narrow ? "Parts" : "Components", state: "components" as const },
    { of: goods, name: "Goods", state: "onHand" as const },
  ].map(({ of, name, state }) => ({ of, name, state, set: tank(group, of, "inventory") }));
  frame(group, plant, "belt", 6);
  const moving = group.append("g").attr("class", "moving");

  // Boxes of people and systems stand before what goes into them.
  frame(group, crm, "house");
  words(group, middle(crm), crm.y + (narrow ? 15 : 17), "house-name", "CRM");
  const deals = words(group, middle(crm), crm.y + (narrow ? 30 : 34), "note");
  frame(group, erp, "house");
  words(group, middle(erp), erp.y + (narrow ? 15 : 17), "house-name", "ERP");
  words(group, middle(erp), erp.y + (narrow ? 30 : 34), "note", "plans");
  if (!narrow) words(group, (erp.x + middle(supplierA)) / 2, layout.orderRail - 6, "note", "purchase orders");

  frame(group, customers, "house");
  const people = middle(customers);
  words(group, people, customers.y + 18, "house-name", narrow ? "Clients" : "Customers");
  const active = words(group, people, customers.y + 33, "note");
  const smile = face(group, people, customers.y + (narrow ? 58 : 62), narrow ? 14 : 17);
  const content = words(group, people, customers.y + (narrow ? 88 : 96), "value");
  words(group, people, customers.y + (narrow ? 100 : 109), "note", "satisfied");
  const lost = words(group, people, middleY + (narrow ? 18 : 20), "value tone-shortage");
  words(group, people, middleY + (narrow ? 30 : 33), "note", "orders lost");
  const owed = words(group, people, layout.cashRail - (narrow ? 16 : 18), "value tone-money");
  words(group, people, layout.cashRail - (narrow ? 4 : 5), "note", narrow ? "owed" : "owed to the firm");
  const debt = tank(
    group,
    { x: customers.x + 8, y: layout.cashRail + 3, width: customers.width - 16, height: 5 },
    "money",
  );

  const houseB = frame(group, supplierB, "house");
  words(group, middle(supplierB), supplierB.y + 17, "note", narrow ? "Backup" : "Backup supplier");

  // Names and amounts stand in one line above the goods.
  const above = supplierA.y - 20;
  const amount = (x: number, name: string) => {
    const label = words(group, x, above, "note", name);
    return { label, value: words(group, x, above + 14, "value") };
  };
  const supplier = amount(middle(supplierA), "");
  const onOrder = narrow ? null : amount((right(supplierA) + components.x) / 2, "on order");
  const fills = tanks.map(({ of, name, state, set }) => ({ ...amount(middle(of), name), state, set }));
  const inProcess = amount(middle(plant), narrow ? "Plant" : "Plant, in process");

  // What waits.
  const pileX = (pile: ChainLayout["entry"]) => pile.x + (pile.towards * pile.columns * pile.pitch) / 2;
  const under2 = layout.entry.y + layout.entry.rows * layout.entry.pitch + 13;
  const entry = words(group, pileX(layout.entry), under2, "note");
  const waiting = words(group, pileX(layout.waiting), under2, "note");
  const transit = words(
    group,
    narrow ? customers.x - 4 : (dockX + customers.x) / 2,
    middleY + (narrow ? 24 : 22),
    "note",
    "",
    narrow ? "end" : "middle",
  );
  const invoices = words(group, layout.invoice.x, layout.invoice.y - (narrow ? 6 : 5), "note", "", "start");

  // Cash.
  frame(group, cash, "house");
  const cashIn = words(group, middle(cash), cash.y + 15, "value tone-money");
  const profit = words(group, middle(cash), cash.y + 28, "note");

  const number = (text: typeof entry, value: string, rest: string) => {
    text.text("");
    text.append("tspan").attr("class", "value").text(value);
    text.append("tspan").text(` ${rest}`);
  };
  const of = (values: Float64Array, day: number) => values[Math.min(values.length - 1, day)] ?? 0;
  const between = (values: Float64Array, time: number) => {
    const day = Math.floor(time);
    const share = time - day;
    return (1 - share) * of(values, day) + share * of(values, day + 1);
  };

  return {
    moving,
    write(day) {
      deals.text(`${whole(of(series.opportunities, day))}${narrow ? " deals" : " open deals"}`);
      active.text(`${whole(of(series.activeCustomers, day))}${narrow ? "" : " active"}`);
      content.text(`${(100 * of(series.satisfaction, day)).toFixed(0)} %`);
      lost.text(whole(of(series.lost, day)));
      owed.text(thousands(of(series.receivables, day)));
      supplier.value.text(whole(of(series.supplierStock, day)));
      onOrder?.value.text(whole(of(series.componentsOnOrder, day)));
      for (const { value, state } of fills) value.text(whole(of(series[state], day)));
      inProcess.value.text(whole(of(series.wip, day)));
      number(
        entry,
        whole(of(series.ordersWaitingForEntry, day)),
        narrow ? "to enter" : look.wires.orders ? "on their way into the ERP" : "wait to be typed",
      );
      const missing = of(series.backlog, day);
      number(
        waiting,
        whole(of(series.ordersWaitingForStock, day)),
        narrow ? "waiting" : `wait for goods${missing > 0 ? `, ${whole(missing)} short` : ""}`,
      );
      waiting.classed("tone-shortage", missing > 0);
      number(transit, whole(of(series.ordersInTransit, day)), narrow ? "on the way" : "orders on the way");
      number(invoices, whole(of(series.shipmentsToInvoice, day)), narrow ? "to bill" : "to invoice");
      cashIn.text(`${thousands(of(series.cash, day))}${narrow ? "" : " cash so far"}`);
      profit.text(`profit ${thousands(of(series.result, day))}`);
      houseB.classed("busy", of(series.disruptionKnown, day) + of(series.qualityHold, day) > 0);
      if (used) {
        const share = of(series.adoption, day);
        means.text(
          share > 0
            ? narrow
              ? `adoption ${(100 * share).toFixed(0)} %`
              : `${look.means}; adoption ${(100 * share).toFixed(0)} %`
            : narrow
              ? "not live yet"
              : "bought, but not live yet: works like the siloed firm",
        );
        group.classed("is-live", share > 0);
        group.style("--adoption", String(Math.round(100 * share) / 100));
      }
    },
    fill(time) {
      stockA(between(series.supplierStock, time) / scales.supplierStock);
      for (const { set, state } of fills) set(between(series[state], time) / scales[state]);
      debt(between(series.receivables, time) / scales.receivables);
      smile(between(series.satisfaction, time));
      for (const move of wires) move(time);
    },
    supply(failing, poor) {
      down.attr("visibility", failing ? "visible" : "hidden");
      supplier.label
        .text(failing ? "✕ stands still" : poor ? "! poor quality" : narrow ? "Supplier" : "Supplier A")
        .classed("tone-shortage alarm", failing || poor);
    },
  };
}
