import { rowsDifference } from "../../experiment/design/bundle.ts";
import { Bench } from "../../experiment/design/part.ts";
import { computeParts } from "../../worker/nodeExperiments.ts";
import type { Run } from "../commands.ts";
import { bundleFile } from "../experiment/bundleFile.ts";
import { allRows } from "../experiment/results.ts";
import { scratch } from "../experiment/workspace.ts";
import { print, printJson } from "../print.ts";
import { progress } from "../progress.ts";

function* flat<Item>(lists: Iterable<readonly Item[]>): Generator<Item> {
  for (const list of lists) yield* list;
}

/** Runs a result bundle again and says whether every number is the same. */
export const run: Run = async (operand, options) => {
  const { bundle, experiment } = await bundleFile(operand!);
  const { digest } = bundle;
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
