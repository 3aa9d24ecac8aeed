import type { Bench, Part } from "./part.ts";
import { rowsOf } from "./rows.ts";
import { RowTable } from "./rowTable.ts";

/** Rows of an experiment from parts that come in any order, each once. */
export class Collection {
  readonly table: RowTable;
  private readonly bench: Bench;
  /** Parts of cells that lack others. */
  private readonly waiting = new Map<number, Part[]>();
  private parts = 0;

  constructor(bench: Bench) {
    this.bench = bench;
    this.table = new RowTable(bench.cells.count);
  }

  /** Parts taken. */
  get taken(): number {
    return this.parts;
  }

  take(part: Part): void {
    const { units } = this.bench;
    const cell = Math.floor(part.task / units);
    const parts = this.waiting.get(cell) ?? [];
    parts[part.task % units] = part;
    this.parts++;
    if (Object.keys(parts).length < units) {
      this.waiting.set(cell, parts);
      return;
    }
    this.waiting.delete(cell);
    this.table.add(cell, rowsOf(this.bench, cell, parts));
  }
}
