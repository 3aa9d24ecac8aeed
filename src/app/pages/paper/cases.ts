import type { ScenarioBase } from "../../../contract/model.ts";
import { models } from "../../../experiment/registry.ts";
import { differences } from "../../state/differences.ts";
import { encode } from "../../state/link.ts";
import type { Json, JsonObject } from "../../state/tree.ts";

/** Fewest policies that a lab compares; an experiment that asks for fewer is opened with those of the lab. */
const FEWEST = 2;

/**
 * The address of a lab with a scenario in it.
 * @param view the lab's own state, such as the cycle it opens
 */
export async function caseAddress(scenario: ScenarioBase, view?: JsonObject): Promise<string> {
  const load = models[scenario.model];
  if (load === undefined) throw new RangeError(`unknown model: ${scenario.model}`);
  const { example } = await load();
  const policies = scenario.policies.length < FEWEST ? example.policies : scenario.policies;
  const changed = differences({ ...scenario, policies } as unknown as Json, example as unknown as Json);
  const state = {
    ...(changed === undefined ? {} : { scenario: changed }),
    ...(view === undefined ? {} : { view }),
  };
  const path = `#/${scenario.model}`;
  return Object.keys(state).length === 0 ? path : `${path}/${await encode(state)}`;
}
