import type { SourcingScenario } from "./problem.ts";

/** A function of the user's own is asked every period; about so much longer than a table takes. */
const OWN = 4;

/** Policy periods of one replication of all policies, warm-up included. */
export function work({ policies, simulation: { periods, warmUp } }: SourcingScenario): number {
  const each = policies.reduce((sum, { kind }) => sum + (kind === "userDefined" ? OWN : 1), 0);
  return (periods + warmUp) * each;
}
