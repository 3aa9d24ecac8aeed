import type { ScenarioBase } from "../../../contract/model.ts";
import type { Attribution } from "../../../models/integration/experiments/attribution.ts";
import type { Benefits, CoalitionRun } from "../../../models/integration/experiments/parts.ts";
import type { InvestmentResult } from "../../../models/integration/experiments/roi.ts";
import type { Ask } from "./study.ts";

/** Most histories of the return on investment: each takes four runs. */
const RETURNS = 30;
/** Most histories of the attribution: each takes about 35 runs. */
const ATTRIBUTIONS = 12;
/** Histories between two answers. */
const STEP = 2;

/** The return on investment, a few histories more each time. */
export async function* returns(
  ask: Ask,
  { simulation }: ScenarioBase,
): AsyncGenerator<InvestmentResult, void, void> {
  const most = Math.min(RETURNS, simulation.replications);
  let known: Benefits = { withRetention: [], withoutRetention: [] };
  for (let first = 0; first < most; first += STEP) {
    const part = await ask<Benefits>("roiBenefits", { first, count: Math.min(STEP, most - first) });
    known = {
      withRetention: [...known.withRetention, ...part.withRetention],
      withoutRetention: [...known.withoutRetention, ...part.withoutRetention],
    };
    if (known.withRetention.length > 1) yield await ask<InvestmentResult>("roiOf", known);
  }
}

/** The attribution of the profit, a few histories more each time; no run is made twice. */
export async function* attributions(
  ask: Ask,
  { simulation }: ScenarioBase,
): AsyncGenerator<Attribution, void, void> {
  const most = Math.min(ATTRIBUTIONS, simulation.replications);
  const runs: CoalitionRun[] = [];
  const values: number[] = [];
  const seen = new Set<string>();
  for (let replications = Math.min(STEP, most); ; replications = Math.min(most, replications + STEP)) {
    const needed = await ask<{ readonly runs: readonly CoalitionRun[] }>("attributionRuns", { replications });
    const fresh = needed.runs.filter(({ mask, replication }) => !seen.has(`${mask} ${replication}`));
    const found = await ask<{ readonly values: readonly number[] }>("attributionValues", {
      kpi: "profit",
      runs: fresh,
    });
    for (const { mask, replication } of fresh) seen.add(`${mask} ${replication}`);
    runs.push(...fresh);
    values.push(...found.values);
    yield await ask<Attribution>("attributionOf", { replications, runs, values });
    if (replications === most) return;
  }
}

/** A view at growing sizes, each answer replacing the one before. */
export function sized<Value extends object>(view: string, sizes: readonly unknown[]) {
  return async function* (ask: Ask): AsyncGenerator<Value, void, void> {
    for (const size of sizes) yield await ask<Value>(view, size);
  };
}
