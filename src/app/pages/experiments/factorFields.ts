import type { Field, Fields } from "../../../contract/field.ts";
import type { Model } from "../../../contract/model.ts";
import { shapeOf } from "../../parts/fields.ts";
import { spelled } from "../../parts/otherControls.tsx";
import { isObject, type Json, valueAt } from "../../state/tree.ts";

/** A member of a scenario that can be varied. */
export interface FactorField {
  readonly path: string;
  /** Under which heading it is offered. */
  readonly section: string;
  readonly label: string;
  readonly field: Field;
}

function within(
  fields: Fields,
  value: Json | undefined,
  prefix: string,
  section: string,
  before = "",
): FactorField[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const member = isObject(value) ? value[name] : undefined;
    return one(field, member, `${prefix}.${name}`, section, before);
  });
}

function one(
  field: Field,
  value: Json | undefined,
  path: string,
  section: string,
  before: string,
): FactorField[] {
  switch (field.kind) {
    case "group":
      return within(field.fields, value, path, section, before);
    case "either":
      return one(field.shapes[shapeOf(field, value)] as Field, value, path, section, before);
    case "numbers":
      return [];
    default:
      // Levers are labelled with their names.
      return [
        {
          path,
          section,
          label: `${before}${/^[a-z]/.test(field.label) ? spelled(field.label) : field.label}`,
          field,
        },
      ];
  }
}

const policyName = (policy: Json, index: number) => {
  const { kind }: { readonly kind?: Json } = isObject(policy) ? policy : {};
  return `Policy ${index + 1} (${spelled(String(kind ?? "")).toLowerCase()})`;
};

/** Settings of a simulation that rows of an experiment have no use for: each of them counts every replication. */
const unused = ["streams", "controls"];

/** The simulation's settings that an experiment takes. */
export function simulationFields({ inputs }: Model): Fields {
  return Object.fromEntries(Object.entries(inputs.simulation).filter(([name]) => !unused.includes(name)));
}

/** Everything of a scenario that an experiment can vary, in the order of the model's field tables. */
export function factorFields(model: Model, scenario: Json): FactorField[] {
  const { problem, options, policies } = model.inputs;
  const chosen = valueAt(scenario, "policies");
  const kinds = Object.keys(policies);
  return [
    ...within(problem, valueAt(scenario, "problem"), "problem", "Problem"),
    ...Object.entries(options).flatMap(([name, field]) =>
      one(field, valueAt(scenario, name), name, "Options", ""),
    ),
    ...(Array.isArray(chosen) ? (chosen as readonly Json[]) : []).flatMap((policy, index): FactorField[] => {
      const { kind }: { readonly kind?: Json } = isObject(policy) ? policy : {};
      const name = policyName(policy, index);
      const path = `policies.${index}`;
      const kindField: Field = {
        kind: "choice",
        label: "kind",
        options: kinds.filter((each) =>
          Object.values(policies[each]!).every((field) => field.optional === true),
        ),
        meaning: "which policy decides",
      };
      return [
        { path: `${path}.kind`, section: "Policies", label: `${name}: kind`, field: kindField },
        ...within(policies[String(kind)] ?? {}, policy, path, "Policies", `${name}: `),
      ];
    }),
    ...within(simulationFields(model), valueAt(scenario, "simulation"), "simulation", "Simulation"),
  ];
}

/** Levels to begin with: around the present value, or all there are. */
export function firstLevels({ field }: FactorField, present: Json | undefined): readonly Json[] {
  switch (field.kind) {
    case "choice":
      return field.options;
    case "flag":
      return [true, false];
    case "number": {
      const middle = typeof present === "number" ? present : (field.default ?? field.min ?? 1);
      const step = field.slider?.[2] ?? (field.integer ? 1 : Math.abs(middle) / 10 || 0.1);
      const least = field.min ?? (field.above !== undefined ? field.above + step : Number.NEGATIVE_INFINITY);
      const most = field.max ?? (field.below !== undefined ? field.below - step : Number.POSITIVE_INFINITY);
      const around = [0.5, 1, 1.5].map((share) => {
        const value = middle === 0 ? (share - 0.5) * 4 * step : middle * share;
        const grid = field.integer
          ? Math.round(value)
          : Number((Math.round(value / step) * step).toPrecision(6));
        return Math.min(most, Math.max(least, grid));
      });
      return [...new Set(around)];
    }
    default:
      return present === undefined ? [] : [present];
  }
}

/** What a path is called; the path itself where nothing is known of it. */
export function factorName(fields: readonly FactorField[], path: string): string {
  return fields.find((each) => each.path === path)?.label ?? path;
}

/** The unit of what stands at a path; empty where it has none, or its name says it. */
export function factorUnit(fields: readonly FactorField[], path: string): string {
  const known = fields.find((each) => each.path === path);
  const unit = known?.field.kind === "number" ? known.field.unit : "";
  return unit === known?.label.toLowerCase() ? "" : unit;
}

/** Name and unit: "Holding cost, money/unit/period". */
export function factorTitle(fields: readonly FactorField[], path: string): string {
  const unit = factorUnit(fields, path);
  return unit === "" ? factorName(fields, path) : `${factorName(fields, path)}, ${unit}`;
}
