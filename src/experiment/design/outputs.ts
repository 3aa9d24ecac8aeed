import { Inadmissible } from "../../contract/inadmissible.ts";
import type { Fault } from "../../contract/model.ts";
import { unknown } from "../wording.ts";
import { answerFigures, kept, policyNames } from "./figures.ts";
import type { Bench } from "./part.ts";

/**
 * Faults of the names under which an experiment keeps figures: each must be one of the base scenario's answers, and a
 * target must be of a simulated figure. Solves the base scenario where there is something to check.
 */
export function outputFaults({ experiment, model }: Bench): Fault[] {
  const { outputs, target, answers, scenario } = experiment;
  if (outputs.length === 0 && target === undefined) return [];
  const names = new Set<string>();
  try {
    const { kpis } = model.simulation(scenario);
    for (const { name } of kpis) names.add(name);
    if (target !== undefined && !names.has(target.kpi))
      return [{ path: "target.kpi", message: unknown("kpi", target.kpi, [...names]) }];
    if (answers === "exact") names.clear();
    if (answers !== "simulated") {
      const views = experiment.with.map((name) => [name, model.views[name]!(scenario, undefined as never)]);
      const answer = { ...model.solve(scenario), ...Object.fromEntries(views) };
      for (const numbers of answerFigures(answer, policyNames(scenario.policies)).values()) {
        for (const name of numbers.keys()) names.add(name);
      }
    }
  } catch (error) {
    // The base scenario may have no answer where cells have.
    if (error instanceof Inadmissible) return [];
    throw error;
  }
  const plain = [...new Set([...names].map((name) => name.replace(/\.\d+\..*$/, "")))];
  return outputs.flatMap((output, index) =>
    [...names].some((name) => kept([output], name))
      ? []
      : [{ path: `outputs.${index}`, message: unknown("output", output, plain) }],
  );
}
