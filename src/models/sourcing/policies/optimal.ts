import { optimalReservation } from "../optimal.ts";
import { levelsPolicy } from "../policy.ts";
import type { System } from "../system.ts";
import { optimalOrdering } from "../valueIteration.ts";

/**
 * The optimal policy (R*, S_L, S_S(p)), or the optimal ordering at a given reservation.
 *
 * @param reservation R in lattice steps; the best one if left out
 */
export function optimal(system: System, reservation?: number) {
  const ordering =
    reservation === undefined ? optimalReservation(system) : optimalOrdering(system, reservation);
  return levelsPolicy(system, "optimal", "Optimal", ordering.levels);
}
