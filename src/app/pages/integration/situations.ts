import { computed } from "@preact/signals";
import type { Model, ScenarioBase } from "../../../contract/model.ts";
import type { Benefits } from "../../../models/integration/experiments/parts.ts";
import type { InvestmentFigures, InvestmentResult } from "../../../models/integration/experiments/roi.ts";
import type { IntegrationScenario } from "../../../models/integration/scenario.ts";
import type { Draft } from "../../state/draft.ts";
import { type Ask, type Study, study } from "./study.ts";

/** A counter-example or another case to compare with, ready to be opened. */
export interface Situation {
  readonly name: string;
  readonly meaning: string;
  readonly scenario: IntegrationScenario;
}

const names: { readonly [name: string]: string } = {
  volatile: "Volatile market",
  isoInventory: "Lean stock",
  default: "Base case",
  capacityBound: "Full plant",
  tightSupplier: "Tight supplier",
  badData: "Bad data",
  pickBottleneck: "Picking bottleneck",
  noCompetition: "Captive customers",
  lowAdoption: "Low adoption",
  smallStable: "Small and stable",
};

export function situationName(name: string): string {
  return names[name] ?? name;
}

/** The model's situations, as changes of its base case. */
export function situationsOf(model: Model): readonly Situation[] {
  const list = model.views["presets"]?.(model.example, undefined as never) as
    | { readonly presets: readonly Situation[] }
    | undefined;
  return list?.presets ?? [];
}

/** What the situations came out at here, as far as they were run. */
export interface Measured {
  readonly found: { readonly [name: string]: InvestmentFigures & { readonly replications: number } };
}

/** Histories of each situation: a few of all, then more. */
const ROUNDS = [2, 4, 8];

/** Runs every situation as it opens here, with the page's own seed, warm-up and years. */
export function measuredSituations(model: Model, draft: Draft): Study<Measured> {
  const all = situationsOf(model);
  // The levers of the page do not matter to it, so turning them must not end it.
  let last: ScenarioBase = model.example;
  const base = computed(() => {
    const { simulation } = draft.good.value;
    if (JSON.stringify(last.simulation) !== JSON.stringify(simulation)) last = { ...last, simulation };
    return last;
  });
  return study<Measured>(base, async function* (ask: Ask, { simulation }: ScenarioBase) {
    const benefits = new Map<string, Benefits>();
    let found: Measured["found"] = {};
    for (const size of new Set(ROUNDS.map((most) => Math.min(most, simulation.replications)))) {
      for (const { name, scenario } of all) {
        const here = { ...scenario, simulation } as unknown as ScenarioBase;
        const known = benefits.get(name) ?? { withRetention: [], withoutRetention: [] };
        const first = known.withRetention.length;
        const part = await ask<Benefits>("roiBenefits", { first, count: size - first }, here);
        const sum = {
          withRetention: [...known.withRetention, ...part.withRetention],
          withoutRetention: [...known.withoutRetention, ...part.withoutRetention],
        };
        benefits.set(name, sum);
        const { withRetention } = await ask<InvestmentResult>("roiOf", sum, here);
        found = { ...found, [name]: { ...withRetention, replications: size } };
        yield { found };
      }
    }
  });
}
