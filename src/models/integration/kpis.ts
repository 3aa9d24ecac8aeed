import type { Kpi } from "../../contract/model.ts";
import type { History } from "./history.ts";
import { stockValueArea } from "./holding.ts";
import {
  accounts,
  COST_OF_GOODS,
  FREIGHT,
  INQUIRIES,
  KEYING_ERRORS,
  LABOUR,
  PREMIUM,
  REDELIVERY,
} from "./ledger.ts";
import type { World } from "./world.ts";

/** A figure of one run: a value, or a numerator with the column it is divided by. */
interface Figure {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly better?: "lower" | "higher";
  readonly of: (world: World) => number;
  readonly over?: keyof typeof denominators;
}

function spanOf(world: World): number {
  return 365 * world.setting.simulation.years;
}

function endOfRun(world: World): number {
  return world.setting.simulation.warmUp + spanOf(world);
}

/** Orders created after the warm-up whose fate is known. */
function concluded(world: World): number {
  const { delivered, rejected, cancelled } = world.meter;
  return delivered + rejected + cancelled;
}

const denominators = {
  "sum.unitsEntered": (world: World) => world.meter.unitsEntered,
  "sum.ordersDelivered": (world: World) => world.meter.delivered,
  "sum.ordersConcluded": concluded,
  "sum.ordersEntered": (world: World) => world.meter.entered,
  "sum.ordersPaid": (world: World) => world.meter.paid,
  "sum.inventoryValue": inventoryValue,
  "sum.weekDemand": (world: World) => sumOver(world, (p) => p.weekErrors.actual),
  "sum.leadTimeDemand": (world: World) => sumOver(world, (p) => p.leadErrors.actual),
  "sum.weekForecasts": (world: World) => sumOver(world, (p) => p.weekErrors.relativeCount),
  "sum.leadTimeForecasts": (world: World) => sumOver(world, (p) => p.leadErrors.relativeCount),
  "sum.weekNaive": (world: World) => sumOver(world, (p) => p.weekErrors.naive),
  "sum.leadTimeNaive": (world: World) => sumOver(world, (p) => p.leadErrors.naive),
  "sum.experiences": (world: World) => world.meter.experiences,
  "sum.customerYears": (world: World) => world.meter.activeCustomers.areaTo(endOfRun(world)) / 365,
  "sum.unitsDelivered": (world: World) => world.meter.deliveredUnits,
  "sum.unitsPurchased": (world: World) => world.meter.purchasedUnits,
  "sum.disruptionsRerouted": (world: World) => world.meter.disruptions,
  "sum.excursionsContained": (world: World) => world.meter.excursions,
};

function sumOver(world: World, of: (planner: World["planners"][number]) => number): number {
  return world.planners.reduce((sum, planner) => sum + of(planner), 0);
}

function inventoryValue(world: World): number {
  const end = endOfRun(world);
  return world.lines.reduce((sum, line) => sum + stockValueArea(line, end), 0) / spanOf(world);
}

function perYear(world: World, account: number): number {
  return world.ledger.total(account) / world.setting.simulation.years;
}

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

function ratio(numerator: number, denominator: number): number {
  return denominator > 0 ? numerator / denominator : 0;
}

function days(label: string, name: string, of: Figure["of"], over: Figure["over"], better?: "lower"): Figure {
  const figure = { name, label, unit: "days", of };
  return {
    ...figure,
    ...(over === undefined ? {} : { over }),
    ...(better === undefined ? {} : { better }),
  };
}

