import type { Compared } from "../../../experiment/design/comparison.ts";
import type { Assignment } from "../../../experiment/design/design.ts";
import { fixed, plain, signed } from "../../parts/format.ts";
import { isObject, type Json } from "../../state/tree.ts";

/** Decimals that a printed value has, from the rounding it is given. */
export function printedDecimals(rounding: number): number {
  return rounding > 0 ? Math.max(0, Math.round(-Math.log10(2 * rounding))) : 0;
}

/** Decimals beyond the printed ones that ours is shown with. */
const BEYOND = 2;

/** Ours, with two digits more than are printed; a whole number where one is printed exactly. */
export function oursText({ ours, rounding }: Compared): string {
  if (ours === null) return "–";
  return rounding > 0 ? fixed(ours, printedDecimals(rounding) + BEYOND) : plain(ours);
}

/** The printed value as it is printed. */
export function printedText({ printed, rounding, relation }: Compared): string {
  const text = rounding > 0 ? fixed(printed, printedDecimals(rounding)) : plain(printed);
  return relation === "equal" ? text : `${relation} ${text}`;
}

/** Ours less the printed value; empty where ours is the printed value to its last digit. */
export function differenceText({ difference, rounding, relation }: Compared): string {
  if (difference === null || relation !== "equal") return "";
  const text = signed(difference, rounding > 0 ? printedDecimals(rounding) + BEYOND : 0);
  return /[1-9]/.test(text) ? text : "±0";
}

export const statusWords: Record<Compared["status"], { readonly mark: string; readonly word: string }> = {
  reproduced: { mark: "✓", word: "reproduced" },
  explained: { mark: "≈", word: "explained" },
  differs: { mark: "✗", word: "differs" },
};

/** A lattice in words. */
export function latticeWords(lattice: unknown): string {
  if (lattice === "paper") return "the paper’s lattice, no cap";
  if (lattice === "fine") return "fine lattice";
  if (!isObject(lattice)) return String(lattice);
  const { base, priceStep, demandStep, priceWeights, width, levelCap } = lattice;
  const parts = [
    ...(base === "paper" ? [] : [`from the ${base} lattice`]),
    ...(priceStep === undefined ? [] : [`price step ${priceStep}`]),
    ...(demandStep === undefined ? [] : [`demand step ${demandStep}`]),
    ...(priceWeights === "pdf" ? ["density weights"] : []),
    ...(width === undefined ? [] : [`width ${width} σ`]),
    ...(levelCap === undefined ? [] : [`levels capped at ${levelCap}`]),
  ];
  return parts.join(", ");
}

/** What a group of an experiment varies beyond its source, in words; empty if nothing. */
export function groupWords(group: Assignment): string {
  return Object.entries(group)
    .map(([path, value]) => {
      if (path === "lattice") return latticeWords(value);
      if (path === "pricing") return `${String(value)} price`;
      if (path === "boundaries")
        return value === "continuous"
          ? "free boundaries"
          : `step ${isObject(value as Json) ? plain((value as { step: number }).step) : ""}`;
      return `${path} ${String(value)}`;
    })
    .join(", ");
}

const units: { readonly [kpi: string]: string } = {
  reservation: "units/period",
  orderUpToContract: "units",
  baseStock: "units",
  averageNetInventory: "units",
  contractShare: "of units bought",
  averageCost: "money/period",
  costGap: "of the optimal cost",
  totalProfit: "money",
};

/** The unit of a value; empty where its name says it. */
export function unitOf({ kpi, where }: Compared): string {
  if (where.startsWith("p. ")) return "";
  return /\.(start|end)$/.test(kpi) ? "periods" : (units[kpi] ?? "");
}

const symbols: { readonly [member: string]: string } = { spotSd: "σ_p", demandSd: "σ_x" };

/** Which item of a table a value is of: "σ_p = 1.5, σ_x = 6", "cycle 0 to 3"; empty if there is one only. */
export function itemWords({ at }: Pick<Compared, "at">): string {
  const { i, k, ...others } = at;
  if (typeof i === "number" && typeof k === "number") return `cycle ${i} to ${k}`;
  return Object.entries(others)
    .map(([name, value]) => `${symbols[name] ?? name} = ${String(value)}`)
    .join(", ");
}

/** "3 of 20" */
export function countWords({
  reproduced,
  printed,
}: {
  readonly reproduced: number;
  readonly printed: number;
}): string {
  return `${reproduced} of ${printed}`;
}

export function secondsText(seconds: number): string {
  return `${fixed(seconds, seconds < 0.95 ? 2 : 1)} s`;
}
