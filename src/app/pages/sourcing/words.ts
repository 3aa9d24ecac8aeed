import type { ScenarioBase } from "../../../contract/model.ts";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import type { SourcingPolicySolution, SourcingSolution } from "../../../models/sourcing/results.ts";
import { plain } from "../../parts/format.ts";

const names: { readonly [kind: string]: { readonly short: string; readonly subject: string } } = {
  optimal: { short: "optimal", subject: "the optimal policy" },
  baseStock: { short: "base stock", subject: "base stock" },
  spotOnly: { short: "spot only", subject: "buying spot only" },
  contractOnly: { short: "contract only", subject: "the contract alone" },
};

/** A policy of the user's own code, which a page has no way to load. */
export const OWN = "userDefined";

export const letters = ["A", "B"] as const;
export const tones = ["policyA", "policyB"] as const;

/** A policy's name in a few words. */
export function nameOf(kind: string): string {
  return names[kind]?.short ?? kind;
}

/** Names of both policies beside their marks; told apart by letter where the kind is the same. */
export function labelsOf(solution: SourcingSolution): string[] {
  const kinds = solution.policies.map((policy) => policy.kind);
  return kinds.map((kind, i) => {
    const short = names[kind]?.short ?? kind;
    return kinds.indexOf(kind) === kinds.lastIndexOf(kind) ? short : `${short} ${letters[i] ?? ""}`;
  });
}

/** Names of both policies as subjects of a sentence. */
export function subjectsOf(solution: SourcingSolution): string[] {
  const kinds = solution.policies.map((policy) => policy.kind);
  return kinds.map((kind, i) => {
    const subject = names[kind]?.subject ?? kind;
    return kinds.indexOf(kind) === kinds.lastIndexOf(kind) ? subject : `${subject} (${letters[i] ?? ""})`;
  });
}

/** Highest lattice price at which a policy stocks up beyond its level for the contract; null if it never does. */
export function buysAheadUpTo(policy: SourcingPolicySolution): number | null {
  const level = policy.orderUpToContract;
  if (level === undefined || policy.orderUpToSpot === undefined || policy.baseStock !== undefined)
    return null;
  return policy.orderUpToSpot.findLast((point) => point.level > level)?.spotPrice ?? null;
}

/** The scenario in one line, for captions. */
export function captionOf(base: ScenarioBase): string {
  const { problem, simulation, policies, lattice } = base as SourcingScenario;
  const demand =
    "values" in problem.demand
      ? `demand from ${problem.demand.values.length} observations`
      : `demand ${plain(problem.demand.mean)} ± ${plain(problem.demand.sd)}`;
  const kinds = policies.map(({ kind, ...fixed }) =>
    [names[kind]?.short ?? kind, ...Object.entries(fixed).map(([name, value]) => `${name} ${value}`)].join(
      " ",
    ),
  );
  return [
    "Hedgerow, combined sourcing",
    `c = ${plain(problem.contractPrice)}, r = ${plain(problem.reservationPrice)}, h = ${plain(problem.holdingCost)}, v = ${plain(problem.backorderCost)}`,
    demand,
    `spot price ${plain(problem.spotPrice.mean)} ± ${plain(problem.spotPrice.sd)}`,
    `lattice ${typeof lattice === "string" ? lattice : JSON.stringify(lattice)}`,
    kinds.join(" against "),
    `seed “${simulation.seed}”, ${simulation.replications} replications of ${simulation.periods} periods after ${simulation.warmUp}`,
  ].join("; ");
}