const serviceFigures: readonly Figure[] = [
  {
    name: "fillRate",
    label: "Fill rate",
    unit: "",
    better: "higher",
    of: (w) => w.meter.unitsFilled,
    over: "sum.unitsEntered",
  },
  {
    name: "otifPromise",
    label: "On time in full to promise",
    unit: "",
    better: "higher",
    of: (w) => w.meter.onTimePromise,
    over: "sum.ordersDelivered",
  },
  {
    name: "otifRequest",
    label: "On time in full to request",
    unit: "",
    better: "higher",
    of: (w) => w.meter.onTimeRequest,
    over: "sum.ordersConcluded",
  },
  {
    name: "lostShare",
    label: "Lost orders",
    unit: "",
    better: "lower",
    of: (w) => w.meter.rejected + w.meter.cancelled,
    over: "sum.ordersConcluded",
  },
  {
    name: "rejectedShare",
    label: "Rejected quotes",
    unit: "",
    better: "lower",
    of: (w) => w.meter.rejected,
    over: "sum.ordersConcluded",
  },
  {
    name: "refusedOrders",
    label: "Orders refused because too many are open",
    unit: "",
    better: "lower",
    of: (w) => w.meter.refused,
  },
  days("Lead time", "leadTime", (w) => w.meter.leadTime, "sum.ordersDelivered", "lower"),
  days("Entry lag", "entryLag", (w) => w.meter.entryLag, "sum.ordersEntered", "lower"),
  days("From order to plan", "decisionLatency.order", (w) => w.meter.planLag, "sum.ordersEntered", "lower"),
  days(
    "From disruption to reaction",
    "decisionLatency.disruption",
    (w) => w.meter.disruptionResponse,
    "sum.disruptionsRerouted",
    "lower",
  ),
  days(
    "From quality excursion to containment",
    "decisionLatency.quality",
    (w) => w.meter.excursionDetection,
    "sum.excursionsContained",
    "lower",
  ),
];

