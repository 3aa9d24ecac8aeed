import type { Experiment } from "../../experiment/design/design.ts";
import { outputFaults } from "../../experiment/design/outputs.ts";
import { Bench } from "../../experiment/design/part.ts";
import { type Share, shareCount } from "../../experiment/design/tasks.ts";
import { computeParts } from "../../worker/nodeExperiments.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { confirm } from "../experiment/estimate.ts";
import { experimentFile } from "../experiment/experimentFile.ts";
import { bundlePieces, rowsText } from "../experiment/output.ts";
import { checkParquet, writeResults } from "../experiment/results.ts";
import { packageVersion } from "../experiment/version.ts";
import { scratch, workspace } from "../experiment/workspace.ts";
import { onInterruption } from "../interruption.ts";
import type { Options } from "../options.ts";
import { print, printPieces } from "../print.ts";
import { progress } from "../progress.ts";

const mostShards = 100_000;
/** Parts that are computed in place: starting threads would take longer. */
const fewTasks = 2;

function shareOf({ own, out }: Options): Share {
  const text = own["shard"] as string | undefined;
  if (text === undefined) return { index: 0, of: 1 };
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (!(Number(index) >= 1 && Number(index) <= Number(of) && Number(of) <= mostShards)) {
    throw new BadInput(
      `--shard: invalid shard: ${JSON.stringify(text)}; K/N with K from 1 to N, N at most ${mostShards}`,
    );
  }
  if (out === undefined)
    throw new BadInput("--shard: missing out: a shard needs --out DIR, the same for all");
  return { index: Number(index) - 1, of: Number(of) };
}

function* missing(tasks: number, { index, of }: Share, has: (task: number) => boolean): Generator<number> {
  for (let task = index; task < tasks; task += of) if (!has(task)) yield task;
}

function workersFor(experiment: Experiment, tasks: number, { workers }: Options): number {
  return tasks <= fewTasks && experiment.answers === "exact" ? 0 : Math.min(workers, Math.max(1, tasks));
}

/** A designed experiment: every cell, or a share of them; finished parts are kept where `--out` is given. */
export const run: Run = async (operand, options) => {
  const share = shareOf(options);
  const { experiment, badInput } = await experimentFile(operand!, options);
  const bench = await Bench.of(experiment);
  const faults = outputFaults(bench);
  if (faults.length > 0) throw badInput(faults);
  await checkParquet(bench, options);
  await confirm(bench, operand === "-" ? "stdin:1:1" : `${operand}:1:1`, options);
  const onNote = (note: string): void => {
    if (!options.quiet) process.stderr.write(`hedgerow: ${note}\n`);
  };
  const place =
    options.out === undefined ? scratch(bench) : await workspace(options.out, bench, share, onNote);
  const { journal, lock } = place;
  const total = shareCount(bench.tasks, share);
  const before = journal.count;
  const bar = progress(options, "parts");
  const close = (): void => place.close(journal.count - before, options.workers);
  const forget = onInterruption(() => {
    bar.end();
    if (options.out !== undefined)
      onNote(`${journal.count} of ${total} parts are kept; run the same command to go on`);
    close();
  });
  try {
    await computeParts(
      experiment,
      missing(bench.tasks, share, (task) => journal.has(task)),
      (part) => {
        if (options.out !== undefined) lock.check();
        journal.append(part);
        bar.update(journal.count - before, total - before);
      },
      {
        workers: workersFor(experiment, total - before, options),
        durable: options.out !== undefined,
        onNote,
      },
    );
    bar.end();
    const part = (task: number) => journal.part(task);
    if (share.of > 1) {
      const done = { shard: share.index + 1, shards: share.of, parts: journal.count };
      if (options.json) print([JSON.stringify(done)]);
      else
        print([
          `shard ${done.shard} of ${done.shards}: all ${done.parts} parts are done; join them with merge`,
        ]);
      return;
    }
    if (options.out !== undefined)
      await writeResults(bench, part, {
        folder: place.path,
        version: packageVersion(),
        parquet: options.own["parquet"] === true,
      });
    if (options.json) await printPieces(bundlePieces(bench, part));
    else print(rowsText(bench, part));
  } finally {
    bar.end();
    forget();
    close();
  }
};
