import type { Field, NumberField } from "../contract/field.ts";
import { nearest } from "./nearest.ts";
import { memberName } from "./path.ts";

const longest = 60;
const mostNames = 10;

/** Policies that one scenario may compare. */
export const mostPolicies = 100;

/** A faulty value as a fault shows it: one line, short. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[ … ]";
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0 ? "{}" : "{ … }";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
}

/** The bounds of a number in words, e.g. "above 0 and at most 10000"; empty if there are none. */
function bounds({ min, above, max, below }: Pick<NumberField, "min" | "above" | "max" | "below">): string {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  const low = min !== undefined ? `of at least ${min}` : above !== undefined ? `above ${above}` : "";
  const high = max !== undefined ? `at most ${max}` : below !== undefined ? `below ${below}` : "";
  if (low !== "" && high !== "") return `${low} and ${high}`;
  return max !== undefined ? `of ${high}` : `${low}${high}`;
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

/** What a valid value of the field is, in words: the CONDITION of its faults. */
export function condition(field: Field): string {
  switch (field.kind) {
    case "number": {
      const orNull = field.nullMeans === undefined ? "" : `, or null for ${field.nullMeans}`;
      return joined(field.integer ? "a whole number" : "a number", bounds(field)) + orNull;
    }
    case "numbers":
      return joined(
        `a list of ${field.minLength} to ${field.maxLength} numbers`,
        field.min === undefined ? "" : `of at least ${field.min}`,
      );
    case "text":
      return `a text of at most ${field.maxLength} characters, in quotes if it looks like a number`;
    case "choice":
      return `one of ${field.options.join(", ")}`;
    case "flag":
      return "true or false";
    case "group": {
      const names = Object.keys(field.fields);
      const more = names.length > mostNames ? " …" : "";
      return names.length === 0
        ? "an empty object"
        : `an object with ${names.slice(0, mostNames).join(", ")}${more}`;
    }
    case "either":
      return field.shapes.map(condition).join("; or ");
  }
}

/** `missing NAME` or `invalid NAME: VALUE; CONDITION`. */
export function invalid(name: string, value: unknown, expected: string): string {
  return value === undefined ? `missing ${name}` : `invalid ${name}: ${shown(value)}; ${expected}`;
}

/** `unknown KIND: VALUE`, with what is known and, if one is near, what was meant. */
export function unknown(kind: string, value: string, known: readonly string[]): string {
  const meant = nearest(value, known);
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  return `unknown ${kind}: ${shown(value)}; one of ${known.join(", ")}${hint}`;
}

/** `unknown member: NAME`, with the member that was meant if one is near. */
export function unknownMember(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return `unknown member: ${memberName(name)}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}
