import { Inadmissible } from "../../contract/inadmissible.ts";
import type { OwnFunctions } from "../../contract/model.ts";
import { baseStock } from "./policies/baseStock.ts";
import { contractOnly } from "./policies/contractOnly.ts";
import { optimal } from "./policies/optimal.ts";
import { spotOnly } from "./policies/spotOnly.ts";
import { userDefined } from "./policies/userDefined.ts";
import type { LevelsPolicy, PreparedPolicy } from "./policy.ts";
import type { SourcingPolicyChoice, SourcingScenario } from "./problem.ts";
import { type System, sourcingSystem } from "./system.ts";

export interface Prepared {
  readonly system: System;
  readonly policies: readonly PreparedPolicy[];
}

/** Policies of order-up-to form solved before, by position; null where there is a function instead. */
export type Solved = readonly (LevelsPolicy | null)[];

/**
 * Solves every policy of a scenario on its lattice.
 *
 * @param known what was solved before, to be used as it is
 * @param own the functions that `userDefined` policies name
 * @throws Inadmissible with the policy's path where one has no steady state
 */
export function prepare(scenario: SourcingScenario, own?: OwnFunctions, known?: Solved): Prepared {
  if (own || known) return prepared(scenario, own, known);
  // A page asks for the solution, then for a path of the same scenario: the latest answer is remembered.
  const key = JSON.stringify([scenario.problem, scenario.lattice, scenario.policies]);
  if (latest?.key !== key) latest = { key, prepared: prepared(scenario) };
  return latest.prepared;
}

let latest: { readonly key: string; readonly prepared: Prepared } | undefined;

function prepared(scenario: SourcingScenario, own?: OwnFunctions, known?: Solved): Prepared {
  const system = sourcingSystem(scenario.problem, scenario.lattice);
  const policies = scenario.policies.map((choice, index) => {
    try {
      return known?.[index] ?? solved(system, choice, own);
    } catch (error) {
      if (!(error instanceof Inadmissible)) throw error;
      throw new Inadmissible(error.faults.map(({ message }) => ({ path: `policies.${index}`, message })));
    }
  });
  return { system, policies };
}

function solved(system: System, choice: SourcingPolicyChoice, own?: OwnFunctions): PreparedPolicy {
  const inSteps = (units: number | undefined) =>
    units === undefined ? undefined : Math.round(units / system.step);
  switch (choice.kind) {
    case "optimal":
      return optimal(system, inSteps(choice.reservation));
    case "baseStock":
      return baseStock(system, inSteps(choice.reservation), inSteps(choice.baseStock));
    case "spotOnly":
      return spotOnly(system);
    case "contractOnly":
      return contractOnly(system, inSteps(choice.reservation), inSteps(choice.baseStock));
    case "userDefined":
      return userDefined(system, choice.name, choice.reservation, own);
  }
}
