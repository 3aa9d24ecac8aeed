import type { KernelName, OwnFunctions, ScenarioBase } from "../contract/model.ts";
import { Accumulation } from "./accumulation.ts";
import { model } from "./registry.ts";
import type { SimulationResult } from "./results.ts";

/**
 * Runs all replications of a parsed scenario here and now, block after block; the same result, to the last bit, as
 * any number of worker threads give.
 *
 * @param own functions that `userDefined` policies name
 * @param kernel which way it is computed; results are the same
 * @throws Inadmissible where the scenario has no answer
 */
export async function simulate(
  scenario: ScenarioBase,
  own?: OwnFunctions,
  kernel?: KernelName,
): Promise<SimulationResult> {
  const chosen = await model(scenario.model);
  if (!chosen) throw new RangeError(`unknown model: ${scenario.model}`);
  const { block, ...description } = chosen.simulation(scenario, own, undefined, kernel);
  const accumulation = new Accumulation(scenario, description, chosen.resultsVersion);
  for (let index = 0; !accumulation.complete; index++) {
    const { first, count } = accumulation.block(index);
    accumulation.add(index, block(first, count));
  }
  return accumulation.result();
}
