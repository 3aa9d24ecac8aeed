import type { OwnFunctions } from "../../contract/model.ts";
import { NEVER } from "./levels.ts";
import { optimal } from "./policies/optimal.ts";
import { type PreparedPolicy, reservationOf } from "./policy.ts";
import { prepare } from "./prepare.ts";
import type { SourcingScenario } from "./problem.ts";
import type { SourcingPolicySolution, SourcingSolution } from "./results.ts";
import type { System } from "./system.ts";

/**
 * The exact solution of every policy of a scenario: its parameters, its KPIs and what it costs beyond the optimum.
 *
 * @throws Inadmissible where a policy has no steady state
 */
export function solve(scenario: SourcingScenario, own?: OwnFunctions): SourcingSolution {
  const { system, policies } = prepare(scenario, own);
  const isBest = (index: number) => {
    const choice = scenario.policies[index]!;
    return choice.kind === "optimal" && choice.reservation === undefined;
  };
  const best = policies.find((_, index) => isBest(index)) ?? optimal(system);
  const least = best.evaluation!.kpis.averageCost;
  return {
    model: "sourcing",
    policies: policies.map((policy, index) => solution(system, policy, isBest(index) ? undefined : least)),
  };
}

function solution(system: System, policy: PreparedPolicy, least: number | undefined): SourcingPolicySolution {
  const exact = policy.evaluation?.kpis;
  return {
    kind: policy.kind,
    reservation: reservationOf(system, policy),
    ...("levels" in policy ? levelsOf(system, policy.kind, policy.levels) : {}),
    ...(exact ? { exact } : {}),
    ...(exact && least !== undefined && least > 0 ? { costGap: exact.averageCost / least - 1 } : {}),
  };
}

function levelsOf(
  system: System,
  kind: string,
  levels: Extract<PreparedPolicy, { levels: unknown }>["levels"],
) {
  const { step, prices } = system;
  const contract = levels.contract === NEVER ? {} : { orderUpToContract: levels.contract * step };
  if (kind === "contractOnly" || kind === "baseStock")
    return { ...contract, baseStock: levels.contract * step };
  const spot = Array.from(levels.spot, (level, j) => ({ spotPrice: prices[j]!, level: level * step }));
  return { ...contract, orderUpToSpot: spot.filter(({ level }) => level !== NEVER * step) };
}
