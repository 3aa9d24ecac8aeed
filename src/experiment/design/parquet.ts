import { ByteWriter } from "hyparquet-writer/src/bytewriter.js";
import { ParquetWriter } from "hyparquet-writer/src/parquet-writer.js";
import { canonicalJson } from "../digest.ts";
import type { Members } from "../document.ts";
import type { Experiment } from "./design.ts";
import { factorPaths } from "./experiment.ts";
import { levelsOf } from "./levels.ts";
import { type Row, tableCells, tableHeading, tableLevel } from "./rows.ts";
import { valueAt } from "./setting.ts";

/** Most cells of a Parquet file: their numbers are 32-bit. */
export const mostParquetCells = 2_147_483_647;

/** Rows of a row group. */
const GROUP = 50_000;

type Kind = "text" | "number" | "whole" | "flag";

interface Column {
  readonly name: string;
  readonly kind: Kind;
  readonly required: boolean;
}

const physical = { text: "BYTE_ARRAY", number: "DOUBLE", whole: "INT32", flag: "BOOLEAN" } as const;

/** What every level of a factor is; "text" where they are of several kinds, objects, or lists. */
function kindOf({ factors, design, scenario }: Experiment, path: string): Kind {
  const factor = factors.find((each) => each.path === path);
  if (factor?.range !== undefined) return "number";
  const levels =
    design.kind === "list"
      ? design.cells.map((cell) => cell[path])
      : levelsOf({ levels: factor?.levels ?? [] });
  const all = design.kind === "sweep" ? [valueAt(scenario, path), ...levels] : levels;
  const types = new Set(
    all.flatMap((level) => (level === undefined || level === null ? [] : [typeof level])),
  );
  const [only] = types;
  if (types.size > 1) return "text";
  return only === "number" ? "number" : only === "boolean" ? "flag" : "text";
}

const kinds: { readonly [heading: string]: Kind } = {
  cell: "whole",
  exact: "number",
  mean: "number",
  se: "number",
  halfWidth: "number",
  n: "whole",
  varianceRatio: "number",
};
const required = new Set(["cell", "scenario", "policy", "kpi", "seed"]);

function columnsOf(experiment: Experiment): Column[] {
  const factors = factorPaths(experiment);
  return tableHeading(factors, experiment.differences === true).map((name) => {
    const kind = factors.includes(name) ? kindOf(experiment, name) : (kinds[name] ?? "text");
    return { name, kind, required: required.has(name) };
  });
}

/**
 * Rows as an Apache Parquet file, a piece at a time: the columns of the CSV with types (cell and n 32-bit integers,
 * figures doubles, factors what their levels are), null for what is missing; in its metadata the experiment and what is
 * known of it, as JSON.
 */
export class ParquetTable {
  private readonly columns: readonly Column[];
  private readonly factors: readonly string[];
  private readonly experiment: Experiment;
  private readonly bytes = new ByteWriter();
  private readonly file: ParquetWriter;
  private waiting: Row[] = [];

  constructor(experiment: Experiment) {
    this.experiment = experiment;
    this.factors = factorPaths(experiment);
    this.columns = columnsOf(experiment);
    this.file = new ParquetWriter({
      writer: this.bytes,
      schema: [
        { name: "rows", num_children: this.columns.length },
        ...this.columns.map(({ name, kind, required }) => ({
          name,
          type: physical[kind],
          repetition_type: required ? ("REQUIRED" as const) : ("OPTIONAL" as const),
          ...(kind === "text" && { converted_type: "UTF8" as const }),
        })),
      ],
      createdBy: "hedgerow",
    });
  }

  /** @returns the bytes that are ready, often none */
  rows(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
    for (const row of rows) this.waiting.push(row);
    if (this.waiting.length >= GROUP) this.group();
    return this.ready();
  }

  /**
   * The end of the file; the last call.
   * @param manifest put into the metadata as `hedgerow.manifest`
   */
  tail(manifest: Members): Uint8Array<ArrayBuffer> {
    if (this.waiting.length > 0) this.group();
    this.file.kvMetadata = [
      { key: "hedgerow.manifest", value: canonicalJson(manifest) },
      { key: "hedgerow.experiment", value: canonicalJson(this.experiment) },
    ];
    this.file.finish();
    return this.ready();
  }

  private group(): void {
    const cells = this.waiting.map((row) => this.cells(row));
    this.file.write({
      columnData: this.columns.map(({ name }, index) => ({ name, data: cells.map((row) => row[index]) })),
      rowGroupSize: this.waiting.length,
    });
    this.waiting = [];
  }

  private cells(row: Row): unknown[] {
    const cells: unknown[] = tableCells(row, this.factors, this.experiment.differences === true);
    for (const [index, { name, kind }] of this.columns.entries()) {
      if (index >= 2 && index < 2 + this.factors.length) {
        const level = row.factors[name];
        cells[index] = kind === "text" ? asText(level) : level;
      }
      cells[index] ??= null;
    }
    return cells;
  }

  private ready(): Uint8Array<ArrayBuffer> {
    const ready = this.bytes.getBytes().slice();
    this.bytes.index = 0;
    return ready;
  }
}

function asText(level: unknown): string | undefined {
  const cell = tableLevel(level);
  return cell === undefined ? undefined : String(cell);
}
