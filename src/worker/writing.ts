import { BundleText } from "../experiment/design/bundle.ts";
import { manifest } from "../experiment/design/manifest.ts";
import type { Bench } from "../experiment/design/part.ts";
import type { Row } from "../experiment/design/rows.ts";
import type { RowTable } from "../experiment/design/rowTable.ts";
import { tableText } from "../experiment/design/table.ts";

export type Format = "bundle" | "json" | "csv" | "parquet";

type Piece = string | Uint8Array<ArrayBuffer>;

const types: { readonly [format in Format]: string } = {
  bundle: "application/json",
  json: "application/json",
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
};

/** Rows of every cell that has them, cell after cell. */
export function* rowsByCell(bench: Bench, table: RowTable): Generator<readonly Row[]> {
  for (let cell = 0; cell < table.cells; cell++)
    if (table.has(cell)) yield table.rows(cell, bench.cells.assignment(cell));
}

/** The digest that a bundle of these rows has. */
export function digestOf(bench: Bench, table: RowTable): string {
  const bundle = new BundleText(bench.experiment, bench.model.resultsVersion);
  for (const rows of rowsByCell(bench, table)) bundle.rows(rows);
  return bundle.tail().digest;
}

function bundle(bench: Bench, table: RowTable): Piece[] {
  const text = new BundleText(bench.experiment, bench.model.resultsVersion);
  const pieces = [text.head()];
  for (const rows of rowsByCell(bench, table)) pieces.push(text.rows(rows));
  return [...pieces, text.tail().text];
}

/** A list of plain objects, a factor being a member of each. */
function json(bench: Bench, table: RowTable): Piece[] {
  const pieces: string[] = [];
  for (const rows of rowsByCell(bench, table)) {
    for (const { cell, scenario, factors, ...rest } of rows) {
      const line = JSON.stringify({ cell, scenario, ...factors, ...rest });
      pieces.push(`${pieces.length === 0 ? "[" : ","}\n${line}`);
    }
  }
  return pieces.length === 0 ? ["[]\n"] : [...pieces, "\n]\n"];
}

function csv(bench: Bench, table: RowTable): Piece[] {
  const text = tableText(bench);
  return [text.heading, ...Array.from(rowsByCell(bench, table), (rows) => text.rows(rows))];
}

async function parquet(bench: Bench, table: RowTable): Promise<Piece[]> {
  const { ParquetTable } = await import("../experiment/design/parquet.ts");
  const file = new ParquetTable(bench.experiment);
  const pieces = Array.from(rowsByCell(bench, table), (rows) => file.rows(rows));
  return [...pieces, file.tail(manifest(bench, table.count, digestOf(bench, table)))];
}

const pieces: {
  readonly [format in Format]: (bench: Bench, table: RowTable) => Piece[] | Promise<Piece[]>;
} = { bundle, json, csv, parquet };

/** Rows as a file: what the command line writes as `result.json`, `rows.csv` and `rows.parquet`, or plain objects. */
export async function written(format: Format, bench: Bench, table: RowTable): Promise<Blob> {
  return new Blob(await pieces[format](bench, table), { type: types[format] });
}
