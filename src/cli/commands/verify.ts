import { readFileSync, statSync } from "node:fs";
import { bundleOf, rowsDifference, rowsDigest } from "../../experiment/design/bundle.ts";
import { parseExperiment } from "../../experiment/design/experiment.ts";
import { Bench } from "../../experiment/design/part.ts";
import { computeParts } from "../../worker/nodeExperiments.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { allRows } from "../experiment/results.ts";
import { scratch } from "../experiment/workspace.ts";
import { reason, userPath } from "../input.ts";
import { print, printJson } from "../print.ts";
import { progress } from "../progress.ts";

/** Bundles up to this size are read. */
const mostBytes = 2 ** 29;

function documentIn(file: string, fault: (message: string) => BadInput): unknown {
  const path = file === "-" ? 0 : userPath(file);
  try {
    if (path !== 0 && statSync(path).size > mostBytes)
      throw fault(`invalid size: at most ${mostBytes} bytes`);
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const why = error instanceof SyntaxError ? error.message : reason(error);
    throw fault(`invalid file: ${JSON.stringify(file)}; ${why}`);
  }
}

function* flat<Item>(lists: Iterable<readonly Item[]>): Generator<Item> {
  for (const list of lists) yield* list;
}

/** Runs a result bundle again and says whether every number is the same. */
export const run: Run = async (operand, options) => {
  const label = operand === "-" ? "stdin" : operand!;
  const fault = (message: string) => new BadInput(`${label}:1:1 bundle: ${message}`);
  const bundle = bundleOf(documentIn(operand!, fault));
  if (bundle === undefined)
    throw fault("invalid bundle: { … }; the result.json or --json output of run or merge");
  let digest: string;
  try {
    digest = rowsDigest(bundle);
  } catch (error) {
    throw fault((error as Error).message);
  }
  if (digest !== bundle.digest)
    throw fault(`invalid digest: ${JSON.stringify(bundle.digest)}; its rows have ${digest}: it was edited`);
  const parsed = await parseExperiment(bundle.experiment);
  if (!parsed.ok)
    throw new BadInput(...parsed.faults.map(({ path, message }) => `${label}:1:1 ${path}: ${message}`));
  const experiment = parsed.value;
  const bench = await Bench.of(experiment);
  const note = (text: string): void => {
    if (!options.quiet) process.stderr.write(`hedgerow: ${text}\n`);
  };
  if (bench.model.resultsVersion !== bundle.resultsVersion)
    note(`the bundle has results version ${bundle.resultsVersion}, this is ${bench.model.resultsVersion}`);
  const place = scratch(bench);
  const bar = progress(options, "parts");
  let difference: string | undefined;
  try {
    const tasks = Array.from({ length: bench.tasks }, (_, task) => task);
    await computeParts(
      experiment,
      tasks,
      (part) => {
        place.journal.append(part);
        bar.update(place.journal.count, bench.tasks);
      },
      { workers: Math.min(options.workers, bench.tasks), onNote: note },
    );
    const ours = allRows(bench, (task) => place.journal.part(task));
    difference = rowsDifference(bundle.rows, flat(ours));
  } finally {
    bar.end();
    place.close(0, 0);
  }
  if (options.json)
    printJson({
      version: 1,
      identical: difference === undefined,
      difference,
      rows: bundle.rows.length,
      digest,
    });
  else
    print([
      difference === undefined ? `identical: ${bundle.rows.length} rows, digest ${digest}` : difference,
    ]);
  if (difference !== undefined) process.exitCode = 1;
};
