import * as z from "zod/mini";
import type { Field, NumberField } from "../contract/field.ts";
import { fieldSchema, type RawIssue, type Schema } from "./fieldSchema.ts";
import { invalid } from "./wording.ts";

/** Most members of a list in a file. */
const mostMembers = 1_000_000;

// The words in which schemas of whole files are written: experiments, lessons. Each names a member for its faults.

export const text = (meaning: string, maxLength = 1000): Field => ({
  kind: "text",
  label: "",
  maxLength,
  meaning,
});

export const number = (rest: Partial<NumberField> = {}): NumberField => ({
  kind: "number",
  label: "",
  unit: "",
  meaning: "",
  ...rest,
});

export const choice = (...options: [string, ...string[]]): Field => ({
  kind: "choice",
  label: "",
  meaning: "",
  options,
  default: options[0],
});

export function member(name: string, field: Field): Schema {
  return fieldSchema(name, field);
}

export function optional(name: string, field: Field): Schema {
  return fieldSchema(name, { ...field, optional: true });
}

export function list(name: string, item: Schema, expected: string, least = 0, most = mostMembers): Schema {
  const words = { error: ({ input }: RawIssue) => invalid(name, input, expected) };
  return z.array(item, words).check(z.minLength(least, words), z.maxLength(most, words));
}

export function record(name: string, item: Schema, expected: string): Schema {
  return z.record(z.string(), item, {
    error: ({ input }: RawIssue) => invalid(name, input, expected),
  });
}

export const texts = (name: string, expected: string) => list(name, member(name, text("")), expected);
