import { exampleExperiment } from "../../experiment/design/exampleExperiment.ts";
import { model, modelNames } from "../../experiment/registry.ts";
import { unknown } from "../../experiment/wording.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { printJson } from "../print.ts";

/** A model's base case as a scenario file, or an experiment on one. */
export const run: Run = async (name = modelNames[0]!) => {
  if (name === "experiment") {
    printJson(await exampleExperiment());
    return;
  }
  const found = await model(name);
  if (found === undefined)
    throw new BadInput(`NAME: ${unknown("model", name, [...modelNames, "experiment"])}`);
  printJson(found.example);
};
