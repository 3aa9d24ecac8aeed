import type { ScenarioBase } from "../contract/model.ts";
import { Digest } from "./digest.ts";
import type { Figures, SimulationResult } from "./results.ts";

/** Plain data under names. */
export interface Members {
  readonly [name: string]: unknown;
}

/**
 * Dotted names as members inside each other: `{ "costs.spot": 1 }` → `{ costs: { spot: 1 } }`.
 * @param flat values by name, in order; names are a model's own words
 */
export function nested(flat: Members): Members {
  const tree: { [name: string]: unknown } = {};
  for (const [name, value] of Object.entries(flat)) {
    const steps = name.split(".");
    let branch = tree;
    for (const step of steps.slice(0, -1)) {
      branch[step] ??= {};
      branch = branch[step] as { [name: string]: unknown };
    }
    branch[steps.at(-1)!] = value;
  }
  return tree;
}

/** The same data with typed arrays as plain lists, which is what JSON can say. */
export function plainData(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>);
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainData(member)]));
}

/**
 * The document of exact answers: what `solve` prints and a page exports.
 * @param resultsVersion the model's
 * @param solution the model's answers; typed arrays become lists
 * @throws RangeError where an answer is not finite
 */
export function solutionDocument(scenario: ScenarioBase, resultsVersion: number, solution: object): Members {
  const results = plainData(solution) as Members;
  return {
    version: 1,
    resultsVersion,
    model: scenario.model,
    seed: scenario.simulation.seed,
    scenario,
    ...results,
    digest: new Digest().json({ model: scenario.model, resultsVersion, results }).hex(),
  };
}

function policyDocuments({ policies }: Figures): Members[] {
  return policies.map(({ kind, label, kpis, exact }) => ({
    kind,
    label,
    kpis: nested(kpis),
    exact: nested(exact),
  }));
}

function differenceDocuments({ differences }: Figures): Members[] {
  return differences.map(({ kind, label, versus, kpis }) => ({ kind, label, versus, kpis: nested(kpis) }));
}

/**
 * The document of a simulation: what `simulate` and `compare` print and a page exports.
 * @param differences whether the paired differences against the first policy belong to it
 */
export function simulationDocument(
  result: SimulationResult,
  { differences }: { differences: boolean },
): Members {
  const { version, resultsVersion, model, seed, scenario, stopping, digest } = result;
  return {
    version,
    resultsVersion,
    model,
    seed,
    scenario,
    ...(stopping && { stopping }),
    policies: policyDocuments(result),
    ...(differences && { differences: differenceDocuments(result) }),
    digest,
  };
}

/**
 * The document of a simulation that was stopped on its way: what was finished by then, without a digest.
 * @param resultsVersion the model's
 * @param figures the last ones that arrived
 */
export function partialDocument(
  scenario: ScenarioBase,
  resultsVersion: number,
  figures: Figures,
  { differences }: { differences: boolean },
): Members {
  return {
    version: 1,
    resultsVersion,
    model: scenario.model,
    seed: scenario.simulation.seed,
    scenario,
    partial: { done: figures.done, total: figures.total },
    policies: policyDocuments(figures),
    ...(differences && { differences: differenceDocuments(figures) }),
  };
}
