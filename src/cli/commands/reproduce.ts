import { writeFileSync } from "node:fs";
import { byGroup, type Compared, comparedWith, tallyOf } from "../../experiment/design/comparison.ts";
import type { Experiment } from "../../experiment/design/design.ts";
import { Bench, type Part } from "../../experiment/design/part.ts";
import { type Row, rowsOf } from "../../experiment/design/rows.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import {
  expectedPath,
  expectedRows,
  experimentNames,
  namedExperiment,
  published,
} from "../experiment/library.ts";
import { firstDifference, reproductionText, summary } from "../experiment/reproduction.ts";
import { tableText } from "../experiment/results.ts";
import { computeParts } from "../experiment/threads.ts";
import { folder } from "../folder.ts";
import type { Options } from "../options.ts";
import { print, printJson } from "../print.ts";
import { progress } from "../progress.ts";

/** An experiment that was run again, beside what is committed and what is printed. */
export interface Reproduction {
  readonly experiment: Experiment;
  readonly rows: number;
  readonly seconds: number;
  /** Where the rows differ from the committed ones; null where there are none committed. */
  readonly expected: "identical" | { readonly difference: string } | null;
  readonly values: readonly Compared[];
}

/** Experiments by name; without names, all but those that are run on request only. */
async function wanted(names: readonly string[]): Promise<Experiment[]> {
  const all = await Promise.all((names.length === 0 ? experimentNames() : names).map(namedExperiment));
  return names.length === 0 ? all.filter(({ onRequest }) => !onRequest) : all;
}

async function reproduced(
  experiment: Experiment,
  known: Map<string, Part>,
  options: Options,
): Promise<Reproduction & { readonly text: string }> {
  const started = performance.now();
  // Several tables are columns of the same cells: everything is kept here, and each takes what is its own.
  const bench = await Bench.of({ ...experiment, outputs: [] });
  const own = await Bench.of(experiment);
  const keyOf = (task: number) => `${JSON.stringify(experiment.with)}${JSON.stringify(bench.scenario(task))}`;
  const keys = Array.from({ length: bench.tasks }, (_, task) => keyOf(task));
  const missing = keys.flatMap((key, task) => (known.has(key) ? [] : [task]));
  const bar = progress(options, "parts");
  let done = 0;
  // Starting threads takes longer than hundreds of small solutions.
  const workers = missing.length < 400 ? 0 : options.workers;
  await computeParts(
    bench.experiment,
    missing,
    (part) => {
      known.set(keys[part.task]!, part);
      bar.update(++done, missing.length);
    },
    { workers },
  );
  bar.end();
  const rows: Row[] = [];
  const table = tableText(own);
  let text = table.heading;
  for (let cell = 0; cell < own.cells.count; cell++) {
    const each = rowsOf(own, cell, [{ ...known.get(keys[cell]!)!, task: cell }]);
    rows.push(...each);
    text += table.rows(each);
  }
  const names = experiment.compare.flatMap((each) => each.published ?? []);
  const committed = expectedRows(experiment.experiment);
  const difference = committed === undefined ? undefined : firstDifference(committed, text);
  return {
    experiment,
    rows: rows.length,
    seconds: (performance.now() - started) / 1000,
    expected: committed === undefined ? null : difference === undefined ? "identical" : { difference },
    values: comparedWith(experiment, rows, published(names)),
    text,
  };
}

/** Published tables and figures computed again: every printed value beside ours, every row beside the committed one. */
export const run: Run = async (operand, options) => {
  const names = [operand ?? []].flat();
  const experiments = await wanted(names);
  if (Object.keys(options.simulation).length > 0 || options.policies.length > 0)
    throw new BadInput("reproduce: invalid option; published experiments are run as they are");
  const out = options.out === undefined ? undefined : folder(options.out);
  const known = new Map<string, Part>();
  const results: Reproduction[] = [];
  for (const experiment of experiments) {
    if (experiment.answers !== "exact")
      throw new BadInput(`NAME: invalid experiment: "${experiment.experiment}"; one with exact answers only`);
    const { text, ...result } = await reproduced(experiment, known, options);
    results.push(result);
    out?.write(`${experiment.experiment}.csv`, text);
    if (options.own["accept"] === true) writeFileSync(expectedPath(experiment.experiment), text);
  }
  const counted = results.flatMap(({ values }) => byGroup(values)[0]?.values ?? []);
  const tally = tallyOf(counted);
  const document = {
    version: 1,
    experiments: results.map(({ experiment, rows, expected, values }) => ({
      experiment: experiment.experiment,
      title: experiment.title,
      source: experiment.source,
      rows,
      expected,
      values,
      notes: experiment.notes,
    })),
    ...tally,
    summary: summary(tally),
  };
  out?.write("result.json", `${JSON.stringify(document, null, 2)}\n`);
  if (options.json) printJson(document);
  else print([...results.flatMap((result) => [...reproductionText(result), ""]), summary(tally)]);
  if (tally.differs > 0 || results.some(({ expected }) => expected !== null && expected !== "identical"))
    process.exitCode = 1;
};
