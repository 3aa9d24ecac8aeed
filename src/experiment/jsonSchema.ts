import type { Field, Fields, NumberField } from "../contract/field.ts";
import type { Model } from "../contract/model.ts";
import { simulationFields } from "./until.ts";
import { mostPolicies } from "./wording.ts";

/** A JSON Schema, or a part of one, as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** "cost of keeping one unit in stock (h, money/unit/period)". */
function description(field: Field): string {
  const facts: string[] = [];
  if (field.kind === "number" && field.symbol !== undefined) facts.push(field.symbol);
  if ((field.kind === "number" || field.kind === "numbers") && field.unit !== "") facts.push(field.unit);
  const meaning = facts.length === 0 ? field.meaning : `${field.meaning} (${facts.join(", ")})`;
  return field.kind === "number" && field.nullMeans !== undefined
    ? `${meaning}; null: ${field.nullMeans}`
    : meaning;
}

function bounds({
  min,
  above,
  max,
  below,
}: Pick<NumberField, "min" | "above" | "max" | "below">): JsonSchema {
  return {
    ...(min !== undefined && { minimum: min }),
    ...(above !== undefined && { exclusiveMinimum: above }),
    ...(max !== undefined && { maximum: max }),
    ...(below !== undefined && { exclusiveMaximum: below }),
  };
}

function mayBeLeftOut(field: Field): boolean {
  if (field.optional) return true;
  if (field.kind === "group") return Object.values(field.fields).every(mayBeLeftOut);
  if (field.kind === "either") return mayBeLeftOut(field.shapes[0]);
  return "default" in field && field.default !== undefined;
}

function shape(field: Field): JsonSchema {
  switch (field.kind) {
    case "number": {
      const type = field.integer ? "integer" : "number";
      return { type: field.nullMeans === undefined ? type : [type, "null"], ...bounds(field) };
    }
    case "numbers":
      return {
        type: "array",
        items: { type: "number", ...bounds({ ...(field.min !== undefined && { min: field.min }) }) },
        minItems: field.minLength,
        maxItems: field.maxLength,
      };
    case "text":
      return { type: "string", maxLength: field.maxLength };
    case "choice":
      return { type: "string", enum: field.options };
    case "flag":
      return { type: "boolean" };
    case "group":
      return strict(members(field.fields), required(field.fields));
    case "either":
      return { anyOf: field.shapes.map(fieldSchema) };
  }
}

function fieldSchema(field: Field): JsonSchema {
  return {
    title: field.label,
    description: description(field),
    ...shape(field),
    ...("default" in field && field.default !== undefined && { default: field.default }),
  };
}

function required(fields: Fields): string[] {
  return Object.keys(fields).filter((name) => !mayBeLeftOut(fields[name]!));
}

function strict(properties: { readonly [name: string]: JsonSchema }, needed: readonly string[]): JsonSchema {
  return { type: "object", properties, required: needed, additionalProperties: false };
}

function members(fields: Fields): { [name: string]: JsonSchema } {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]));
}

function policies({ inputs, example }: Model): JsonSchema {
  const items = Object.entries(inputs.policies).map(([kind, fields]) =>
    strict({ kind: { const: kind }, ...members(fields) }, ["kind", ...required(fields)]),
  );
  return items.length === 0
    ? { type: "array", maxItems: 0, description: "this model takes no policies" }
    : {
        type: "array",
        items: { oneOf: items },
        minItems: 1,
        maxItems: mostPolicies,
        default: example.policies,
      };
}

function scenario(model: Model): JsonSchema {
  const { name, title, inputs } = model;
  const { problem, options } = inputs;
  const parts: Fields = {
    problem: { kind: "group", label: "Problem", meaning: `data of the model: ${title}`, fields: problem },
    ...options,
    simulation: {
      kind: "group",
      label: "Simulation",
      meaning: "how it is simulated",
      fields: simulationFields(model),
    },
  };
  const properties = {
    version: { const: 1 },
    model: { const: name },
    ...members(parts),
    policies: policies(model),
  };
  const needed = ["version", "model", ...required(parts)];
  return { title, ...strict(properties, needed) };
}

/**
 * JSON Schema (2020-12) of scenario files, for editors and other programs; derived from the models' field tables.
 * Conditions between fields are beyond it: `parseScenario` has the last word.
 * @param of the models whose scenarios are described, one or more
 */
export function scenarioJsonSchema(of: readonly Model[]): JsonSchema {
  const [only, ...others] = of.map(scenario);
  return others.length === 0
    ? { $schema: dialect, ...only }
    : { $schema: dialect, title: "Hedgerow scenario", oneOf: [only, ...others] };
}
