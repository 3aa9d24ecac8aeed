import type { ScenarioBase } from "../../../contract/model.ts";
import type { Attribution } from "../../../models/integration/experiments/attribution.ts";
import type { IsoRuns, IsoService, IsoStep } from "../../../models/integration/experiments/isoService.ts";
import type { Benefits, CoalitionRun } from "../../../models/integration/experiments/parts.ts";
import type { InvestmentResult } from "../../../models/integration/experiments/roi.ts";
import type { Rollout, RolloutRuns } from "../../../models/integration/experiments/rollout.ts";
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

/** Histories of the search for equal service, and of the roll-out path. */
const EQUAL = 6;
const PATHS = [2, 6];
/** Most runs asked for at once, so that there is something to show in between. */
const AT_ONCE = 16;

/** The answer of a search so far; null until it has found it. */
export interface Search {
  readonly replications: number;
  readonly runs: number;
  readonly result: IsoService | null;
}

/** Equal service: a bisection whose every step needs a few more runs. */
export async function* equalService(
  ask: Ask,
  { simulation }: ScenarioBase,
): AsyncGenerator<Search, void, void> {
  const replications = Math.min(EQUAL, simulation.replications);
  let known: IsoRuns = { runs: [], values: [] };
  for (;;) {
    const step = await ask<IsoStep>("isoServiceStep", { replications, ...known });
    if (step.result !== null || known.runs.length === 0)
      yield { replications, runs: known.runs.length, result: step.result };
    if (step.result !== null) return;
    const { values } = await ask<Pick<IsoRuns, "values">>("isoServiceValues", step.runs);
    known = { runs: [...known.runs, ...step.runs], values: [...known.values, ...values] };
  }
}

/** The roll-out path, lever by lever, then again from more histories. */
export async function* rollouts(ask: Ask, { simulation }: ScenarioBase): AsyncGenerator<Rollout, void, void> {
  let known: RolloutRuns = { runs: [], values: [] };
  for (const size of new Set(PATHS.map((most) => Math.min(most, simulation.replications)))) {
    for (let shown = -1; ; ) {
      const step = await ask<Rollout>("rolloutStep", { replications: size, ...known });
      // A longer study does not take back what a shorter one has shown.
      if (step.steps.length > shown && (size === PATHS[0] || step.runs.length === 0)) yield step;
      shown = step.steps.length;
      if (step.runs.length === 0) break;
      const next = step.runs.slice(0, AT_ONCE);
      const { values } = await ask<Pick<RolloutRuns, "values">>("rolloutValues", next);
      known = { runs: [...known.runs, ...next], values: [...known.values, ...values] };
    }
  }
}

/** A view at growing sizes, each answer replacing the one before. */
export function sized<Value extends object>(view: string, sizes: readonly unknown[]) {
  return async function* (ask: Ask): AsyncGenerator<Value, void, void> {
    for (const size of sizes) yield await ask<Value>(view, size);
  };
}
