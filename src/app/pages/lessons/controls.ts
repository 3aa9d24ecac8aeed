import type { Field, Fields, NumberField } from "../../../contract/field.ts";
import type { Model } from "../../../contract/model.ts";
import { shapeOf } from "../../parts/fields.ts";
import { type Json, valueAt } from "../../state/tree.ts";

function below(
  field: Field | undefined,
  steps: readonly string[],
  value: Json | undefined,
): Field | undefined {
  if (field?.kind === "either") return below(field.shapes[shapeOf(field, value)], steps, value);
  const [step, ...rest] = steps;
  if (step === undefined || field === undefined) return field;
  return field.kind === "group" ? below(field.fields[step], rest, valueAt(value, step)) : undefined;
}

/** The number field at a path of a model's scenario (`problem.demand.sd`), given the scenario for its shapes. */
export function numberFieldAt(model: Model, path: string, scenario: Json): NumberField | undefined {
  const [room = "", ...steps] = path.split(".");
  const { problem, simulation, options } = model.inputs;
  const fields: Fields = { problem: group(problem), simulation: group(simulation), ...options };
  const found = below(fields[room], steps, valueAt(scenario, room));
  return found?.kind === "number" ? found : undefined;
}

function group(fields: Fields): Field {
  return { kind: "group", label: "", meaning: "", fields };
}
