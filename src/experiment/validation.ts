import type { Field, Fields } from "../contract/field.ts";
import type { Model, ScenarioBase } from "../contract/model.ts";
import { checked } from "./checked.ts";
import { Digest } from "./digest.ts";
import type { Members } from "./document.ts";
import { fieldSchema } from "./fieldSchema.ts";
import { pathText } from "./path.ts";
import { model, modelNames } from "./registry.ts";
import type { Outcome } from "./results.ts";
import { unknown } from "./wording.ts";

type Value = number | readonly number[];

/** Values by name; a case with a single one calls it `value`. */
export interface Values {
  readonly [name: string]: Value;
}

/** A validation case as its model states it: a closed form that a simulation is held against. */
export interface ValidationCase {
  /** The model whose case it is. */
  readonly model: Model;
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly parameters: Fields;
  /** The parameters of the first published row. */
  readonly example: Members;
  /** How far a simulated value may be from the exact one: relative to it, or absolutely. */
  readonly tolerance: { readonly kind: "relative" | "absolute"; readonly value: number };
}

/** A case computed both ways. */
export interface Validation {
  readonly case: string;
  readonly params: Members;
  readonly exact: Values;
  readonly simulated: Values;
  readonly se: Values;
  /** Every simulated value is within the tolerance, or within 4 standard errors, of the exact one. */
  readonly agrees: boolean;
}

/** What computes a case: a view for `Laboratory.view`, which answers with a `Validation`. */
export interface ValidationRequest {
  readonly scenario: ScenarioBase;
  readonly view: "validate";
  readonly argument: {
    readonly case: string;
    readonly params: Members;
    readonly seed: string;
    readonly effort: number;
  };
}

/** How a case is put to the test. */
export interface ValidationOptions {
  /** Values by parameter name, unchecked; those left out take their defaults. Without any, the case's example. */
  readonly params?: unknown;
  readonly seed?: unknown;
  /** Multiplies the default length of the simulation; standard errors fall with its square root. */
  readonly effort?: unknown;
}

const effortField: Field = {
  kind: "number",
  label: "Effort",
  unit: "",
  default: 1,
  min: 0.01,
  max: 1000,
  meaning: "multiplies the length of the simulation",
};

/** Every validation case of every model, in the order in which the models state them. */
export async function validationCases(): Promise<readonly ValidationCase[]> {
  const found: ValidationCase[] = [];
  for (const name of modelNames) {
    const stated = (await model(name))!;
    const view = stated.views["validationCases"];
    if (view === undefined) continue;
    const { cases } = view(stated.example, undefined as never) as {
      readonly cases: readonly Omit<ValidationCase, "model">[];
    };
    found.push(...cases.map((each) => ({ ...each, model: stated })));
  }
  return found;
}

/** The case of that name; where there is none, a fault with the one that was meant. */
export async function validationCase(name: string): Promise<Outcome<ValidationCase>> {
  const cases = await validationCases();
  const found = cases.find((each) => each.name === name);
  if (found) return { ok: true, value: found };
  const names = cases.map((each) => each.name);
  return { ok: false, faults: [{ path: "case", message: unknown("case", name, names) }] };
}

/**
 * Checks parameters, seed and effort of a case against its fields.
 * @returns what to ask a laboratory for, or all faults at once, with paths such as `params.rho`
 */
export function validationRequest(
  { model: { example, inputs }, name, parameters, example: published }: ValidationCase,
  { params = published, seed, effort }: ValidationOptions = {},
): Outcome<ValidationRequest> {
  const group: Field = { kind: "group", label: "", meaning: "", fields: parameters };
  const parts: readonly (readonly [name: string, field: Field, value: unknown])[] = [
    ["params", group, params],
    ["seed", inputs.simulation["seed"]!, seed],
    ["effort", effortField, effort],
  ];
  const results = parts.map(
    ([part, field, value]) => [part, checked(fieldSchema(part, field), value)] as const,
  );
  const faults = results.flatMap(([part, result]) =>
    result.ok
      ? []
      : result.faults.map(({ steps, message }) => ({ path: pathText([part, ...steps]), message })),
  );
  if (faults.length > 0) return { ok: false, faults };
  const valid = Object.fromEntries(results.map(([part, result]) => [part, result.ok && result.value]));
  const argument = { case: name, ...valid } as ValidationRequest["argument"];
  return { ok: true, value: { scenario: example, view: "validate", argument } };
}

/** A value of a case, number by number: `["W", …]`, or `["W.1", …]`, `["W.2", …]` where several belong together. */
export function numbersOf(values: Values): readonly (readonly [name: string, number: number])[] {
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === "number"
      ? [[name, value] as const]
      : value.map((number, i) => [`${name}.${i + 1}`, number] as const),
  );
}

/**
 * How far off a case is at worst: max |simulated − exact| / max(tolerance, 4 se) over its values; up to 1 it agrees.
 */
export function worst({ tolerance }: ValidationCase, { exact, simulated, se }: Validation): number {
  const expected = new Map(numbersOf(exact));
  const errors = new Map(numbersOf(se));
  const shares = numbersOf(simulated).map(([name, number]) => {
    const right = expected.get(name)!;
    const off = Math.abs(number - right);
    const scale = tolerance.kind === "relative" ? Math.abs(right) : 1;
    const allowed = Math.max(tolerance.value * scale, 4 * (errors.get(name) ?? 0));
    return off === 0 ? 0 : off / allowed;
  });
  return Math.max(0, ...shares);
}

function digest({ model: { name, resultsVersion } }: ValidationCase, results: object): string {
  return new Digest().json({ model: name, resultsVersion, results }).hex();
}

/**
 * The document of one case: what `validate CASE` prints and a page exports.
 * @throws RangeError where a value is not finite
 */
export function validationDocument(
  stated: ValidationCase,
  { argument: { seed, effort } }: ValidationRequest,
  result: Validation,
): Members {
  const { name, resultsVersion } = stated.model;
  const { case: case_, title, source, tolerance } = { ...stated, ...result };
  return {
    version: 1,
    resultsVersion,
    model: name,
    seed,
    effort,
    case: case_,
    title,
    source,
    tolerance,
    params: result.params,
    exact: result.exact,
    simulated: result.simulated,
    se: result.se,
    agrees: result.agrees,
    digest: digest(stated, result),
  };
}

/** The document of several cases, each as `validationDocument` has it. */
export function validationsDocument(documents: readonly Members[]): Members {
  const { version, seed, effort } = documents[0]!;
  const cases = documents.map(({ version: _, seed: __, effort: ___, ...each }) => each);
  return {
    version,
    seed,
    effort,
    cases,
    agrees: documents.every(({ agrees }) => agrees === true),
    digest: new Digest().json(cases.map((each) => each["digest"])).hex(),
  };
}
