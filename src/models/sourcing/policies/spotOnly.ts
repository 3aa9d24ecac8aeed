import { levelsPolicy } from "../policy.ts";
import type { System } from "../system.ts";
import { optimalOrdering } from "../valueIteration.ts";

/** No contract at all: R = 0 and the optimal S_S(p) for it. */
export function spotOnly(system: System) {
  return levelsPolicy(system, "spotOnly", "Spot only", optimalOrdering(system, 0).levels);
}
