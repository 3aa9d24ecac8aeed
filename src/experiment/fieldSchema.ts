import * as z from "zod/mini";
import type { EitherField, Field, Fields, NumberField, NumbersField } from "../contract/field.ts";
import { checked } from "./checked.ts";
import { condition, invalid, unknown, unknownMember } from "./wording.ts";

// Compiling schemas would need eval, which a page's content security policy forbids.
z.config({ jitless: true });

export type Schema = z.ZodMiniType;
export type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** One message per field, whichever of its checks failed. */
function fault(name: string, field: Field): { error: (issue: RawIssue) => string } {
  return {
    error: ({ input }) =>
      field.kind === "choice" && typeof input === "string"
        ? unknown(name, input, field.options)
        : invalid(name, input, condition(field)),
  };
}

function numberSchema(name: string, field: NumberField): Schema {
  const words = fault(name, field);
  const checks = [];
  if (field.min !== undefined) checks.push(z.gte(field.min, words));
  if (field.above !== undefined) checks.push(z.gt(field.above, words));
  if (field.max !== undefined) checks.push(z.lte(field.max, words));
  if (field.below !== undefined) checks.push(z.lt(field.below, words));
  const number = (field.integer ? z.int(words) : z.number(words)).check(...checks);
  return field.nullMeans === undefined ? number : z.nullable(number);
}

function numbersSchema(name: string, field: NumbersField): Schema {
  const words = fault(name, field);
  const item: NumberField = { ...field, kind: "number" };
  return z
    .array(numberSchema("value", item), words)
    .check(z.minLength(field.minLength, words), z.maxLength(field.maxLength, words));
}

/**
 * An object of just these members. Each unknown member is a line of its issue's message, in the order of the
 * issue's keys; `checked` takes them apart.
 * @param expected the condition that a fault states where there is no object at all
 */
export function objectSchema(members: { [name: string]: Schema }, expected: string, name: string): Schema {
  const known = Object.keys(members);
  return z.strictObject(members, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => unknownMember(key, known)).join("\n")
        : invalid(name, issue.input, expected),
  });
}

/** The schemas of a field table's members. */
export function membersOf(fields: Fields): { [name: string]: Schema } {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(name, field)]));
}

/** Whether a value is an object with members, not a list and not null. */
export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How much a value looks like one of a field's: 0 not at all; for objects, more the more members are known. */
function likeness(field: Field, value: unknown): number {
  switch (field.kind) {
    case "number":
      return typeof value === "number" || (value === null && field.nullMeans !== undefined) ? 1 : 0;
    case "numbers":
      return Array.isArray(value) ? 1 : 0;
    case "text":
      return typeof value === "string" ? 1 : 0;
    case "choice":
      return typeof value === "string" ? 1 : 0;
    case "flag":
      return typeof value === "boolean" ? 1 : 0;
    case "group":
      return isRecord(value)
        ? 1 + Object.keys(field.fields).filter((name) => Object.hasOwn(value, name)).length
        : 0;
    case "either":
      return Math.max(...field.shapes.map((shape) => likeness(shape, value)));
  }
}

/** Checks against the one shape that the value's form asks for, so that faults speak of that shape. */
function eitherSchema(name: string, field: EitherField): Schema {
  const schemas = field.shapes.map((shape) => fieldSchema(name, shape));
  const choose = z.transform((value: unknown, context) => {
    const likenesses = field.shapes.map((shape) => likeness(shape, value));
    const best = Math.max(...likenesses);
    if (best === 0) {
      context.issues.push({ code: "custom", input: value, message: invalid(name, value, condition(field)) });
      return z.NEVER;
    }
    const result = checked(schemas[likenesses.indexOf(best)]!, value);
    if (result.ok) return result.value;
    for (const { steps, message } of result.faults) {
      context.issues.push({ code: "custom", input: value, path: [...steps], message });
    }
    return z.NEVER;
  });
  return z.pipe(z.unknown(), choose);
}

function valueSchema(name: string, field: Field): Schema {
  const words = fault(name, field);
  switch (field.kind) {
    case "number":
      return numberSchema(name, field);
    case "numbers":
      return numbersSchema(name, field);
    case "text":
      return z.string(words).check(z.maxLength(field.maxLength, words));
    case "choice":
      return z.enum(field.options, words);
    case "flag":
      return z.boolean(words);
    case "group":
      return objectSchema(membersOf(field.fields), condition(field), name);
    case "either":
      return eitherSchema(name, field);
  }
}

/** What stands in for a member left out; `undefined` if it may not be. Inner defaults are filled in later. */
function standIn(field: Field): unknown {
  if (field.kind === "group") return {};
  if (field.kind === "either") return standIn(field.shapes[0]);
  return "default" in field ? field.default : undefined;
}

/**
 * The zod schema of one field: its checks, the words of its faults, its default.
 * @param name the member's name, for the faults
 */
export function fieldSchema(name: string, field: Field): Schema {
  const schema = valueSchema(name, field);
  if (field.optional) return z.exactOptional(schema);
  const byDefault = standIn(field);
  return byDefault === undefined ? schema : z.prefault(schema, byDefault);
}
