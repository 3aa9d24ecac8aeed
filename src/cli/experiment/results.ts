import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { BundleText } from "../../experiment/design/bundle.ts";
import type { Bench, Part } from "../../experiment/design/part.ts";
import { type Row, rowsOf } from "../../experiment/design/rows.ts";
import { tableText } from "../../experiment/design/table.ts";
import { Digest } from "../../experiment/digest.ts";
import { BadInput } from "../badInput.ts";
import { reason } from "../input.ts";

/** Characters gathered before they are written. */
const piece = 1 << 16;

/** A text file that appears under its name only when it is complete. */
class Growing {
  private readonly path: string;
  private readonly unfinished: string;
  private readonly descriptor: number;
  private text = "";

  constructor(folder: string, name: string) {
    this.path = join(folder, name);
    this.unfinished = join(folder, `.${name}.${process.pid}`);
    this.descriptor = openSync(this.unfinished, "w");
  }

  add(text: string): void {
    this.text += text;
    if (this.text.length >= piece) this.flush();
  }

  finish(): void {
    this.flush();
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
    renameSync(this.unfinished, this.path);
  }

  abandon(): void {
    rmSync(this.unfinished, { force: true });
  }

  private flush(): void {
    const bytes = Buffer.from(this.text);
    for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done);
    this.text = "";
  }
}

/** Digest of everything that decides what a part is: the experiment and the model's results version. */
export function experimentDigest({ experiment, model }: Bench): string {
  return new Digest().json({ experiment, resultsVersion: model.resultsVersion }).hex();
}

/** Rows of an experiment, cell after cell, from its finished parts. */
export function* allRows(bench: Bench, part: (task: number) => Part): Generator<readonly Row[]> {
  const { cells, units } = bench;
  for (let cell = 0; cell < cells.count; cell++) {
    yield rowsOf(
      bench,
      cell,
      Array.from({ length: units }, (_, unit) => part(cell * units + unit)),
    );
  }
}

export interface Written {
  readonly rows: number;
  readonly digest: string;
}

/**
 * Writes the results of a finished experiment into a folder: `result.json` (the bundle), `rows.csv`, `manifest.json`.
 * Only what decides the results goes in, so equal results are equal bytes.
 * @throws BadInput where the folder takes no more
 */
export function writeResults(
  bench: Bench,
  part: (task: number) => Part,
  folder: string,
  version: string,
): Written {
  const bundle = new BundleText(bench.experiment, bench.model.resultsVersion);
  const table = tableText(bench);
  const files: Growing[] = [];
  try {
    const result = new Growing(folder, "result.json");
    const rows = new Growing(folder, "rows.csv");
    const manifest = new Growing(folder, "manifest.json");
    files.push(result, rows, manifest);
    result.add(bundle.head());
    rows.add(table.heading);
    let count = 0;
    for (const each of allRows(bench, part)) {
      result.add(bundle.rows(each));
      rows.add(table.rows(each));
      count += each.length;
    }
    const { text, digest } = bundle.tail();
    result.add(text);
    const { experiment, cells, model } = bench;
    const members = {
      version: 1,
      hedgerow: version,
      experiment: experiment.experiment,
      experimentDigest: experimentDigest(bench),
      model: model.name,
      resultsVersion: model.resultsVersion,
      seed: experiment.scenario.simulation.seed,
      scenario: experiment.scenario,
      cells: cells.count,
      rows: count,
      digest,
    };
    manifest.add(`${JSON.stringify(members, null, 2)}\n`);
    for (const file of files) file.finish();
    return { rows: count, digest };
  } catch (error) {
    for (const file of files) file.abandon();
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const why = error.code === "ENOSPC" ? "the disk is full" : reason(error);
    throw new BadInput(
      `--out: invalid out: ${JSON.stringify(folder)}; ${why}: finished parts are kept, make room and run the same command again`,
    );
  }
}
