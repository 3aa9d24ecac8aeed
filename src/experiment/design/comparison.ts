import { canonicalJson } from "../digest.ts";
import { isRecord } from "../fieldSchema.ts";
import type { Assignment, Comparison, Experiment, PrintedValue } from "./design.ts";
import type { Row } from "./rows.ts";
import { valueAt } from "./setting.ts";

/** A printed value beside ours. */
export interface Compared {
  /** Number of the cell that ours is of; null where no cell has it. */
  readonly cell: number | null;
  readonly where: string;
  /** What tells the item from its like: factor values, or members of the item. */
  readonly at: Assignment;
  /** Factors that the source does not speak of. Values of the first group are the ones that count. */
  readonly group: Assignment;
  readonly policy: string;
  readonly kpi: string;
  readonly printed: number;
  readonly ours: number | null;
  /** Ours less the printed value. */
  readonly difference: number | null;
  readonly rounding: number;
  readonly relation: "equal" | "above" | "below";
  readonly status: "reproduced" | "explained" | "differs";
  readonly because?: string;
}

/** Published data by the name of its file. */
export interface Published {
  readonly [name: string]: unknown;
}

/** A rounding error of our own that is forgiven. */
const SLACK = 1e-6;

interface Cell {
  readonly cell: number;
  readonly factors: Assignment;
  readonly figures: ReadonlyMap<string, number>;
}

const key = (policy: string, kpi: string) => `${policy}\n${kpi}`;
const same = (a: unknown, b: unknown) => a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);

function cellsFrom(rows: Iterable<Row>): Cell[] {
  const cells = new Map<number, Cell & { figures: Map<string, number> }>();
  for (const { cell, factors, policy, versus, kpi, exact, mean } of rows) {
    if (versus !== undefined) continue;
    const entry = cells.get(cell) ?? { cell, factors, figures: new Map<string, number>() };
    cells.set(cell, entry);
    const value = exact ?? mean;
    if (value !== undefined) entry.figures.set(key(policy, kpi), value);
  }
  return [...cells.values()];
}

/** Cells with equal values of all factors but the given ones, in order of appearance. */
function groups(
  cells: readonly Cell[],
  apart: readonly string[],
): { readonly group: Assignment; readonly cells: readonly Cell[] }[] {
  const found = new Map<string, { group: Assignment; cells: Cell[] }>();
  for (const cell of cells) {
    const group = Object.fromEntries(Object.entries(cell.factors).filter(([path]) => !apart.includes(path)));
    const name = canonicalJson(group);
    const entry = found.get(name) ?? { group, cells: [] };
    entry.cells.push(cell);
    found.set(name, entry);
  }
  return [...found.values()];
}

/** The first cell in which a figure is zero, or positive; the cells are in the order of the factor's levels. */
function firstCell(cells: readonly Cell[], { policy = "", kpi, first }: PrintedValue): Cell | undefined {
  return cells.find(({ figures }) => {
    const value = figures.get(key(policy, kpi));
    return value !== undefined && (first!.becomes === "zero" ? value === 0 : value > 0);
  });
}

/** The item of an answer's list that a printed item speaks of, as the name under which its members stand. */
function place(cell: Cell, { within, matchWithin = {} }: Comparison, item: unknown, policy: string): string {
  if (within === undefined) return "";
  for (let index = 0; ; index++) {
    const name = `${within}.${index}.`;
    const members = Object.entries(matchWithin);
    const values = members.map(([member]) => cell.figures.get(key(policy, `${name}${member}`)));
    if (values.every((value) => value === undefined)) return `${within}.none.`;
    if (members.every(([, printed], k) => same(values[k], valueAt(item, printed)))) return name;
  }
}

