import type { NumberField } from "../../../contract/field.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import type { Outputs, Parameter } from "../../../models/deterioration/sensitivity.ts";

export interface OutputWords {
  readonly label: string;
  /** For the head of a narrow column. */
  readonly short: string;
  readonly unit: string;
  readonly decimals: number;
}

/** Every output in the order in which they are offered. */
export const outputWords: Record<keyof Outputs, OutputWords> = {
  totalProfit: { label: "Total profit", short: "profit", unit: "money", decimals: 2 },
  revenue: { label: "Revenue", short: "revenue", unit: "money", decimals: 2 },
  holding: { label: "Holding cost", short: "holding", unit: "money", decimals: 2 },
  purchase: { label: "Purchase cost", short: "purchase", unit: "money", decimals: 2 },
  ordering: { label: "Ordering cost", short: "ordering", unit: "money", decimals: 2 },
  cycles: { label: "Number of cycles", short: "cycles", unit: "", decimals: 0 },
  averagePrice: { label: "Average price", short: "average price", unit: "money/unit", decimals: 3 },
  averageInventory: { label: "Average stock", short: "average stock", unit: "units", decimals: 2 },
  orderedUnits: { label: "Units ordered", short: "units ordered", unit: "units", decimals: 2 },
  soldUnits: { label: "Units sold", short: "units sold", unit: "units", decimals: 2 },
  spoiledUnits: { label: "Units spoiled", short: "units spoiled", unit: "units", decimals: 2 },
  firstLength: { label: "First cycle: length", short: "length", unit: "periods", decimals: 2 },
  firstPrice: { label: "First cycle: price", short: "price s", unit: "money/unit", decimals: 3 },
  firstReplenishmentShare: {
    label: "First cycle: share replenishing",
    short: "share filling",
    unit: "",
    decimals: 4,
  },
  firstMaxInventory: { label: "First cycle: maximum stock", short: "max. stock", unit: "units", decimals: 2 },
  firstOrderQuantity: { label: "First cycle: order quantity", short: "order Q", unit: "units", decimals: 2 },
  firstReorderPoint: {
    label: "First cycle: reorder point",
    short: "reorder point",
    unit: "units",
    decimals: 2,
  },
  firstProfit: { label: "First cycle: profit", short: "profit W", unit: "money", decimals: 2 },
};

export const outputNames = Object.keys(outputWords) as (keyof Outputs)[];
export const changes = [0.05, 0.1, 0.25, 0.5] as const;

export function titleOf(output: keyof Outputs): string {
  const { label, unit } = outputWords[output];
  return unit === "" ? label : `${label}, ${unit}`;
}

const POINTS = 41;
const FEWER = 17;

/** Values of a parameter over the range of its slider, without those that no plan can have. */
export function sweepValues(
  { problem, boundaries }: DeteriorationScenario,
  parameter: Parameter,
  field: NumberField | undefined,
): number[] {
  const [low, high] = field?.slider ?? [0, 1];
  const now = problem[parameter];
  const count = boundaries === "continuous" ? FEWER : POINTS;
  if (parameter === "horizon") {
    const step = boundaries === "continuous" ? (high - low) / (count - 1) : boundaries.step;
    const every = Math.max(1, Math.ceil((high - low) / step / (count - 1)));
    return Array.from({ length: Math.floor(high / step / every) }, (_, n) => (n + 1) * step * every).filter(
      (value) => value >= Math.max(low, problem.leadTime),
    );
  }
  const grid = Array.from({ length: count }, (_, n) =>
    Number((low + ((high - low) * n) / (count - 1)).toPrecision(12)),
  );
  const values = now === null || grid.includes(now) ? grid : [...grid, now].sort((a, b) => a - b);
  const { demandIntercept: a, demandSlope: b, purchaseCost: c, horizon } = problem;
  return values.filter((value) => {
    if (parameter === "purchaseCost") return value < a / b;
    if (parameter === "demandIntercept") return value > b * c;
    if (parameter === "demandSlope") return value * c < a;
    if (parameter === "leadTime") return value <= horizon;
    return true;
  });
}
