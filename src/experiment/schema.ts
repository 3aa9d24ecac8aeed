import * as z from "zod/mini";
import type { Field } from "../contract/field.ts";
import type { Declaration } from "../contract/model.ts";
import { fieldSchema, isRecord, membersOf, objectSchema, type RawIssue, type Schema } from "./fieldSchema.ts";
import { simulationFields } from "./until.ts";
import { invalid, mostPolicies, unknown } from "./wording.ts";

/** The list of policies; each is told by its `kind`. Left out, it is the example's; empty, it is a fault. */
function policiesSchema({ inputs: { policies }, example }: Declaration): Schema {
  const kinds = Object.keys(policies);
  if (kinds.length === 0) {
    const none = { error: ({ input }: RawIssue) => invalid("policies", input, "this model takes none") };
    return z.prefault(z.array(z.unknown(), none).check(z.maxLength(0, none)), []);
  }
  const shapes = kinds.map((kind) =>
    objectSchema(
      { kind: z.literal(kind), ...membersOf(policies[kind]!) },
      "an object with kind and its parameters",
      "policy",
    ),
  );
  const policy = z.discriminatedUnion("kind", shapes as [z.ZodMiniObject, ...z.ZodMiniObject[]], {
    error: ({ input, code }) => {
      if (code !== "invalid_union" || !isRecord(input)) {
        return invalid("policy", input, "an object with kind and its parameters");
      }
      const { kind } = input;
      return typeof kind === "string"
        ? unknown("policy", kind, kinds)
        : invalid("kind", kind, `one of ${kinds.join(", ")}`);
    },
  });
  const words = {
    error: ({ input }: RawIssue) => invalid("policies", input, `a list of 1 to ${mostPolicies} policies`),
  };
  const list = z.array(policy, words).check(z.minLength(1, words), z.maxLength(mostPolicies, words));
  return z.prefault(list, [...example.policies]);
}

/** Words for any version but 1. */
export function versionFault(version: unknown): string {
  return invalid("version", version, "1, the only version there is");
}

/** Words for a scenario that is not even an object. */
export const scenarioCondition = "an object with version, model, problem, policies and simulation";

/**
 * The schema of a model's whole scenario files, derived from its field table: strict, with defaults filled in.
 */
export function scenarioSchema(model: Declaration): Schema {
  const { name, inputs } = model;
  const simulation: Field = { kind: "group", label: "", meaning: "", fields: simulationFields(model) };
  const problem: Field = { kind: "group", label: "", meaning: "", fields: inputs.problem };
  return objectSchema(
    {
      version: z.literal(1, { error: ({ input }) => versionFault(input) }),
      model: z.literal(name),
      problem: fieldSchema("problem", problem),
      ...membersOf(inputs.options),
      policies: policiesSchema(model),
      simulation: fieldSchema("simulation", simulation),
    },
    scenarioCondition,
    "scenario",
  );
}
