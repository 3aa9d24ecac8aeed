import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { BundleText } from "../../experiment/design/bundle.ts";
import { manifest } from "../../experiment/design/manifest.ts";
import type { Bench, Part } from "../../experiment/design/part.ts";
import { type Row, rowsOf } from "../../experiment/design/rows.ts";
import { tableText } from "../../experiment/design/table.ts";
import { BadInput } from "../badInput.ts";
import { reason } from "../input.ts";
import type { Options } from "../options.ts";

/** Characters gathered before they are written. */
const piece = 1 << 16;

/** A file that appears under its name only when it is complete. */
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

  add(more: string | Uint8Array): void {
    if (typeof more === "string") {
      this.text += more;
      if (this.text.length >= piece) this.flush();
    } else if (more.length > 0) {
      this.flush();
      this.write(more);
    }
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
    this.write(Buffer.from(this.text));
    this.text = "";
  }

  private write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done);
  }
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

/** What of the results is written beside the bundle, CSV and manifest, and where. */
export interface Writing {
  readonly folder: string;
  /** Of the package. */
  readonly version: string;
  readonly parquet: boolean;
}

/**
 * Refuses `--parquet` where it cannot be followed, before anything is computed.
 * @throws BadInput
 */
export async function checkParquet({ cells }: Bench, { own, out }: Options): Promise<void> {
  if (own["parquet"] !== true) return;
  if (out === undefined) throw new BadInput("--parquet: missing out; the folder that takes rows.parquet");
  if (own["shard"] !== undefined)
    throw new BadInput("--parquet: invalid parquet: a shard has no rows yet; ask merge for them");
  const { mostParquetCells } = await import("../../experiment/design/parquet.ts");
  if (cells.count > mostParquetCells)
    throw new BadInput(`--parquet: invalid parquet: ${cells.count} cells; at most ${mostParquetCells}`);
}

/**
 * Writes the results of a finished experiment into a folder: `result.json` (the bundle), `rows.csv`, `manifest.json`,
 * and `rows.parquet` if wanted. Only what decides the results goes in, so equal results are equal bytes.
 * @throws BadInput where the folder takes no more
 */
export async function writeResults(
  bench: Bench,
  part: (task: number) => Part,
  { folder, version, parquet }: Writing,
): Promise<Written> {
  const { experiment, model } = bench;
  const bundle = new BundleText(experiment, model.resultsVersion);
  const table = tableText(bench);
  // Loaded only when somebody asks for it.
  const typed = parquet
    ? new (await import("../../experiment/design/parquet.ts")).ParquetTable(experiment)
    : undefined;
  const files: Growing[] = [];
  const open = (name: string): Growing => {
    const file = new Growing(folder, name);
    files.push(file);
    return file;
  };
  try {
    const result = open("result.json");
    const rows = open("rows.csv");
    const columns = typed && open("rows.parquet");
    result.add(bundle.head());
    rows.add(table.heading);
    let count = 0;
    for (const each of allRows(bench, part)) {
      result.add(bundle.rows(each));
      rows.add(table.rows(each));
      if (typed) columns!.add(typed.rows(each));
      count += each.length;
    }
    const { text, digest } = bundle.tail();
    result.add(text);
    const known = manifest(bench, count, digest);
    if (typed) columns!.add(typed.tail(known));
    open("manifest.json").add(`${JSON.stringify({ version: 1, hedgerow: version, ...known }, null, 2)}\n`);
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
