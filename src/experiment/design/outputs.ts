import { Inadmissible } from "../../contract/inadmissible.ts";
import type { Fault, Kpi, Model, ScenarioBase } from "../../contract/model.ts";
import { unknown } from "../wording.ts";
import type { Experiment } from "./design.ts";
import { answerFigures, kept, policyNames } from "./figures.ts";
import type { Bench } from "./part.ts";

/** Figures that a scenario's answers have by name, as far as the scenario itself tells. */
export interface KnownFigures {
  /** Simulated ones. */
  readonly kpis: readonly Kpi[];
  /** Exact ones, parameters of policies among them. */
  readonly exact: readonly string[];
}

/**
 * What can be kept of a scenario's answers; solves it.
 * @param views names of views whose answers belong to the exact ones
 * @throws Inadmissible where it has no answer
 */
export function knownFigures(
  model: Model,
  scenario: ScenarioBase,
  { answers, with: views }: Pick<Experiment, "answers" | "with">,
): KnownFigures {
  const { kpis } = model.simulation(scenario);
  if (answers === "simulated") return { kpis, exact: [] };
  const further = views.map((name) => [name, model.views[name]!(scenario, undefined as never)]);
  const answer = { ...model.solve(scenario), ...Object.fromEntries(further) };
  const found = answerFigures(answer, policyNames(scenario.policies));
  return { kpis, exact: [...new Set([...found.values()].flatMap((numbers) => [...numbers.keys()]))] };
}

/** Names without what tells items of a list apart: `orderUpToSpot.3.level` is of `orderUpToSpot`. */
export function plainNames(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.replace(/\.\d+\..*$/, "")))];
}

/**
 * Faults of the names under which an experiment keeps figures: each must be one of the base scenario's answers, and a
 * target must be of a simulated figure. Solves the base scenario where there is something to check.
 */
export function outputFaults({ experiment, model }: Bench): Fault[] {
  const { outputs, target, answers, scenario } = experiment;
  if (outputs.length === 0 && target === undefined) return [];
  let known: KnownFigures;
  try {
    known = knownFigures(model, scenario, experiment);
  } catch (error) {
    // The base scenario may have no answer where cells have.
    if (error instanceof Inadmissible) return [];
    throw error;
  }
  const simulated = known.kpis.map(({ name }) => name);
  if (target !== undefined && !simulated.includes(target.kpi))
    return [{ path: "target.kpi", message: unknown("kpi", target.kpi, simulated) }];
  const names = [...(answers === "exact" ? [] : simulated), ...known.exact];
  return outputs.flatMap((output, index) =>
    names.some((name) => kept([output], name))
      ? []
      : [{ path: `outputs.${index}`, message: unknown("output", output, plainNames(names)) }],
  );
}
