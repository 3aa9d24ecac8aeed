import * as z from "zod/mini";
import type { Model } from "../../contract/model.ts";
import { type JsonSchema, scenarioJsonSchema } from "../jsonSchema.ts";
import { experimentSchema } from "./designSchema.ts";

/**
 * JSON Schema (2020-12) of experiment files, for editors and other programs. Whether levels suit the members that
 * they stand for is beyond it: `parseExperiment` has the last word.
 * @param of the models whose scenarios an experiment may be about
 */
export function experimentJsonSchema(of: readonly Model[]): JsonSchema {
  const { properties, ...rest } = z.toJSONSchema(experimentSchema, {
    io: "input",
    unrepresentable: "any",
  }) as JsonSchema;
  const { $schema: _, ...scenario } = scenarioJsonSchema(of);
  return { ...rest, title: "Hedgerow experiment", properties: { ...(properties as object), scenario } };
}
