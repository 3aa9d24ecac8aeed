import type { Model, ScenarioBase } from "../../contract/model.ts";
import { hasPlace, valueAt, withValue } from "../design/setting.ts";
import type { Figures, Outcome } from "../results.ts";
import { parseFor } from "../scenario.ts";
import { computed } from "./arithmetic.ts";
import type { Figure, Quantities, Quantity } from "./lesson.ts";

/** What answers a lesson's questions: computing threads, or the models in place. */
export interface Answerer {
  solve(scenario: ScenarioBase): Promise<Outcome<object>>;
  view(scenario: ScenarioBase, name: string, argument?: unknown): Promise<Outcome<object>>;
  /** The finished figures; `null` if it was called off. */
  simulate(scenario: ScenarioBase): Promise<Outcome<Figures> | null>;
}

/** The computed quantities of a step by name. */
export interface Answered {
  readonly [name: string]: Figure;
}

/** A scenario with values put at paths, checked anew. */
export function changed(
  model: Model,
  scenario: unknown,
  at: { readonly [path: string]: unknown },
): Outcome<ScenarioBase> {
  const astray = Object.keys(at).find((path) => !hasPlace(scenario, path));
  if (astray !== undefined)
    return { ok: false, faults: [{ path: astray, message: `unknown path: ${astray}` }] };
  const raw = Object.entries(at).reduce((root, [path, value]) => withValue(root, path, value), scenario);
  return parseFor(model, raw);
}

function refusal(outcome: Outcome<unknown>): string {
  return outcome.ok ? "" : (outcome.faults[0]?.message ?? "no answer");
}

/** A number or a list of numbers in plain data. */
function figureAt(root: unknown, path: string): Figure {
  const value = path === "" ? root : valueAt(root, path);
  if (typeof value === "number") return value;
  if (value === null) return Number.NaN;
  const list = value instanceof Float64Array ? [...value] : value;
  if (Array.isArray(list) && list.every((each) => typeof each === "number")) return list as number[];
  throw new RangeError(`missing figure: ${path}`);
}

/** The keys of results hold dots (`costs.spot`), so a KPI is looked up whole. */
function estimateOf(figures: Figures, quantity: Quantity): number {
  if ("simulate" in quantity) {
    const policy = figures.policies[quantity.policy];
    const exact = policy?.exact[quantity.simulate];
    const value = quantity.figure === "exact" ? exact : policy?.kpis[quantity.simulate]?.[quantity.figure];
    if (value === undefined) throw new RangeError(`missing figure: ${quantity.simulate}`);
    return value;
  }
  if ("difference" in quantity) {
    const estimate = figures.differences[quantity.policy - 1]?.kpis[quantity.difference];
    if (estimate === undefined) throw new RangeError(`missing figure: ${quantity.difference}`);
    return estimate[quantity.figure] ?? Number.NaN;
  }
  throw new RangeError("missing figure");
}

/**
 * Computes a step's quantities for a scenario: every distinct question is put once, in the order of the quantities.
 * @param given quantities known beforehand (a step's switch)
 * @returns the figures, or the first fault in words; `null` if the answerer called it off
 */
export async function answered(
  model: Model,
  scenario: ScenarioBase,
  quantities: Quantities,
  answerer: Answerer,
  given: Answered = {},
): Promise<Outcome<Answered> | null> {
  const asked = new Map<string, Promise<Outcome<object> | null>>();
  const once = (key: readonly unknown[], ask: () => Promise<Outcome<object> | null>) => {
    const text = JSON.stringify(key);
    const known = asked.get(text) ?? ask();
    asked.set(text, known);
    return known;
  };
  const ask = async (quantity: Quantity, wanted: ScenarioBase): Promise<Outcome<object> | null> => {
    if ("given" in quantity) return { ok: true, value: wanted };
    if ("solve" in quantity) return once(["solve", wanted], () => answerer.solve(wanted));
    if ("view" in quantity) {
      return once(["view", wanted, quantity.view, quantity.argument], () =>
        answerer.view(wanted, quantity.view, quantity.argument),
      );
    }
    return once(["simulate", wanted], () => answerer.simulate(wanted));
  };
  const read = (quantity: Quantity, answer: object): Figure => {
    if ("given" in quantity) return figureAt(answer, quantity.given);
    if ("solve" in quantity) return figureAt(answer, quantity.solve);
    if ("view" in quantity) return figureAt(answer, quantity.read);
    return estimateOf(answer as Figures, quantity);
  };

  const values = new Map<string, Figure>(Object.entries(given));
  for (const [name, quantity] of Object.entries(quantities)) {
    if ("compute" in quantity) {
      values.set(
        name,
        computed(quantity.compute, (wanted) => values.get(wanted) ?? Number.NaN),
      );
      continue;
    }
    const { at = {}, over } = quantity;
    const places = over === undefined ? [at] : over.values.map((value) => ({ ...at, [over.path]: value }));
    const figures: number[] = [];
    for (const place of places) {
      const wanted = changed(model, scenario, place);
      if (!wanted.ok) return { ok: false, faults: [{ path: name, message: refusal(wanted) }] };
      const answer = await ask(quantity, wanted.value);
      if (answer === null) return null;
      if (!answer.ok) return { ok: false, faults: [{ path: name, message: refusal(answer) }] };
      const figure = read(quantity, answer.value);
      if (over === undefined) values.set(name, figure);
      else figures.push(typeof figure === "number" ? figure : Number.NaN);
    }
    if (over !== undefined) values.set(name, figures);
  }
  return { ok: true, value: Object.fromEntries(values) };
}
