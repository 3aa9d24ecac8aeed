import { COST_OF_GOODS } from "../ledger.ts";
import type { World } from "../world.ts";
import { days, endOfRun, type Figure, inventoryValue, perYear, spanOf } from "./figure.ts";

/** Order to cash. */
export const cashFigures: readonly Figure[] = [
  days(
    "Order to cash",
    "orderToCash.total",
    ({ meter: m }) => m.paidEntry + m.paidFulfilment + m.paidInvoicing + m.paidCollection,
    "sum.ordersPaid",
    "lower",
  ),
  days("Order to cash: entry", "orderToCash.entry", (w) => w.meter.paidEntry, "sum.ordersPaid"),
  days(
    "Order to cash: fulfilment",
    "orderToCash.fulfilment",
    (w) => w.meter.paidFulfilment,
    "sum.ordersPaid",
  ),
  days("Order to cash: invoicing", "orderToCash.invoicing", (w) => w.meter.paidInvoicing, "sum.ordersPaid"),
  days(
    "Order to cash: collection",
    "orderToCash.collection",
    (w) => w.meter.paidCollection,
    "sum.ordersPaid",
  ),
  days("Transit, beside invoicing", "transitTime", (w) => w.meter.transit, "sum.ordersDelivered"),
  days(
    "Sales outstanding",
    "daysSalesOutstanding",
    ({ meter: m }) => m.paidInvoicing + m.paidCollection,
    "sum.ordersPaid",
    "lower",
  ),
  {
    name: "receivables",
    label: "Receivables",
    unit: "money",
    better: "lower",
    of: (w) => w.meter.receivables.areaTo(endOfRun(w)) / spanOf(w),
  },
  days("Cash conversion cycle", "cashConversionCycle", cashConversionCycle, undefined, "lower"),
];

function cashConversionCycle(world: World): number {
  const { meter, setting } = world;
  const inventory = ratio(365 * inventoryValue(world), -perYear(world, COST_OF_GOODS));
  const sales = ratio(meter.paidInvoicing + meter.paidCollection, meter.paid);
  return inventory + sales - setting.problem.orderToCash.payableDays;
}

function ratio(numerator: number, denominator: number): number {
  return denominator > 0 ? numerator / denominator : 0;
}
