import type { Field, Fields } from "../../contract/field.ts";
import type { Declaration, ScenarioBase } from "../../contract/model.ts";
import { simulationFields } from "../../experiment/until.ts";
import { shapeOf } from "../parts/fields.ts";
import { plain } from "../parts/format.ts";
import { isObject, type Json } from "../state/tree.ts";

/** A parameter as it is printed. */
export interface ParameterRow {
  readonly path: string;
  readonly label: string;
  readonly value: string;
}

function written(field: Field, value: Json | undefined): string {
  if (value === null && field.kind === "number") return field.nullMeans ?? "none";
  if (typeof value === "number") return plain(value);
  if (Array.isArray(value)) return `${value.length} values`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function rowsOfField(field: Field, value: Json | undefined, path: string): ParameterRow[] {
  if (value === undefined) return [];
  if (field.kind === "group") return rowsOf(field.fields, value, path);
  if (field.kind === "either") return rowsOfField(field.shapes[shapeOf(field, value)] as Field, value, path);
  const symbol = "symbol" in field && field.symbol !== undefined ? `, ${field.symbol}` : "";
  const unit = "unit" in field && field.unit !== "" ? ` ${field.unit}` : "";
  return [{ path, label: `${field.label}${symbol}`, value: `${written(field, value)}${unit}` }];
}

function rowsOf(fields: Fields, value: Json | undefined, path: string): ParameterRow[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    rowsOfField(field, isObject(value) ? value[name] : undefined, `${path}.${name}`),
  );
}

/** Everything that a scenario fixes, in the words and units of its model. */
export function parameterRows(model: Declaration, scenario: ScenarioBase): ParameterRow[] {
  const { inputs } = model;
  const raw = scenario as unknown as { readonly [member: string]: Json };
  const policies = scenario.policies.map(({ kind, ...fixed }, i) => ({
    path: `policies.${i}`,
    label: `Policy ${String.fromCharCode(65 + i)}`,
    value: [kind, ...Object.entries(fixed).map(([name, value]) => `${name} ${value}`)].join(", "),
  }));
  return [
    ...rowsOf(inputs.problem, raw["problem"], "problem"),
    ...rowsOf(inputs.options, raw, ""),
    ...policies,
    ...rowsOf(simulationFields(model), raw["simulation"], "simulation"),
  ];
}