function status(
  value: PrintedValue,
  printed: number,
  ours: number | undefined,
  rounding: number,
): Pick<Compared, "status" | "because"> {
  const { relation = "equal", explained } = value;
  if (ours === undefined) return { status: "differs", because: "no such figure" };
  const gap = ours - printed;
  const met =
    relation === "above" ? gap > 0 : relation === "below" ? gap < 0 : Math.abs(gap) <= rounding + SLACK;
  if (met) return { status: "reproduced" };
  if (explained !== undefined && Math.abs(gap) <= explained.within)
    return { status: "explained", because: explained.because };
  return { status: "differs" };
}

function compared(
  comparison: Comparison,
  value: PrintedValue,
  item: unknown,
  cells: readonly Cell[],
  group: Assignment,
): Compared | undefined {
  const { match = {}, matchWithin = {} } = comparison;
  const { policy = "", kpi, scale = 1, offset = 0 } = value;
  const stated = value.value ?? valueAt(item, value.printed ?? "");
  if (typeof stated !== "number") return undefined;
  const cell =
    value.first !== undefined
      ? firstCell(cells, value)
      : cells.find(({ factors }) =>
          Object.entries(match).every(([path, member]) => same(factors[path], valueAt(item, member))),
        );
  const figure =
    value.first !== undefined
      ? (cell?.factors[value.first.factor] as number | undefined)
      : cell?.figures.get(key(policy, `${place(cell, comparison, item, policy)}${kpi}`));
  const ours = figure === undefined ? undefined : (figure + offset) * scale;
  const rounding =
    typeof value.rounding === "number" ? value.rounding : (valueAt(item, value.rounding) as number);
  const members = [...Object.values(match), ...Object.values(matchWithin)];
  return {
    cell: cell?.cell ?? null,
    where: value.where,
    at: isRecord(item) ? Object.fromEntries(members.map((member) => [member, valueAt(item, member)])) : {},
    group,
    policy,
    kpi,
    printed: stated,
    ours: ours ?? null,
    difference: ours === undefined ? null : ours - stated,
    rounding,
    relation: value.relation ?? "equal",
    ...status(value, stated, ours, rounding),
  };
}

/**
 * Every printed value that an experiment names, beside ours. Where the experiment varies what the source does not
 * speak of (the lattice), the comparison is repeated for each value of it: these are the groups, in order.
 *
 * @param rows of the experiment; exact figures are taken before simulated ones
 * @param published the data files that its comparisons name
 */
export function comparedWith(
  { compare }: Pick<Experiment, "compare">,
  rows: Iterable<Row>,
  published: Published,
): Compared[] {
  const cells = cellsFrom(rows);
  return compare.flatMap((comparison) => {
    const { list, match = {}, values } = comparison;
    const data = comparison.published === undefined ? {} : published[comparison.published];
    const items = list === undefined ? [data] : ((valueAt(data, list) as unknown[] | undefined) ?? []);
    const apart = [...Object.keys(match), ...values.flatMap(({ first }) => (first ? [first.factor] : []))];
    return groups(cells, apart).flatMap(({ group, cells: own }) =>
      items.flatMap((item) => values.flatMap((value) => compared(comparison, value, item, own, group) ?? [])),
    );
  });
}

/** How many printed values are met, explained, different. */
export interface Tally {
  readonly printed: number;
  readonly reproduced: number;
  readonly explained: number;
  readonly differs: number;
}

/** Counts of some compared values. */
export function tallyOf(values: readonly Compared[]): Tally {
  const count = (wanted: Compared["status"]) => values.filter(({ status }) => status === wanted).length;
  return {
    printed: values.length,
    reproduced: count("reproduced"),
    explained: count("explained"),
    differs: count("differs"),
  };
}

/** Compared values by group, in order; the first group is the one that counts. */
export function byGroup(
  values: readonly Compared[],
): { readonly group: Assignment; readonly values: readonly Compared[] }[] {
  const found = new Map<string, { group: Assignment; values: Compared[] }>();
  for (const value of values) {
    const name = canonicalJson(value.group);
    const entry = found.get(name) ?? { group: value.group, values: [] };
    entry.values.push(value);
    found.set(name, entry);
  }
  return [...found.values()];
}
