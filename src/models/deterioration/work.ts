import type { DeteriorationScenario } from "./problem.ts";

/** A customer, with the units ordered for them, takes about as long as so many policy periods of sourcing. */
const PER_CUSTOMER = 7;

/** About how long a replication of all policies takes, in policy periods of sourcing: it is the customers that count. */
export function work({ problem, policies, simulation }: DeteriorationScenario): number {
  const customers = simulation.scale * problem.demandIntercept * problem.horizon;
  return PER_CUSTOMER * Math.max(1, customers) * policies.length;
}
