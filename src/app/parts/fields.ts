import type { EitherField, Field, Fields, NumberField } from "../../contract/field.ts";
import type { Fault } from "../../contract/model.ts";
import { isObject, type Json, type JsonObject, valueAt } from "../state/tree.ts";

/** Whether a value looks like what a field describes, by its kind alone. */
function fits(field: Field, value: Json | undefined): boolean {
  switch (field.kind) {
    case "number":
      return typeof value === "number";
    case "numbers":
      return Array.isArray(value);
    case "text":
      return typeof value === "string";
    case "choice":
      return typeof value === "string" && field.options.includes(value);
    case "flag":
      return typeof value === "boolean";
    case "group":
      return isObject(value) && Object.keys(value).every((key) => Object.hasOwn(field.fields, key));
    case "either":
      return field.shapes.some((shape) => fits(shape, value));
  }
}

/** Index of the shape that a value has; the first if none. */
export function shapeOf(field: EitherField, value: Json | undefined): number {
  return Math.max(
    0,
    field.shapes.findIndex((shape) => fits(shape, value)),
  );
}

const exampleHistory = [7, 12, 9, 10, 14, 8, 11, 9, 6, 13, 10, 12];

/** A value to start from when somebody chooses a field that the example leaves out. */
export function startOf(field: Field): Json | undefined {
  switch (field.kind) {
    case "number":
      return field.default ?? field.min ?? 1;
    case "numbers":
      return exampleHistory;
    case "text":
      return field.default ?? "";
    case "choice":
      return field.default ?? field.options[0];
    case "flag":
      return field.default ?? false;
    case "either":
      return startOf(field.shapes[0]);
    case "group":
      return Object.fromEntries(
        Object.entries(field.fields)
          .filter(([, inner]) => inner.optional !== true)
          .map(([name, inner]) => [name, startOf(inner)]),
      );
  }
}

/** The message for a path, its own or, for a group, that of the group as a whole. */
export function faultAt(faults: readonly Fault[], path: string): string | undefined {
  return faults.find((fault) => dotted(fault.path) === path)?.message;
}

/** Faults that no control of these paths will show. */
export function homeless(faults: readonly Fault[], shown: readonly string[]): readonly Fault[] {
  return faults.filter((fault) => !shown.includes(dotted(fault.path)));
}

/** `policies[0].kind` as `policies.0.kind`. */
function dotted(path: string): string {
  return path.replace(/\[(\d+)\]/g, ".$1");
}

/** Paths of everything a person can edit under a table of fields, as long as it has its present shape. */
function pathsOf(fields: Fields, value: Json | undefined, prefix: string): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const member = isObject(value) ? value[name] : undefined;
    return pathsOfField(field, member, `${prefix}.${name}`);
  });
}

function pathsOfField(field: Field, value: Json | undefined, path: string): string[] {
  if (field.kind === "group") return pathsOf(field.fields, value, path);
  if (field.kind === "either") return pathsOfField(field.shapes[shapeOf(field, value)] as Field, value, path);
  return [path];
}

/** Fields that controls of a page are made of. */
export interface Editable {
  readonly problem: Fields;
  readonly options: Fields;
  readonly simulation: Fields;
  /** By kind. */
  readonly policies: { readonly [kind: string]: Fields };
}

/** Paths of everything a person can edit of a scenario, in so many of its policies. */
export function editablePaths(
  { problem, options, simulation, policies }: Editable,
  raw: Json,
  count = 0,
): string[] {
  const chosen = valueAt(raw, "policies");
  return [
    ...pathsOf(problem, valueAt(raw, "problem"), "problem"),
    ...pathsOf(simulation, valueAt(raw, "simulation"), "simulation"),
    ...pathsOf(options, raw, "").map((path) => path.slice(1)),
    ...(Array.isArray(chosen) ? chosen : []).slice(0, count).flatMap((policy, i) => {
      const { kind = "" }: JsonObject = isObject(policy) ? policy : {};
      return Object.keys(policies[String(kind)] ?? {}).map((name) => `policies.${i}.${name}`);
    }),
  ];
}

/** Some of a table of fields, in its order. */
export function picked(fields: Fields, wanted: (name: string, field: Field) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, field]) => wanted(name, field)));
}

/** Made once: making one takes longer than all else that is shown of a field. */
const grouped = new Intl.NumberFormat("en-US");

/** What is allowed, in words: "0 to 1,000,000", "above 0". */
export function rangeOf(field: NumberField): string {
  const write = (value: number) => grouped.format(value);
  const low =
    field.above !== undefined
      ? `above ${write(field.above)}`
      : field.min !== undefined
        ? `${write(field.min)}`
        : "";
  const high =
    field.below !== undefined
      ? `below ${write(field.below)}`
      : field.max !== undefined
        ? `${write(field.max)}`
        : "";
  const whole = field.integer ? "whole number, " : "";
  if (low !== "" && high !== "") {
    return `${whole}${low}${field.above !== undefined || field.below !== undefined ? ", up to " : " to "}${high}`;
  }
  return (
    whole +
    (low !== ""
      ? field.above !== undefined
        ? low
        : `${low} or more`
      : high !== ""
        ? `up to ${high}`
        : "any")
  );
}
