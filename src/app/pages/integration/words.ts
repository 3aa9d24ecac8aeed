import type { ScenarioBase } from "../../../contract/model.ts";
import type { LeverName } from "../../../models/integration/levers.ts";
import type { IntegrationScenario } from "../../../models/integration/scenario.ts";
import { decimalsFor, fixed, signed } from "../../parts/format.ts";

export const leverWords: {
  readonly [lever in LeverName]: { readonly name: string; readonly means: string };
} = {
  orderFlow: { name: "Order flow", means: "orders run from CRM to ERP to the invoice untouched" },
  visibility: { name: "Visibility", means: "promises from real stock, delay notices, self-service status" },
  pipeline: { name: "Sales pipeline", means: "open opportunities enter the plan" },
  promo: { name: "Promotions", means: "planned promotions enter the plan and leave its history" },
  dynamicStock: { name: "Dynamic stock", means: "stock levels follow a rolling forecast and its error" },
  supplierPortal: { name: "Supplier portal", means: "the supplier sees plan and stock" },
  earlyWarning: { name: "Early warning", means: "disruptions and complaints are noticed early" },
  logistics: { name: "Logistics", means: "one dispatch per region and day instead of one per order" },
};

export const levers = Object.keys(leverWords) as LeverName[];

export const strategyWords: { readonly [strategy in IntegrationScenario["strategy"]]: string } = {
  middleware: "middleware",
  native: "a native suite",
  pointToPoint: "point-to-point interfaces",
  files: "scheduled files",
};

/** One figure of both worlds, for the picture and the table. */
export interface FigureRow {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly means: string;
  readonly better: "lower" | "higher";
  /** Shown as a percentage. */
  readonly fraction?: true;
  readonly decimals: number;
  /** In the picture too. */
  readonly pictured?: true;
}

const row = (
  name: string,
  label: string,
  unit: string,
  better: "lower" | "higher",
  decimals: number,
  means: string,
  more: { readonly fraction?: true; readonly pictured?: true } = {},
): FigureRow => ({ name, label, unit, better, decimals, means, ...more });
const both = { fraction: true, pictured: true } as const;

export const rows: readonly FigureRow[] = [
  row(
    "profit",
    "Operating profit",
    "money/year",
    "higher",
    0,
    "Revenue less cost of goods and all running cost of the chain, before the cost of the integration.",
    { pictured: true },
  ),
  row(
    "otifRequest",
    "On time to request",
    "",
    "higher",
    1,
    "Orders delivered by the date the customer asked for and without error, of all orders created; lost ones count as failures.",
    both,
  ),
  row(
    "otifPromise",
    "On time to promise",
    "",
    "higher",
    1,
    "Orders delivered by the promised date and without error, of those delivered. Later promises raise it too.",
    { fraction: true },
  ),
  row(
    "fillRate",
    "Fill rate",
    "",
    "higher",
    1,
    "Units allocated from stock at the moment of entry, of all units entered.",
    both,
  ),
  row(
    "lostShare",
    "Lost orders",
    "",
    "lower",
    1,
    "Rejected quotes and cancelled orders, of all orders created.",
    both,
  ),
  row(
    "orderToCash.total",
    "Order to cash",
    "days",
    "lower",
    2,
    "From the order to the payment: entry, fulfilment, invoicing, collection. Payment terms are most of it.",
    { pictured: true },
  ),
  row(
    "costToServe",
    "Cost to serve",
    "money/order",
    "lower",
    1,
    "Labour, service, freight and errors per delivered order.",
    { pictured: true },
  ),
  row(
    "forecast.leadTime.wmape",
    "Forecast error",
    "",
    "lower",
    1,
    "Absolute errors of the forecast over the purchase horizon, of the demand.",
    both,
  ),
  row(
    "bullwhip.purchasing",
    "Bullwhip",
    "",
    "lower",
    2,
    "Variance of weekly purchase orders over that of weekly demand.",
    { pictured: true },
  ),
  row(
    "inventoryValue",
    "Inventory",
    "money",
    "lower",
    0,
    "Average value of goods and components in the firm. Better service and more sales need more of it.",
    { pictured: true },
  ),
  row(
    "inventoryTurns",
    "Inventory turns",
    "1/year",
    "higher",
    1,
    "Cost of goods sold a year over the inventory value.",
  ),
  row("supplierStock", "Supplier’s stock", "units", "lower", 0, "What supplier A holds of both components.", {
    pictured: true,
  }),
  row(
    "satisfaction",
    "Satisfaction",
    "",
    "higher",
    3,
    "Mean score of what customers lived through, 1 is best.",
    { pictured: true },
  ),
  row("churnRate", "Churn", "1/year", "lower", 3, "Customers who leave, of those active, a year.", {
    pictured: true,
  }),
  row("defectRate", "Defects", "", "lower", 2, "Defective units, of those delivered.", both),
];

export function scaled(figure: FigureRow, value: number): number {
  return figure.fraction ? 100 * value : value;
}

/** Rounds to the digits that an error allows, above the point too: 225,134 with 11,234 is 225,000. */
export function roundedTo(value: number, halfWidth: number): number {
  if (!(halfWidth > 10)) return value;
  const size = 10 ** Math.floor(Math.log10(halfWidth));
  const step = halfWidth / size < 2.95 ? size / 10 : size;
  return Math.round(value / step) * step;
}

/** A value with its half-width. */
export function withError(value: number, halfWidth: number, decimals: number, sign = false): string {
  const digits = halfWidth > 10 ? 0 : decimalsFor(halfWidth, decimals);
  const write = sign ? signed : fixed;
  const text = write(roundedTo(value, halfWidth), digits);
  return halfWidth > 0 && Number.isFinite(halfWidth)
    ? `${text} ± ${fixed(roundedTo(halfWidth, halfWidth), digits)}`
    : text;
}

/** Money to three significant digits. */
export function money(value: number): string {
  return fixed(Number(value.toPrecision(3)), 0);
}

export function scenarioOf(base: ScenarioBase): IntegrationScenario {
  return base as unknown as IntegrationScenario;
}

/** The scenario in one line, for captions. */
export function captionOf(base: ScenarioBase): string {
  const { levers: chosen, adoption, problem, strategy, simulation } = scenarioOf(base);
  const on = levers.filter((lever) => chosen[lever]);
  const bought =
    on.length === levers.length
      ? "all eight levers"
      : on.length === 0
        ? "no levers"
        : `levers ${on.map((lever) => leverWords[lever].name.toLowerCase()).join(", ")}`;
  return [
    "Hedgerow, ERP and CRM integration",
    bought,
    `by ${strategyWords[strategy]}`,
    `adoption up to ${adoption.maximum} in ${adoption.rampDays} days, data quality ${problem.dataQuality.level}`,
    `seed “${simulation.seed}”, ${simulation.replications} replications of ${simulation.years} years after ${simulation.warmUp} days`,
  ].join("; ");
}
