import { dockOf, middle, type Pile, right } from "./chainLayout.ts";
import { face, frame, tank, thousands, whole, words } from "./chainShapes.ts";
import { type Stage, type Station, valueAt, valueOn } from "./chainStage.ts";

/** Title of a world, what kind of firm it is, and how far its integration has come. */
export function heading({ group, layout, series, look }: Stage): Station {
  const { narrow } = layout;
  words(group, 0, 13, `world-title tone-${look.tone}`, look.title, "start");
  const means = words(
    group,
    narrow ? 0 : 12 + 8.2 * look.title.length,
    narrow ? 28 : 13,
    "note",
    narrow ? look.brief : look.means,
    "start",
  );
  if (!look.wires.any) return {};
  return {
    write(day) {
      const share = valueOn(series.adoption, day);
      const adopted = `adoption ${(100 * share).toFixed(0)} %`;
      const waiting = narrow ? "not live yet" : "bought, but not live yet: works like the siloed firm";
      means.text(share <= 0 ? waiting : narrow ? adopted : `${look.means}; ${adopted}`);
      group.classed("is-live", share > 0);
      group.style("--adoption", share.toFixed(2));
    },
  };
}

/** CRM and ERP, which stand before the orders that pass through them. */
export function systems({ group, layout, series }: Stage): Station {
  const { crm, erp, narrow } = layout;
  const [name, note] = narrow ? [15, 30] : [17, 34];
  for (const [of, text] of [
    [crm, "CRM"],
    [erp, "ERP"],
  ] as const) {
    frame(group, of, "house");
    words(group, middle(of), of.y + name, "house-name", text);
  }
  words(group, middle(erp), erp.y + note, "note", "plans");
  const deals = words(group, middle(crm), crm.y + note, "note");
  return {
    write(day) {
      deals.text(`${whole(valueOn(series.opportunities, day))}${narrow ? " deals" : " open deals"}`);
    },
  };
}

/** The customers: how many, how content, how many orders they lost, and what they owe. */
export function people({ group, layout, series, scales }: Stage): Station {
  const { customers, goodsRail, cashRail, narrow } = layout;
  const x = middle(customers);
  const top = customers.y;
  frame(group, customers, "house");
  words(group, x, top + 18, "house-name", narrow ? "Clients" : "Customers");
  const active = words(group, x, top + 33, "note");
  const smile = face(group, x, top + (narrow ? 58 : 62), narrow ? 14 : 17);
  const content = words(group, x, top + (narrow ? 88 : 96), "value");
  words(group, x, top + (narrow ? 100 : 109), "note", "satisfied");
  const lost = words(group, x, goodsRail + (narrow ? 18 : 20), "value tone-shortage");
  words(group, x, goodsRail + (narrow ? 30 : 33), "note", "orders lost");
  const owed = words(group, x, cashRail - (narrow ? 16 : 18), "value tone-money");
  words(group, x, cashRail - (narrow ? 4 : 5), "note", narrow ? "owed" : "owed to the firm");
  const bar = { x: customers.x + 8, y: cashRail + 3, width: customers.width - 16, height: 5 };
  const debt = tank(group, bar, "money");
  return {
    write(day) {
      active.text(`${whole(valueOn(series.activeCustomers, day))}${narrow ? "" : " active"}`);
      content.text(`${(100 * valueOn(series.satisfaction, day)).toFixed(0)} %`);
      lost.text(whole(valueOn(series.lost, day)));
      owed.text(thousands(valueOn(series.receivables, day)));
    },
    fill(time) {
      debt(valueAt(series.receivables, time) / scales.receivables);
      smile(valueAt(series.satisfaction, time));
    },
  };
}

/** What has been earned. */
export function till({ group, layout, series }: Stage): Station {
  const { cash, narrow } = layout;
  frame(group, cash, "house");
  const earned = words(group, middle(cash), cash.y + 15, "value tone-money");
  const profit = words(group, middle(cash), cash.y + 28, "note");
  return {
    write(day) {
      earned.text(`${thousands(valueOn(series.cash, day))}${narrow ? "" : " cash so far"}`);
      profit.text(`profit ${thousands(valueOn(series.result, day))}`);
    },
  };
}

