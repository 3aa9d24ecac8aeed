import { scenarioJsonSchema } from "../../experiment/jsonSchema.ts";
import { model, modelNames } from "../../experiment/registry.ts";
import { unknown } from "../../experiment/wording.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { printJson } from "../print.ts";

/** The JSON Schema of one model's scenarios, or of all. */
export const run: Run = async (name) => {
  if (name !== undefined && !modelNames.includes(name)) {
    throw new BadInput(`NAME: ${unknown("schema", name, modelNames)}`);
  }
  const wanted = name === undefined ? modelNames : [name];
  const found = await Promise.all(wanted.map((each) => model(each)));
  printJson(scenarioJsonSchema(found.map((each) => each!)));
};
