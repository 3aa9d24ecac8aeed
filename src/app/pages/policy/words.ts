import type { SimulationResult } from "../../../experiment/results.ts";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import { captionOf } from "../sourcing/words.ts";

/** The scenario of a result in one line, with what the user's policy is called. */
export function captionOfOwn({ scenario }: SimulationResult): string {
  const { policies } = scenario as SourcingScenario;
  const own = policies.at(-1);
  const named = own?.kind === "userDefined" ? `; policy “${own.name}”` : "";
  return captionOf({ ...scenario, policies: policies.slice(0, -1) }) + named;
}
