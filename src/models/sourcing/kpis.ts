import type { Kpi } from "../../contract/model.ts";
import type { SourcingKpis } from "./results.ts";

/** Raw figures of a replication, each an average per measured period. */
export const columns = [
  "averageCost",
  "averageNetInventory",
  "averageOnHand",
  "averageBackorders",
  "contractUnits",
  "boughtUnits",
  "filledUnits",
  "demandUnits",
  "cycleServiceLevel",
  "costs.reservation",
  "costs.contract",
  "costs.spot",
  "costs.holding",
  "costs.backorder",
] as const;

const money = "money/period";

export const kpis: readonly Kpi[] = [
  { name: "averageCost", label: "Average cost", unit: money, column: "averageCost", better: "lower" },
  {
    name: "averageNetInventory",
    label: "Average net inventory",
    unit: "units",
    column: "averageNetInventory",
  },
  { name: "averageOnHand", label: "Average on hand", unit: "units", column: "averageOnHand" },
  {
    name: "averageBackorders",
    label: "Average backorders",
    unit: "units",
    column: "averageBackorders",
    better: "lower",
  },
  {
    name: "contractShare",
    label: "Contract share",
    unit: "of units bought",
    column: "contractUnits",
    over: "boughtUnits",
  },
  {
    name: "fillRate",
    label: "Fill rate",
    unit: "of demand",
    column: "filledUnits",
    over: "demandUnits",
    better: "higher",
  },
  {
    name: "cycleServiceLevel",
    label: "Cycle service level",
    unit: "of periods",
    column: "cycleServiceLevel",
    better: "higher",
  },
  { name: "costs.reservation", label: "Reservation cost", unit: money, column: "costs.reservation" },
  { name: "costs.contract", label: "Contract purchases", unit: money, column: "costs.contract" },
  { name: "costs.spot", label: "Spot purchases", unit: money, column: "costs.spot" },
  { name: "costs.holding", label: "Holding", unit: money, column: "costs.holding" },
  { name: "costs.backorder", label: "Backorders", unit: money, column: "costs.backorder" },
];

/** Exact figures by the names of the simulated ones. */
export function exactByName(figures: SourcingKpis): { [kpi: string]: number } {
  const { costs, ...plain } = figures;
  const parts = Object.entries(costs).map(([name, value]) => [`costs.${name}`, value] as const);
  return { ...plain, ...Object.fromEntries(parts) };
}
