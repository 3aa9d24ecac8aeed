import type { Assignment } from "./design.ts";
import type { Row } from "./rows.ts";

/** What a row holds as text, and as a number, beside its cell and factors. */
const texts = ["scenario", "policy", "versus", "kpi", "seed", "infeasible"] as const;
const numbers = ["exact", "mean", "se", "halfWidth", "n", "varianceRatio"] as const;

type TextName = (typeof texts)[number];
export type NumberName = (typeof numbers)[number];

/** Cells without rows yet. */
const MISSING = 0xffff_ffff;

/** Rows of an experiment as plain columns, small enough to keep hundreds of thousands and to hand to a thread. */
export interface RowColumns {
  readonly cells: number;
  readonly count: number;
  /** Every text once; number 0 stands for none. */
  readonly strings: readonly string[];
  /** `[row][name]`: numbers of texts. */
  readonly texts: Uint32Array;
  /** `[row][name]`; NaN where there is none. */
  readonly numbers: Float64Array;
  /** Of every cell its first row, and how many it has. */
  readonly first: Uint32Array;
  readonly lengths: Uint32Array;
}

/** Which figure of a cell is meant. */
export interface FigureName {
  readonly policy: string;
  /** Of a difference: the policy that is taken away. */
  readonly versus?: string;
  readonly kpi: string;
}

/** The rows of an experiment's cells, which may come in any order; about 80 bytes a row. */
export class RowTable {
  readonly cells: number;
  private readonly first: Uint32Array;
  private readonly lengths: Uint32Array;
  private readonly strings: string[] = [""];
  private readonly known = new Map<string, number>();
  private readonly names = new Map<string, FigureName>();
  private texts: Uint32Array = new Uint32Array(texts.length * 64);
  private numbers: Float64Array = new Float64Array(numbers.length * 64);
  private size = 0;
  private finished = 0;

  /** @param cells how many the experiment has */
  constructor(cells: number) {
    this.cells = cells;
    this.first = new Uint32Array(cells).fill(MISSING);
    this.lengths = new Uint32Array(cells);
  }

  /** A table from the columns of another. */
  static of(columns: RowColumns): RowTable {
    const table = new RowTable(columns.cells);
    table.first.set(columns.first);
    table.lengths.set(columns.lengths);
    table.texts = columns.texts;
    table.numbers = columns.numbers;
    table.size = columns.count;
    for (const text of columns.strings.slice(1)) table.index(text);
    for (let row = 0; row < columns.count; row++) table.note(row);
    for (const first of columns.first) if (first !== MISSING) table.finished++;
    return table;
  }

  /** How many rows there are. */
  get count(): number {
    return this.size;
  }

  /** How many cells have their rows. */
  get done(): number {
    return this.finished;
  }

  has(cell: number): boolean {
    return this.first[cell] !== MISSING;
  }

  /** Adds the rows of a cell, all of them and once. */
  add(cell: number, rows: readonly Row[]): void {
    if (this.has(cell)) throw new Error(`cell ${cell} has its rows already`);
    this.room(rows.length);
    this.first[cell] = this.size;
    this.lengths[cell] = rows.length;
    this.finished++;
    for (const row of rows) {
      for (const [i, name] of texts.entries()) {
        this.texts[this.size * texts.length + i] = row[name] === undefined ? 0 : this.index(row[name]);
      }
      for (const [i, name] of numbers.entries()) {
        this.numbers[this.size * numbers.length + i] = row[name] ?? Number.NaN;
      }
      this.note(this.size++);
    }
  }

  /**
   * The rows of a cell; none where it has none yet.
   * @param factors what the factors are in it
   */
  rows(cell: number, factors: Assignment): Row[] {
    return Array.from({ length: this.lengths[cell]! }, (_, k): Row => {
      const row = this.first[cell]! + k;
      const members: { [name: string]: unknown } = { cell, factors };
      for (const name of texts) {
        const text = this.text(row, name);
        if (text !== undefined) members[name] = text;
      }
      for (const name of numbers) {
        const number = this.number(row, name);
        if (!Number.isNaN(number)) members[name] = number;
      }
      return members as unknown as Row;
    });
  }

  /** Figures that any cell has, in order of appearance. */
  figures(): readonly FigureName[] {
    return [...this.names.values()];
  }

  /**
   * What reads a figure of any cell: a number by name, NaN where the cell does not have it, or not yet. For reading
   * many cells one after the other.
   */
  reader({ policy, versus, kpi }: FigureName): (cell: number, name: NumberName) => number {
    const index = (text: string) => this.known.get(text) ?? MISSING;
    const wanted = [index(policy), versus === undefined ? 0 : index(versus), index(kpi)] as const;
    const here = (row: number): boolean => {
      const at = row * texts.length;
      const { texts: found } = this;
      return found[at + 1] === wanted[0] && found[at + 2] === wanted[1] && found[at + 3] === wanted[2];
    };
    // Cells mostly have the same figures in the same order.
    let guess = 0;
    return (cell, name) => {
      const length = this.lengths[cell]!;
      const first = this.first[cell]!;
      if (guess >= length || !here(first + guess)) {
        guess = 0;
        while (guess < length && !here(first + guess)) guess++;
        if (guess === length) return Number.NaN;
      }
      return this.number(first + guess, name);
    };
  }

  /** Why a cell has no answer; undefined where it has one, or none yet. */
  infeasible(cell: number): string | undefined {
    return this.lengths[cell]! > 0 ? this.text(this.first[cell]!, "infeasible") : undefined;
  }

  /** The columns, cut to their length. */
  columns(): RowColumns {
    return {
      cells: this.cells,
      count: this.size,
      strings: this.strings,
      texts: this.texts.slice(0, this.size * texts.length),
      numbers: this.numbers.slice(0, this.size * numbers.length),
      first: this.first,
      lengths: this.lengths,
    };
  }

  private text(row: number, name: TextName): string | undefined {
    const index = this.texts[row * texts.length + texts.indexOf(name)]!;
    return index === 0 ? undefined : this.strings[index];
  }

  private number(row: number, name: NumberName): number {
    return this.numbers[row * numbers.length + numbers.indexOf(name)]!;
  }

  private index(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    this.strings.push(text);
    this.known.set(text, this.strings.length - 1);
    return this.strings.length - 1;
  }

  /** Remembers which figure a row is of. */
  private note(row: number): void {
    const at = row * texts.length;
    const key = `${this.texts[at + 1]} ${this.texts[at + 2]} ${this.texts[at + 3]}`;
    if (this.names.has(key) || this.texts[at + 5] !== 0) return;
    const versus = this.text(row, "versus");
    this.names.set(key, {
      policy: this.text(row, "policy")!,
      ...(versus !== undefined && { versus }),
      kpi: this.text(row, "kpi")!,
    });
  }

  private room(more: number): void {
    const needed = this.size + more;
    if (needed * texts.length <= this.texts.length) return;
    const rows = Math.max(needed, 2 * this.size);
    const [oldTexts, oldNumbers] = [this.texts, this.numbers];
    this.texts = new Uint32Array(rows * texts.length);
    this.texts.set(oldTexts.subarray(0, this.size * texts.length));
    this.numbers = new Float64Array(rows * numbers.length);
    this.numbers.set(oldNumbers.subarray(0, this.size * numbers.length));
  }
}
