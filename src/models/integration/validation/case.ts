import type { Fields } from "../../../contract/field.ts";
import { type Streams, streams } from "../../../random/streams.ts";
import { Tally } from "../../../statistics/tally.ts";

/** A value of a case: a number, or several that belong together. */
export type CaseValue = number | readonly number[];
export type CaseValues = { readonly [name: string]: CaseValue };
/** Parameters as they come in, checked against the case's fields. */
export type CaseParameters = { readonly [name: string]: unknown };

/** How far a simulated value may be from the exact one: relative to it, or absolutely. */
export interface Tolerance {
  readonly kind: "relative" | "absolute";
  readonly value: number;
}

export interface Simulated {
  readonly values: CaseValues;
  /** Standard errors by name; 0 where the calculation has no chance in it. */
  readonly se: CaseValues;
}

/** A sub-model with a known answer: the answer, and the model's own functions and engine put to the same task. */
export interface ValidationCase {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly parameters: Fields;
  /** The parameters of the first published row. */
  readonly example: CaseParameters;
  readonly tolerance: Tolerance;
  exact(parameters: CaseParameters): CaseValues;
  /** @param seed any text @param effort multiplies the default length; its standard errors fall with √effort */
  simulate(parameters: CaseParameters, seed: string, effort: number): Simulated;
}

/** What a user is told about a case. */
export interface CaseResult {
  readonly case: string;
  readonly params: CaseParameters;
  readonly exact: CaseValues;
  readonly simulated: CaseValues;
  readonly se: CaseValues;
  /** Every simulated value is within the tolerance or within 4 standard errors of the exact one. */
  readonly agrees: boolean;
}

/** States a case with typed parameters. */
export function validationCase<P extends object>(stated: {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly parameters: Fields;
  readonly example: P;
  readonly tolerance: Tolerance;
  readonly exact: (parameters: P) => CaseValues;
  readonly simulate: (parameters: P, seed: string, effort: number) => Simulated;
}): ValidationCase {
  // The fields have been checked at the edge, so a record of parameters is a P.
  const typed = (parameters: CaseParameters): P => ({ ...defaultsOf(stated.parameters), ...parameters }) as P;
  return {
    name: stated.name,
    title: stated.title,
    source: stated.source,
    parameters: stated.parameters,
    example: stated.example as unknown as CaseParameters,
    tolerance: stated.tolerance,
    exact: (parameters) => stated.exact(typed(parameters)),
    simulate: (parameters, seed, effort) => stated.simulate(typed(parameters), seed, effort),
  };
}

function defaultsOf(fields: Fields): { [name: string]: unknown } {
  const record: { [name: string]: unknown } = {};
  for (const [name, field] of Object.entries(fields))
    if (field.optional !== true && "default" in field && field.default !== undefined)
      record[name] = field.default;
  return record;
}

/** The numbers of a value. */
export function parts(value: CaseValue): readonly number[] {
  return typeof value === "number" ? [value] : value;
}

/** Is a simulated value as near as the tolerance says? */
export function within(tolerance: Tolerance, exact: number, simulated: number): boolean {
  const scale = tolerance.kind === "relative" ? Math.abs(exact) : 1;
  return Math.abs(simulated - exact) <= tolerance.value * scale;
}

/** Computes a case at given parameters both ways. */
export function validate(
  stated: ValidationCase,
  parameters: CaseParameters,
  seed: string,
  effort = 1,
): CaseResult {
  const exact = stated.exact(parameters);
  const { values, se } = stated.simulate(parameters, seed, effort);
  const agrees = Object.entries(values).every(([name, value]) => {
    const expected = parts(exact[name]!);
    const errors = parts(se[name] ?? 0);
    return parts(value).every((simulated, i) => {
      const difference = Math.abs(simulated - expected[i]!);
      return within(stated.tolerance, expected[i]!, simulated) || difference <= 4 * (errors[i] ?? 0);
    });
  });
  return { case: stated.name, params: parameters, exact, simulated: values, se, agrees };
}

const BATCHES = 20;

/** Random numbers of the cases: purpose code, with the batch as replication. */
export const VALIDATION_PURPOSE = 0x03f0;

/**
 * Mean and standard error over 20 independent batches.
 *
 * @param batch one batch's values, from its own streams; `length` scales with the effort
 * @param length of a batch at effort 1
 */
export function replicate(
  seed: string,
  effort: number,
  length: number,
  batch: (
    random: (entity: number) => ReturnType<Streams["stream"]>,
    length: number,
    batch: number,
  ) => CaseValues,
): Simulated {
  const named = streams(seed);
  const size = Math.max(1, Math.ceil(length * effort));
  const results = Array.from({ length: BATCHES }, (_, index) =>
    batch(
      (entity) => named.stream({ purpose: VALIDATION_PURPOSE, replication: index, a: entity }),
      size,
      index,
    ),
  );
  const values: { [name: string]: CaseValue } = {};
  const se: { [name: string]: CaseValue } = {};
  for (const [name, first] of Object.entries(results[0]!)) {
    const moments = parts(first).map((_, i) =>
      meanAndError(results.map((result) => parts(result[name]!)[i]!)),
    );
    const scalar = typeof first === "number";
    values[name] = scalar ? moments[0]!.mean : moments.map((m) => m.mean);
    se[name] = scalar ? moments[0]!.se : moments.map((m) => m.se);
  }
  return { values, se };
}

/** Mean and its standard error; 0 for fewer than two numbers. */
export function meanAndError(sample: readonly number[]): { readonly mean: number; readonly se: number } {
  const tally = new Tally();
  for (const x of sample) tally.add(x);
  const { mean, se, n } = tally.estimate;
  return { mean, se: n > 1 ? se : 0 };
}

/** Values that are calculated, not sampled. */
export function calculated(values: CaseValues): Simulated {
  const zero = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "number" ? 0 : value.map(() => 0),
  ]);
  return { values, se: Object.fromEntries(zero) };
}
