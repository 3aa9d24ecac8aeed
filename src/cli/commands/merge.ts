import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseExperiment } from "../../experiment/design/experiment.ts";
import { experimentDigest } from "../../experiment/design/manifest.ts";
import { Bench } from "../../experiment/design/part.ts";
import { shareCount } from "../../experiment/design/tasks.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { Journal } from "../experiment/journal.ts";
import { bundlePieces, rowsText } from "../experiment/output.ts";
import { checkParquet, writeResults } from "../experiment/results.ts";
import { packageVersion } from "../experiment/version.ts";
import { experimentFileName, journalsIn } from "../experiment/workspace.ts";
import { folder } from "../folder.ts";
import { reason, userPath } from "../input.ts";
import { print, printPieces } from "../print.ts";

/** Missing or double parts that are told one by one. */
const told = 5;

async function benchIn(path: string, fault: (message: string) => BadInput): Promise<Bench> {
  let raw: unknown;
  try {
    readdirSync(path);
    raw = JSON.parse(readFileSync(join(path, experimentFileName), "utf8"));
  } catch (error) {
    throw fault(`a folder that run --shard wrote into (${experimentFileName}: ${reason(error)})`);
  }
  const parsed = await parseExperiment(raw);
  if (!parsed.ok)
    throw new BadInput(
      ...parsed.faults.map((each) => `${join(path, experimentFileName)}:1:1 ${each.path}: ${each.message}`),
    );
  return Bench.of(parsed.value);
}

/** Which journal has each part; all of them exactly once. */
function placesOf(
  bench: Bench,
  journals: readonly Journal[],
  fault: (message: string) => BadInput,
): ReadonlyMap<number, Journal> {
  const { tasks } = bench;
  const experiment = experimentDigest(bench);
  const places = new Map<number, Journal>();
  const faults: string[] = [];
  for (const journal of journals) {
    if (journal.head?.experiment !== experiment || journal.head.tasks !== tasks)
      throw fault(`${journal.path} is of another experiment, or one of another version`);
    for (const task of journal.tasks()) {
      const before = places.get(task);
      if (before) faults.push(`part ${task} is in ${before.path} and in ${journal.path}`);
      else if (task < tasks) places.set(task, journal);
      else faults.push(`part ${task} of ${tasks} in ${journal.path}`);
    }
  }
  const shards = journals[0]?.head?.shards ?? 1;
  for (let shard = 0; shard < shards; shard++) {
    const own = shareCount(tasks, { index: shard, of: shards });
    let here = 0;
    for (let task = shard; task < tasks; task += shards) if (places.has(task)) here++;
    if (here < own)
      faults.push(`${own - here} of ${own} parts of shard ${shard + 1} of ${shards} are missing`);
  }
  if (faults.length > 0) {
    const more = faults.length > told ? [fault(`${faults.length - told} faults more`)] : [];
    throw new BadInput(
      ...[...faults.slice(0, told).map((each) => fault(each)), ...more].flatMap(({ lines }) => lines),
    );
  }
  return places;
}

/** Joins the shards of an experiment to the very bytes that one process would have written. */
export const run: Run = async (operand, options) => {
  const path = userPath(operand!);
  const fault = (message: string) =>
    new BadInput(`${operand}:1:1 dir: invalid dir: ${JSON.stringify(operand)}; ${message}`);
  const bench = await benchIn(path, fault);
  await checkParquet(bench, { ...options, out: operand });
  const found = journalsIn(path);
  if (found.length === 0) throw fault("it holds no shards");
  const cuts = [...new Set(found.map(({ shards }) => shards))];
  if (cuts.length > 1) throw fault(`it holds shards of ${cuts.join(" and of ")}; of one number`);
  const journals = found.map((each) => new Journal(each.path, false));
  const places = placesOf(bench, journals, fault);
  const part = (task: number) => places.get(task)!.part(task);
  const out = options.out === undefined ? path : userPath(folder(options.out).name);
  await writeResults(bench, part, {
    folder: out,
    version: packageVersion(),
    parquet: options.own["parquet"] === true,
  });
  if (options.json) await printPieces(bundlePieces(bench, part));
  else print(rowsText(bench, part));
  for (const journal of journals) journal.close();
};
