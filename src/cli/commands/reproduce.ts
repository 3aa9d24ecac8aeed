import { writeFileSync } from "node:fs";
import { byGroup, tallyOf } from "../../experiment/design/comparison.ts";
import type { Experiment } from "../../experiment/design/design.ts";
import {
  type ComputeParts,
  type Reproduction,
  reproducer,
  summary,
} from "../../experiment/design/reproduction.ts";
import { computeParts } from "../../worker/nodeExperiments.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { expectedPath, experimentNames, files, namedExperiment } from "../experiment/library.ts";
import { reproductionText } from "../experiment/reproduction.ts";
import { folder } from "../folder.ts";
import type { Options } from "../options.ts";
import { print, printJson } from "../print.ts";
import { progress } from "../progress.ts";

/** Parts up to which starting threads would take longer than computing here. */
const few = 400;

/** Experiments by name; without names, all but those that are run on request only. */
async function wanted(names: readonly string[]): Promise<Experiment[]> {
  const all = await Promise.all((names.length === 0 ? experimentNames() : names).map(namedExperiment));
  return names.length === 0 ? all.filter(({ onRequest }) => !onRequest) : all;
}

function computing(options: Options): ComputeParts {
  return async (experiment, tasks, take) => {
    const bar = progress(options, "parts");
    let done = 0;
    const each: typeof take = (part) => {
      take(part);
      bar.update(++done, tasks.length);
    };
    const quick = experiment.answers === "exact" && tasks.length < few;
    await computeParts(experiment, tasks, each, { workers: quick ? 0 : options.workers });
    bar.end();
  };
}

/** Published tables and figures computed again: every printed value beside ours, every row beside the committed one. */
export const run: Run = async (operand, options) => {
  const names = [operand ?? []].flat();
  const experiments = await wanted(names);
  if (Object.keys(options.simulation).length > 0 || options.policies.length > 0)
    throw new BadInput("reproduce: invalid option; published experiments are run as they are");
  const out = options.out === undefined ? undefined : folder(options.out);
  const reproduce = reproducer(files, computing(options));
  const results: { readonly reproduction: Reproduction; readonly seconds: number }[] = [];
  for (const experiment of experiments) {
    const started = performance.now();
    const reproduction = await reproduce(experiment);
    results.push({ reproduction, seconds: (performance.now() - started) / 1000 });
    out?.write(`${experiment.experiment}.csv`, reproduction.text);
    if (options.own["accept"] === true) writeFileSync(expectedPath(experiment.experiment), reproduction.text);
  }
  const tally = tallyOf(results.flatMap(({ reproduction }) => byGroup(reproduction.values)[0]?.values ?? []));
  const document = {
    version: 1,
    experiments: results.map(({ reproduction: { bench, rows, expected, values } }) => ({
      experiment: bench.experiment.experiment,
      title: bench.experiment.title,
      source: bench.experiment.source,
      rows: rows.length,
      expected,
      values,
      notes: bench.experiment.notes,
    })),
    ...tally,
    summary: summary(tally),
  };
  out?.write("result.json", `${JSON.stringify(document, null, 2)}\n`);
  if (options.json) printJson(document);
  else {
    const texts = results.map(({ reproduction, seconds }) => reproductionText(reproduction, seconds));
    print([...texts.flatMap((text) => [...text, ""]), ...(tally.printed > 0 ? [summary(tally)] : [])]);
  }
  const strays = results.map(({ reproduction: { expected } }) => expected);
  if (tally.differs > 0 || strays.some((each) => each !== null && each !== "identical")) process.exitCode = 1;
};
