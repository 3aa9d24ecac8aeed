import type { Kpi } from "../../contract/model.ts";
import type { Totals } from "./totals.ts";

/** Raw figures of one replication; units and money at scale 1, money as present worth. */
export const columns = [
  "profit",
  "spoiledUnits",
  "lostUnits",
  "leftoverUnits",
  "averageInventory",
  "soldUnits",
  "servedUnits",
  "demandedUnits",
  "orderedUnits",
  "orders",
  "revenue",
  "holding",
  "purchase",
  "ordering",
] as const;

/** Writes the columns of a replication: `out[offset + column × stride]`. */
export function writeColumns(
  totals: Totals,
  horizon: number,
  out: Float64Array,
  offset: number,
  stride: number,
): void {
  const { revenue, holding, purchase, ordering } = totals;
  const values: Record<(typeof columns)[number], number> = {
    profit: revenue - holding - purchase - ordering,
    spoiledUnits: totals.spoiledUnits,
    lostUnits: totals.lostUnits,
    leftoverUnits: totals.leftoverUnits,
    averageInventory: totals.inventoryTime / horizon,
    soldUnits: totals.soldUnits,
    servedUnits: totals.servedUnits,
    demandedUnits: totals.demandedUnits,
    orderedUnits: totals.orderedUnits,
    orders: totals.orders,
    revenue,
    holding,
    purchase,
    ordering,
  };
  columns.forEach((name, column) => {
    out[offset + column * stride] = values[name];
  });
}

/** The figures of interest, over the whole horizon. */
export const kpis: readonly Kpi[] = [
  { name: "profit", label: "Profit", unit: "money", column: "profit", better: "higher" },
  { name: "spoiledUnits", label: "Spoiled", unit: "units", column: "spoiledUnits", better: "lower" },
  { name: "lostUnits", label: "Lost demand", unit: "units", column: "lostUnits", better: "lower" },
  { name: "leftoverUnits", label: "Left over", unit: "units", column: "leftoverUnits", better: "lower" },
  { name: "averageInventory", label: "Average stock", unit: "units", column: "averageInventory" },
  {
    name: "fillRate",
    label: "Fill rate",
    unit: "",
    column: "servedUnits",
    over: "demandedUnits",
    better: "higher",
  },
  { name: "soldUnits", label: "Sold", unit: "units", column: "soldUnits" },
  { name: "orderedUnits", label: "Ordered", unit: "units", column: "orderedUnits" },
  { name: "orders", label: "Orders", unit: "", column: "orders" },
  { name: "costs.holding", label: "Holding cost", unit: "money", column: "holding", better: "lower" },
  { name: "costs.purchase", label: "Purchase cost", unit: "money", column: "purchase", better: "lower" },
  { name: "costs.ordering", label: "Ordering cost", unit: "money", column: "ordering", better: "lower" },
];