const cashFigures: readonly Figure[] = [
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

const stockFigures: readonly Figure[] = [
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

function forecastFigures(
  key: string,
  label: string,
  errors: (planner: World["planners"][number]) => World["planners"][number]["weekErrors"],
  demand: Figure["over"] & string,
  forecasts: Figure["over"] & string,
  naive: Figure["over"] & string,
): readonly Figure[] {
  const sum = (of: (e: ReturnType<typeof errors>) => number) => (w: World) =>
    sumOver(w, (p) => of(errors(p)));
  const figure = (name: string, words: string, of: Figure["of"], over: Figure["over"] & string): Figure => ({
    name: `forecast.${key}.${name}`,
    label: `${words}, ${label}`,
    unit: "",
    of,
    over,
    ...(name === "bias" ? {} : { better: "lower" as const }),
  });
  return [
    figure(
      "wmape",
      "Weighted forecast error",
      sum((e) => e.absolute),
      demand,
    ),
    figure(
      "mape",
      "Mean relative forecast error",
      sum((e) => e.relative),
      forecasts,
    ),
    figure(
      "mase",
      "Forecast error over that of a naive forecast",
      sum((e) => e.absolute),
      naive,
    ),
    figure(
      "bias",
      "Forecast bias",
      sum((e) => e.signed),
      demand,
    ),
  ];
}

const customerFigures: readonly Figure[] = [
  {
    name: "satisfaction",
    label: "Satisfaction score",
    unit: "",
    better: "higher",
    of: (w) => w.meter.satisfaction,
    over: "sum.experiences",
  },
  {
    name: "churnRate",
    label: "Churn",
    unit: "1/year",
    better: "lower",
    of: (w) => w.meter.churned,
    over: "sum.customerYears",
  },
  {
    name: "activeCustomers",
    label: "Active customers",
    unit: "",
    better: "higher",
    of: (w) => w.meter.activeCustomers.areaTo(endOfRun(w)) / spanOf(w),
  },
  {
    name: "openOrders",
    label: "Open orders",
    unit: "",
    of: (w) => w.meter.openOrders.areaTo(endOfRun(w)) / spanOf(w),
  },
  {
    name: "costToServe",
    label: "Cost to serve",
    unit: "money/order",
    better: "lower",
    of: (w) =>
      -(
        w.ledger.total(LABOUR) +
        w.ledger.total(INQUIRIES) +
        w.ledger.total(FREIGHT) +
        w.ledger.total(REDELIVERY) +
        w.ledger.total(KEYING_ERRORS)
      ),
    over: "sum.ordersDelivered",
  },
  {
    name: "inquiriesPerOrder",
    label: "Inquiries per order",
    unit: "",
    better: "lower",
    of: (w) => w.meter.inquiries,
    over: "sum.ordersDelivered",
  },
  {
    name: "failedDeliveries",
    label: "Failed deliveries",
    unit: "",
    better: "lower",
    of: (w) => w.meter.failedDeliveries,
    over: "sum.ordersDelivered",
  },
  {
    name: "defectRate",
    label: "Defect rate",
    unit: "",
    better: "lower",
    of: (w) => w.meter.defectiveUnits,
    over: "sum.unitsDelivered",
  },
  { name: "delayNotices", label: "Delay notices", unit: "", of: (w) => w.meter.notices },
  { name: "falseAlarms", label: "False alarms", unit: "", better: "lower", of: (w) => w.meter.falseAlarms },
  {
    name: "utilisation.clerks",
    label: "Utilisation of clerks",
    unit: "",
    of: (w) => w.desk.clerks.utilisation,
  },
  {
    name: "utilisation.pickers",
    label: "Utilisation of pickers",
    unit: "",
    of: (w) => w.dispatch.pickers.utilisation,
  },
];

function moneyFigures(years: number): readonly Figure[] {
  const profit: Figure = {
    name: "profit",
    label: "Operating profit",
    unit: "money/year",
    better: "higher",
    of: (w) => {
      let sum = 0;
      for (let year = 0; year < w.ledger.years; year++) sum += w.ledger.profit(year);
      return sum / w.ledger.years;
    },
  };
  const yearly = Array.from(
    { length: years },
    (_, year): Figure => ({
      name: `profitOfYear.${year + 1}`,
      label: `Operating profit of year ${year + 1}`,
      unit: "money",
      better: "higher",
      of: (w) => w.ledger.profit(year),
    }),
  );
  const posted = accounts.map(
    (account, index): Figure => ({
      name: `ledger.${account}`,
      label: `Ledger: ${account}`,
      unit: "money/year",
      of: (w) => perYear(w, index),
    }),
  );
  return [profit, ...yearly, ...posted];
}

/** All figures of a run over some years; profit first. */
function figures(years: number): readonly Figure[] {
  const [profit, ...rest] = moneyFigures(years);
  return [
    profit!,
    ...serviceFigures,
    ...cashFigures,
    ...stockFigures,
    ...forecastFigures(
      "week",
      "7 days ahead",
      (p) => p.weekErrors,
      "sum.weekDemand",
      "sum.weekForecasts",
      "sum.weekNaive",
    ),
    ...forecastFigures(
      "leadTime",
      "over the purchase horizon",
      (p) => p.leadErrors,
      "sum.leadTimeDemand",
      "sum.leadTimeForecasts",
      "sum.leadTimeNaive",
    ),
    ...customerFigures,
    ...rest,
  ];
}

/** Which raw figures a run yields, and which KPIs they make. */
export interface Measures {
  readonly columns: readonly string[];
  readonly kpis: readonly Kpi[];
  /** The raw figures of a run, in the order of `columns`. */
  values(world: World): number[];
}

/** The measures of runs over some years. @param years whole */
export function measures(years: number): Measures {
  const all = figures(years);
  const over = Object.entries(denominators);
  return {
    columns: [...all.map((figure) => figure.name), ...over.map(([name]) => name)],
    kpis: all.map(({ name, label, unit, better, over: denominator }) => ({
      name,
      label,
      unit,
      column: name,
      ...(denominator === undefined ? {} : { over: denominator }),
      ...(better === undefined ? {} : { better }),
    })),
    values: (world) => [...all.map((figure) => figure.of(world)), ...over.map(([, of]) => of(world))],
  };
}
