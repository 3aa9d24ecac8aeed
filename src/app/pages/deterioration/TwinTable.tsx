import type { FluidFigures } from "../../../models/deterioration/solve.ts";
import { type KpiRow, KpiTable } from "../../parts/KpiTable.tsx";
import type { DeteriorationView } from "./view.ts";
import { letters, policyNames, tones } from "./words.ts";

const rows: readonly KpiRow[] = [
  {
    name: "profit",
    label: "Profit",
    unit: "money",
    means: "Revenue less holding, purchase and ordering over the horizon, as worth today, per unit of scale.",
    better: "higher",
    decimals: 2,
  },
  {
    name: "lostUnits",
    label: "Lost demand",
    unit: "units",
    means: "Demand that met an empty stock and went elsewhere.",
    better: "lower",
    decimals: 2,
  },
  {
    name: "spoiledUnits",
    label: "Spoiled",
    unit: "units",
    means: "Units whose life, exponential at rate λ, ended in stock.",
    better: "lower",
    decimals: 2,
  },
  {
    name: "leftoverUnits",
    label: "Left over",
    unit: "units",
    means: "Units counted at the end of a cycle and discarded without value.",
    better: "lower",
    decimals: 2,
  },
  {
    name: "fillRate",
    label: "Fill rate",
    unit: "",
    means: "Part of demand met at once from stock.",
    better: "higher",
    fraction: true,
    decimals: 2,
  },
  {
    name: "averageInventory",
    label: "Average stock",
    unit: "units",
    means: "Stock averaged over the horizon.",
    decimals: 2,
  },
  { name: "soldUnits", label: "Sold", unit: "units", means: "Units sold over the horizon.", decimals: 2 },
];

function byName(fluid: FluidFigures): { [kpi: string]: number } {
  const { costs, ...figures } = fluid;
  return { ...figures, fillRate: 1 };
}

/** What becomes of the plans by chance, beside what their equations say. */
export function TwinTable({ view }: { readonly view: DeteriorationView }) {
  const { simulation } = view.session;
  const plans = view.plans.value;
  const kinds = plans?.scenario.policies ?? [];
  const names = policyNames(kinds);
  const columns = kinds.map((_, i) => {
    const fluid = plans?.policies[i]?.fluid;
    return {
      letter: letters[i] ?? "",
      label: names[i] ?? "",
      tone: tones[i] ?? "plain",
      exact: fluid === undefined ? {} : byName(fluid),
    };
  });
  return (
    <KpiTable
      title="The twin’s figures"
      rows={rows}
      columns={columns}
      decisions={[]}
      figures={simulation.figures.value}
      stale={simulation.stale.value}
      exactly="by equation"
    />
  );
}