/** How many orders wait where, under each place. */
export function queues({ group, layout, series, look }: Stage): Station {
  const { customers, goodsRail, entry, waiting, invoice, narrow } = layout;
  const middleOf = (pile: Pile) => pile.x + (pile.towards * pile.columns * pile.pitch) / 2;
  const under = entry.y + entry.rows * entry.pitch + 13;
  const line = (text: ReturnType<typeof words>) => {
    const number = text.append("tspan").attr("class", "value");
    const unit = text.append("tspan");
    return (value: number, rest: string) => {
      number.text(whole(value));
      unit.text(` ${rest}`);
    };
  };
  const typed = line(words(group, middleOf(entry), under, "note"));
  const shortText = words(group, middleOf(waiting), under, "note");
  const short = line(shortText);
  const roadX = narrow ? customers.x - 4 : (dockOf(layout).x + customers.x) / 2;
  const road = line(
    words(group, roadX, goodsRail + (narrow ? 24 : 22), "note", "", narrow ? "end" : "middle"),
  );
  const billed = line(words(group, invoice.x, invoice.y - (narrow ? 6 : 5), "note", "", "start"));
  return {
    write(day) {
      const entering = look.wires.orders ? "on their way into the ERP" : "wait to be typed";
      typed(valueOn(series.ordersWaitingForEntry, day), narrow ? "to enter" : entering);
      const missing = valueOn(series.backlog, day);
      const units = missing > 0 ? `, ${whole(missing)} short` : "";
      short(valueOn(series.ordersWaitingForStock, day), narrow ? "waiting" : `wait for goods${units}`);
      shortText.classed("tone-shortage", missing > 0);
      road(valueOn(series.ordersInTransit, day), narrow ? "on the way" : "orders on the way");
      billed(valueOn(series.shipmentsToInvoice, day), narrow ? "to bill" : "to invoice");
    },
  };
}

/** Stocks behind what moves: supplier A with a hatching for when he stands still, components, goods, the belt. */
export function stocks({ group, layout, series, scales }: Stage, hatch: string) {
  const { supplierA, components, goods, plant } = layout;
  const tanks = [
    { set: tank(group, supplierA, "inventory"), name: "supplierStock" as const },
    { set: tank(group, components, "inventory"), name: "components" as const },
    { set: tank(group, goods, "inventory"), name: "onHand" as const },
  ];
  const down = frame(group, supplierA, "down", 4).attr("fill", hatch).attr("visibility", "hidden");
  frame(group, plant, "belt", 6);
  const station: Station = {
    fill(time) {
      for (const { set, name } of tanks) set(valueAt(series[name], time) / scales[name]);
    },
  };
  return { station, down };
}

/** Names and amounts of the goods, in one line above them; the backup supplier. */
export function amounts({ group, layout, series }: Stage) {
  const { supplierA, supplierB, components, goods, plant, narrow } = layout;
  const above = supplierA.y - 20;
  const amount = (x: number, name: string) => {
    const label = words(group, x, above, "note", name);
    return { label, value: words(group, x, above + 14, "value") };
  };
  const supplier = amount(middle(supplierA), "");
  const listed = [
    { ...supplier, name: "supplierStock" as const },
    { ...amount(middle(components), narrow ? "Parts" : "Components"), name: "components" as const },
    { ...amount(middle(goods), "Goods"), name: "onHand" as const },
    { ...amount(middle(plant), narrow ? "Plant" : "Plant, in process"), name: "wip" as const },
    ...(narrow
      ? []
      : [
          {
            ...amount((right(supplierA) + components.x) / 2, "on order"),
            name: "componentsOnOrder" as const,
          },
        ]),
  ];
  const backup = frame(group, supplierB, "house");
  words(group, middle(supplierB), supplierB.y + 17, "note", narrow ? "Backup" : "Backup supplier");
  const station: Station = {
    write(day) {
      for (const { value, name } of listed) value.text(whole(valueOn(series[name], day)));
      backup.classed("busy", valueOn(series.disruptionKnown, day) + valueOn(series.qualityHold, day) > 0);
    },
  };
  return { station, supplierName: supplier.label };
}
