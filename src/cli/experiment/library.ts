import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Experiment } from "../../experiment/design/design.ts";
import { parseExperiment } from "../../experiment/design/experiment.ts";
import type { Library } from "../../experiment/design/reproduction.ts";
import { unknown } from "../../experiment/wording.ts";
import { BadInput } from "../badInput.ts";
import { packageRoot } from "./version.ts";

const folder = new URL("experiments/", packageRoot);

function json(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), "utf8"));
}

/** Names of the experiments that come with the package. */
export function experimentNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
}

/** @throws BadInput where there is none of that name */
export async function namedExperiment(name: string): Promise<Experiment> {
  const names = experimentNames();
  if (!names.includes(name)) throw new BadInput(`NAME: ${unknown("experiment", name, names)}`);
  const parsed = await parseExperiment(json(`${name}.json`));
  if (!parsed.ok)
    throw new BadInput(...parsed.faults.map(({ path, message }) => `${name}.json:1:1 ${path}: ${message}`));
  return parsed.value;
}

/** Where the rows of an experiment are committed. */
export function expectedPath(name: string): string {
  return fileURLToPath(new URL(`expected/${name}.csv`, folder));
}

/** Printed values and committed rows as files of the package. */
export const files: Library = {
  published: async (name) => json(`published/${name}.json`),
  async expected(name) {
    const path = expectedPath(name);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  },
};
