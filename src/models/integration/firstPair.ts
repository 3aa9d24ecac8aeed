import { type RunFigures, runner, siloed } from "./run.ts";
import type { IntegrationScenario } from "./scenario.ts";

/** One pair of worlds on the same random numbers. */
export interface Pair {
  readonly siloed: RunFigures;
  readonly integrated: RunFigures;
}

/** A first look before there is an interval: every figure of one replication in both worlds. */
export function firstPair(scenario: IntegrationScenario, replication = 0): Pair {
  const run = runner(scenario);
  return { siloed: run(siloed, replication), integrated: run(scenario.levers, replication) };
}
