import type { History } from "../history.ts";
import { COST_OF_GOODS, PREMIUM } from "../ledger.ts";
import type { World } from "../world.ts";
import { endOfRun, type Figure, inventoryValue, perYear, spanOf } from "./figure.ts";

/** Var of weekly sums over Var of weekly demand, averaged over products that have demand. */
function bullwhip(world: World, series: readonly History[]): number {
  const { warmUp } = world.setting.simulation;
  const weeks = Math.floor(spanOf(world) / 7);
  let sum = 0;
  let products = 0;
  for (const line of world.lines) {
    const planner = world.planners[line.index]!;
    const demand = variance(weeks, (week) => {
      const from = warmUp + 7 * week;
      return planner.run.sum(from, from + 7) + planner.project.sum(from, from + 7);
    });
    if (!(demand > 0)) continue;
    const orders = variance(weeks, (week) =>
      series[line.index]!.sum(warmUp + 7 * week, warmUp + 7 * week + 7),
    );
    sum += orders / demand;
    products++;
  }
  return products > 0 ? sum / products : 0;
}

function variance(count: number, value: (i: number) => number): number {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const x = value(i);
    const delta = x - mean;
    mean += delta / (i + 1);
    squares += delta * (x - mean);
  }
  return squares / (count - 1);
}

/** Stock, orders and supply. */
export const stockFigures: readonly Figure[] = [
  {
    name: "inventoryValue",
    label: "Inventory value",
    unit: "money",
    better: "lower",
    of: inventoryValue,
  },
  {
    name: "inventoryTurns",
    label: "Inventory turns",
    unit: "1/year",
    better: "higher",
    of: (w) => -perYear(w, COST_OF_GOODS),
    over: "sum.inventoryValue",
  },
  {
    name: "supplierStock",
    label: "Supplier stock, both products",
    unit: "units",
    better: "lower",
    of: (w) => w.supply.stocks.reduce((sum, stock) => sum + stock.level.areaTo(endOfRun(w)), 0) / spanOf(w),
  },
  {
    name: "shortage",
    label: "Units short",
    unit: "units",
    better: "lower",
    of: (w) => w.lines.reduce((sum, line) => sum + line.shortage.areaTo(endOfRun(w)), 0) / spanOf(w),
  },
  {
    name: "bullwhip.purchasing",
    label: "Bullwhip, purchase orders",
    unit: "",
    better: "lower",
    of: (w) => bullwhip(w, w.supply.purchases),
  },
  {
    name: "bullwhip.production",
    label: "Bullwhip, production orders",
    unit: "",
    better: "lower",
    of: (w) => bullwhip(w, w.day.releases),
  },
  {
    name: "bullwhip.supplier",
    label: "Bullwhip, supplier production",
    unit: "",
    better: "lower",
    of: (w) => bullwhip(w, w.supply.starts),
  },
  {
    name: "backupShare",
    label: "Share of the backup supplier",
    unit: "",
    of: (w) => w.meter.backupUnits,
    over: "sum.unitsPurchased",
  },
  {
    name: "premium",
    label: "Backup premium",
    unit: "money/year",
    better: "lower",
    of: (w) => -perYear(w, PREMIUM),
  },
];
