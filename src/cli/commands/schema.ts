import { experimentJsonSchema } from "../../experiment/design/designJsonSchema.ts";
import { scenarioJsonSchema } from "../../experiment/jsonSchema.ts";
import { model, modelNames } from "../../experiment/registry.ts";
import { unknown } from "../../experiment/wording.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { printJson } from "../print.ts";

const experiment = "experiment";

/** The JSON Schema of one model's scenarios, of all, or of experiment files. */
export const run: Run = async (name) => {
  const names = [...modelNames, experiment];
  if (name !== undefined && !names.includes(name)) {
    throw new BadInput(`NAME: ${unknown("schema", name, names)}`);
  }
  const wanted = name === undefined || name === experiment ? modelNames : [name];
  const found = (await Promise.all(wanted.map((each) => model(each)))).map((each) => each!);
  printJson(name === experiment ? experimentJsonSchema(found) : scenarioJsonSchema(found));
};
