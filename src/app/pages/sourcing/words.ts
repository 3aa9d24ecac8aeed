import type { ScenarioBase } from "../../../contract/model.ts";
import type { SourcingScenario, SourcingSimulation, StreamPlan } from "../../../models/sourcing/problem.ts";
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

const draws: { readonly [plan in StreamPlan]: string } = {
  independent: "",
  antithetic: "mirrored draws",
  sobol: "evenly spread draws",
};

/** Ways of reducing variance that a simulation uses. */
export function reductionsOf({ streams = "independent", controls }: SourcingSimulation): string[] {
  return [draws[streams], controls ? "controls" : ""].filter((words) => words !== "");
}

/** How long a simulation is and how it is drawn: "1000 replications of 100 periods after 10, with controls". */
export function extentOf(
  simulation: SourcingSimulation,
  write: (count: number) => string = String,
  after = "after",
): string {
  const { replications, periods, warmUp, until } = simulation;
  const most = until === undefined ? "" : ` to ${write(until.most)}`;
  const ways = reductionsOf(simulation);
  const how = ways.length === 0 ? "" : `, with ${ways.join(" and ")}`;
  return `${write(replications)}${most} replications of ${write(periods)} periods ${after} ${warmUp}${how}`;
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
    `seed “${simulation.seed}”, ${extentOf(simulation)}`,
  ].join("; ");
}
