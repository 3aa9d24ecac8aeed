import type { ScenarioBase } from "../../../contract/model.ts";
import type {
  Boundaries,
  DeteriorationScenario,
  PricingName,
} from "../../../models/deterioration/problem.ts";
import { plain } from "../../parts/format.ts";

export const letters = ["A", "B", "C"] as const;
export const tones = ["policyA", "policyB", "plain"] as const;

/** Money as the paper prints it, without separators: 2677.06. */
export function money(value: number, decimals = 2): string {
  const text = value.toFixed(decimals);
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

export function signedMoney(value: number, decimals = 2): string {
  const text = money(value, decimals);
  return text.startsWith("−") || /^[0.]*$/.test(text) ? text : `+${text}`;
}

/** A share as a percentage with as many decimals as tell it from nothing. */
export function share(fraction: number): string {
  return `${money(100 * fraction, Math.abs(fraction) < 0.001 ? 3 : 2)} %`;
}

/** 0–3–6–8–10. */
export function boundariesOf(cycles: readonly { readonly start: number; readonly end: number }[]): string {
  return [cycles[0]?.start ?? 0, ...cycles.map((cycle) => cycle.end)]
    .map((time) => plain(Number(time.toFixed(2))))
    .join("–");
}

export function gridWords(boundaries: Boundaries): string {
  return boundaries === "continuous" ? "with free boundaries" : "on the same grid";
}

/** Names of plans by their pricing, as lines are labelled. */
export const planNames: Record<PricingName, string> = {
  published: "published",
  optimal: "optimal",
  varying: "moving price",
};

const kinds: { readonly [kind: string]: string } = {
  published: "published",
  optimal: "optimal",
  continuous: "free boundaries",
  equalCycles: "equal cycles",
  reorderPoint: "reorder point",
};

/** Short names of the twin's policies; told apart by letter where the kind is the same. */
export function policyNames(policies: readonly { readonly kind: string }[]): string[] {
  return policies.map(({ kind }, i) => {
    const name = kinds[kind] ?? kind;
    return policies.some((other, k) => k !== i && other.kind === kind) ? `${name} ${letters[i] ?? ""}` : name;
  });
}

/** The scenario in one line, for captions. */
export function captionOf(base: ScenarioBase, twin = false): string {
  const { problem, pricing, boundaries, simulation, policies } = base as DeteriorationScenario;
  const symbols: { readonly [symbol: string]: number | null } = {
    a: problem.demandIntercept,
    b: problem.demandSlope,
    R: problem.netDiscountRate,
    λ: problem.deteriorationRate,
    h: problem.holdingCost,
    c: problem.purchaseCost,
    A: problem.orderingCost,
    H: problem.horizon,
    P: problem.replenishmentRate,
    Lt: problem.leadTime,
  };
  return [
    "Hedgerow, deteriorating stock",
    Object.entries(symbols)
      .map(([symbol, value]) => `${symbol} = ${value === null ? "∞" : plain(value)}`)
      .join(", "),
    `${pricing} price`,
    boundaries === "continuous" ? "free boundaries" : `step ${plain(boundaries.step)}`,
    ...(twin
      ? [
          policyNames(policies).join(" against "),
          `scale ${simulation.scale}, unmet demand ${simulation.unmetDemand}, ${simulation.replenishment === "even" ? "even" : "Poisson"} arrivals`,
        ]
      : []),
    `seed “${simulation.seed}”, ${simulation.replications} replications`,
  ].join("; ");
}
