import { dockOf, middle, type Point, right } from "./chainLayout.ts";
import { arrow, frame, trayOf, wire, words } from "./chainShapes.ts";
import type { Stage } from "./chainStage.ts";

/** The ways of paper, goods and money, and the places where they wait. */
export function rails({ group, layout }: Stage): void {
  const { supplierA, supplierB, components, customers, crm, erp, cash, invoice, goodsRail, orderRail } =
    layout;
  const ways = group.append("g").attr("class", "rails");
  const way = (...points: Point[]) => arrow(ways, points, "way");
  way({ x: right(supplierA), y: goodsRail }, { x: components.x - 3, y: goodsRail });
  ways
    .append("path")
    .attr("class", "way")
    .attr(
      "d",
      `M${right(supplierB)},${supplierB.y + supplierB.height / 2}L${components.x - 4},${goodsRail + 8}`,
    );
  way(dockOf(layout), { x: customers.x - 3, y: goodsRail });
  way({ x: crm.x, y: orderRail }, { x: layout.entry.x + 3, y: orderRail });
  const invoiceY = invoice.y + (invoice.rows * invoice.pitch) / 2;
  way(
    { x: invoice.x + invoice.columns * invoice.pitch + 4, y: invoiceY },
    { x: customers.x - 3, y: invoiceY },
  );
  way({ x: customers.x, y: layout.cashRail }, { x: right(cash) + 3, y: layout.cashRail });
  way(
    { x: erp.x, y: orderRail },
    { x: middle(supplierA), y: orderRail },
    { x: middle(supplierA), y: supplierA.y - 34 },
  );
  if (!layout.narrow) words(group, (erp.x + middle(supplierA)) / 2, orderRail - 6, "note", "purchase orders");
  for (const pile of [layout.entry, layout.waiting, invoice]) frame(group, trayOf(pile), "tray", 4);
}

/** What is known where: wires that integration lays. @returns moves what runs along them to a time */
export function wires({ group, layout, look }: Stage): (time: number) => void {
  const { supplierA, crm, erp, planRail, narrow } = layout;
  const { plan, supplier } = look.wires;
  const said = (laid: boolean, yes: string, no: string) => (narrow ? "" : laid ? yes : `✕ ${no}`);
  const moves = [
    wire(
      group,
      [
        { x: middle(crm), y: crm.y },
        { x: middle(crm), y: planRail },
        { x: middle(erp) + 8, y: planRail },
        { x: middle(erp) + 8, y: erp.y },
      ],
      plan,
      said(plan, "deals and promotions reach the plan", "the plan sees no deals"),
    ),
    wire(
      group,
      [
        { x: middle(erp) - 8, y: erp.y },
        { x: middle(erp) - 8, y: planRail },
        { x: middle(supplierA) - 14, y: planRail },
        { x: middle(supplierA) - 14, y: supplierA.y - 34 },
      ],
      supplier,
      said(supplier, "plan and stock reach the supplier", "he sees orders only"),
    ),
  ];
  return (time) => {
    for (const move of moves) move(time);
  };
}
