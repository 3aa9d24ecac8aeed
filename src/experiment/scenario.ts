import type { Declaration, Fault, ScenarioBase } from "../contract/model.ts";
import { checked } from "./checked.ts";
import type { Schema } from "./fieldSchema.ts";
import { pathText } from "./path.ts";
import { declaration, modelNames } from "./registry.ts";
import type { Outcome } from "./results.ts";
import { scenarioCondition, scenarioSchema, versionFault } from "./schema.ts";
import { untilFaults } from "./until.ts";
import { invalid, shown, unknown } from "./wording.ts";

const mostFaults = 100;

/** As much work as no command or page sets out on, in policy periods: days of computing. */
export const mostWork = 1e13;

/** About how long one policy period takes on one core, in nanoseconds. */
export const NANOSECONDS_PER_WORK = 30;

/**
 * How many policy periods a scenario asks to simulate: replications × (warm-up + measured periods, or 1 where the
 * model counts none) × policies. By it experiments are cut into tasks, so it may not change.
 */
export function policyPeriods(scenario: ScenarioBase): number {
  const {
    replications,
    periods = 1,
    warmUp = 0,
  } = scenario.simulation as ScenarioBase["simulation"] & {
    readonly periods?: number;
    readonly warmUp?: number;
  };
  return replications * (periods + warmUp) * Math.max(1, scenario.policies.length);
}

/** About how much simulating a scenario may take, in policy periods or what takes as long; with `until`, at most. */
export function work(model: Declaration, scenario: ScenarioBase): number {
  const { replications, until } = scenario.simulation;
  const each = model.work?.(scenario) ?? policyPeriods(scenario) / replications;
  return (until?.most ?? replications) * each;
}

function capped(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length <= mostFaults) return faults;
  const message = `invalid scenario: ${faults.length} faults; the first ${mostFaults} are listed`;
  return [...faults.slice(0, mostFaults), { path: "", message }];
}

function workFaults(model: Declaration, scenario: ScenarioBase): Fault[] {
  const amount = work(model, scenario);
  if (amount <= mostWork) return [];
  const value = `${amount.toExponential(1)} policy periods`;
  return [
    { path: "simulation", message: `invalid simulation: ${value}; at most ${mostWork.toExponential(0)}` },
  ];
}

function failed(...faults: Fault[]): Outcome<never> {
  return { ok: false, faults };
}

/** Schemas that were derived before: deriving one takes longer than using it. */
const schemas = new WeakMap<Declaration, Schema>();

function schemaOf(model: Declaration): Schema {
  const known = schemas.get(model) ?? scenarioSchema(model);
  schemas.set(model, known);
  return known;
}

/** The faults of a raw scenario for a model already known, or the scenario with all defaults filled in. */
export function parseFor(model: Declaration, raw: unknown): Outcome<ScenarioBase> {
  const result = checked(schemaOf(model), raw);
  if (!result.ok) {
    return failed(...capped(result.faults.map(({ steps, message }) => ({ path: pathText(steps), message }))));
  }
  const scenario = result.value as ScenarioBase;
  const faults = [
    ...model.inputs.conditions(scenario),
    ...untilFaults(scenario),
    ...workFaults(model, scenario),
  ];
  return faults.length === 0 ? { ok: true, value: scenario } : failed(...capped(faults));
}

/**
 * Turns a raw value (from a file, an address, a form) into a scenario: every member checked, unknown ones refused,
 * defaults filled in, conditions between members tested.
 * @param raw any value at all
 * @returns the scenario, or all faults at once, each with its path (`problem.demand.sd`) and a sentence
 */
export async function parseScenario(raw: unknown): Promise<Outcome<ScenarioBase>> {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    return failed({ path: "", message: `invalid scenario: ${shown(raw)}; ${scenarioCondition}` });
  }
  const { version, model: name } = raw as { readonly version?: unknown; readonly model?: unknown };
  const found = typeof name === "string" ? await declaration(name) : undefined;
  if (found === undefined) {
    const versionFaults = version === 1 ? [] : [{ path: "version", message: versionFault(version) }];
    const message =
      typeof name === "string"
        ? unknown("model", name, modelNames)
        : invalid("model", name, `one of ${modelNames.join(", ")}`);
    return failed(...versionFaults, { path: "model", message });
  }
  return parseFor(found, raw);
}
