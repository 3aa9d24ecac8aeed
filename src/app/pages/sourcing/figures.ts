import type { SourcingKpis, SourcingPolicySolution } from "../../../models/sourcing/results.ts";
import { plain } from "../../parts/format.ts";
import type { KpiRow } from "../../parts/KpiTable.tsx";

/** The figures of the table with their definitions, in the order in which one reads them. */
export const rows: readonly KpiRow[] = [
  {
    name: "averageCost",
    label: "Average cost",
    unit: "money/period",
    means: "Z: everything paid per period in the long run. It is the sum of the five parts below.",
    better: "lower",
    decimals: 3,
  },
  {
    name: "costs.reservation",
    label: "reservation",
    unit: "",
    means: "r·R: paid every period for the reserved capacity, used or not. The same in every period.",
    part: true,
    decimals: 3,
  },
  {
    name: "costs.contract",
    label: "contract purchases",
    unit: "",
    means: "c·Q_L: paid to the contract supplier for the units ordered.",
    part: true,
    decimals: 3,
  },
  {
    name: "costs.spot",
    label: "spot purchases",
    unit: "",
    means: "p·Q_S: paid on the spot market at the price of the period.",
    part: true,
    decimals: 3,
  },
  {
    name: "costs.holding",
    label: "holding",
    unit: "",
    means: "h for every unit in stock at the end of the period.",
    part: true,
    decimals: 3,
  },
  {
    name: "costs.backorder",
    label: "backorders",
    unit: "",
    means: "v for every unit of demand still waiting at the end of the period.",
    part: true,
    decimals: 3,
  },
  {
    name: "averageNetInventory",
    label: "Net inventory",
    unit: "units",
    means: "E(I): units on hand minus units owed, after demand, averaged over periods.",
    decimals: 3,
  },
  {
    name: "contractShare",
    label: "Contract share",
    unit: "",
    means: "Units bought under the contract as a part of all units bought.",
    fraction: true,
    decimals: 2,
  },
  {
    name: "fillRate",
    label: "Fill rate",
    unit: "",
    means: "Part of demand met at once from stock (type 2 service).",
    better: "higher",
    fraction: true,
    decimals: 2,
  },
  {
    name: "cycleServiceLevel",
    label: "Cycle service",
    unit: "",
    means:
      "Part of periods in which all demand is met at once (type 1 service). On a lattice demand and stock often meet exactly, which counts as met; drawn continuously they never do, so the simulated figure is lower.",
    better: "higher",
    fraction: true,
    decimals: 2,
  },
];

/** Exact values by the names that simulated ones have. */
export function exactByName({ costs, ...figures }: SourcingKpis): { [kpi: string]: number } {
  const parts = Object.entries(costs).map(([name, value]) => [`costs.${name}`, value] as const);
  return { ...figures, ...Object.fromEntries(parts) };
}

function levels(policy: SourcingPolicySolution): string {
  if (policy.baseStock !== undefined) return plain(policy.baseStock);
  if (policy.orderUpToContract !== undefined && policy.reservation > 0)
    return plain(policy.orderUpToContract);
  return "by price";
}

/** What the policies decide, above what follows from it. */
export function decisionsOf(policies: readonly SourcingPolicySolution[]) {
  return [
    {
      label: "Reserves R",
      means:
        "Capacity reserved once and for all; the most the contract delivers in a period. Units per period.",
      values: policies.map((policy) => plain(policy.reservation)),
    },
    {
      label: "Orders up to",
      means:
        "Stock after ordering from the contract: S_L of the optimal policy (its spot level S_S(p) depends on the price, see the policy map), S_B of base stock. Units.",
      values: policies.map(levels),
    },
  ];
}
