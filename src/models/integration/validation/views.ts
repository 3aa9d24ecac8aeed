import type { Fields } from "../../../contract/field.ts";
import { Inadmissible } from "../../../contract/inadmissible.ts";
import {
  type CaseParameters,
  type CaseResult,
  type CaseValues,
  parts,
  type Tolerance,
  validate,
} from "./case.ts";
import { validationCaseNamed, validationCases } from "./registry.ts";

/** What there is to know of a case without computing it: all of it is plain data. */
export interface CaseDescription {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly parameters: Fields;
  readonly example: CaseParameters;
  readonly tolerance: Tolerance;
}

/** Describes every validation case, in the order of the specification. */
export function describeCases(): { readonly cases: readonly CaseDescription[] } {
  return {
    cases: validationCases.map(({ name, title, source, parameters, example, tolerance }) => {
      return { name, title, source, parameters, example, tolerance };
    }),
  };
}

/** Which case to compute, and how. */
export interface CaseArgument {
  readonly case: string;
  /** Checked against the case's fields. */
  readonly params: CaseParameters;
  readonly seed: string;
  /** Multiplies the default length of the simulation, > 0. */
  readonly effort: number;
}

/** @throws Inadmissible where a value is no number */
function mustBeFinite(kind: string, values: CaseValues): void {
  for (const [name, value] of Object.entries(values)) {
    const bad = parts(value).find((number) => !Number.isFinite(number));
    if (bad === undefined) continue;
    const message = `invalid params: ${kind} ${name} would be ${bad}; parameters, or an effort, at which it is a number`;
    throw new Inadmissible([{ path: "", message }]);
  }
}

/**
 * Computes a case both ways.
 *
 * @throws Inadmissible where the parameters leave no number to compare
 */
export function validateCase({ case: name, params, seed, effort }: CaseArgument): CaseResult {
  const stated = validationCaseNamed(name);
  // Before the simulation: an unstable queue has no answer and a very long simulation.
  mustBeFinite("exact", stated.exact(params));
  const result = validate(stated, params, seed, effort);
  mustBeFinite("simulated", result.simulated);
  mustBeFinite("se", result.se);
  return result;
}
