import type { Name } from "./describe.ts";
import { words } from "./describe.ts";
import { significant } from "./numbers.ts";
import { indented, table } from "./table.ts";

type Names = (figure: string) => Name;
type Members = { readonly [name: string]: unknown };

/** Lists up to the first length are shown in full, longer ones thinned to the second. */
const inFull = 60;
const mostRows = 24;

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "number" ? significant(value) : String(value);
}

/** Plain values of an object under dotted names; lists are left aside. */
function flat(value: Members, prefix = ""): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value)) {
    if (isMembers(member))
      for (const [inner, each] of flat(member, `${prefix}${name}.`)) found.set(inner, each);
    else if (!Array.isArray(member)) found.set(`${prefix}${name}`, member);
  }
  return found;
}

function named(figure: string, names: Names): Name {
  const plain = figure.replace(/^exact\./, "");
  return names(plain);
}

/** Evenly spread rows of a long list, its first and last among them. */
function thinned<T>(rows: readonly T[]): readonly T[] {
  if (rows.length <= inFull) return rows;
  return Array.from(
    { length: mostRows },
    (_, k) => rows[Math.round((k * (rows.length - 1)) / (mostRows - 1))]!,
  );
}

function listText(title: string, list: readonly unknown[], names: Names): string[] {
  const rows = thinned(list);
  const heading =
    rows.length < list.length ? `${title} (${rows.length} of ${list.length}; --json has all)` : title;
  if (!rows.every(isMembers)) return [heading, ...indented([rows.map(shown).join("  ")])];
  const flattened = rows.map((row) => flat(row));
  const columns = [...new Set(flattened.flatMap((row) => [...row.keys()]))];
  const labels = columns.map((column) => named(column, names));
  const cells = [
    labels.map(({ label }) => label),
    ...(labels.some(({ unit }) => unit !== "") ? [labels.map(({ unit }) => unit)] : []),
    ...flattened.map((row) => columns.map((column) => shown(row.get(column)))),
  ];
  return [
    heading,
    ...indented(
      table(
        cells,
        columns.map(() => "right"),
      ),
    ),
  ];
}

/** Columns of equal length, such as a curve's, as rows; undefined if the value is anything else. */
function rowsOf(value: unknown): Members[] | undefined {
  if (!isMembers(value)) return undefined;
  const columns = Object.entries(value).filter((column): column is [string, unknown[]] =>
    Array.isArray(column[1]),
  );
  const length = columns[0]?.[1].length;
  if (columns.length !== Object.keys(value).length || columns.some(([, cells]) => cells.length !== length)) {
    return undefined;
  }
  return Array.from({ length: length ?? 0 }, (_, k) =>
    Object.fromEntries(columns.map(([name, cells]) => [name, cells[k]])),
  );
}

/** Every list inside objects that has anything in it, with the names that lead to it. */
function listsOf(
  value: Members,
  before: readonly string[] = [],
): [steps: readonly string[], list: readonly unknown[]][] {
  return Object.entries(value).flatMap(([name, member]) => {
    const steps = [...before, name];
    const list = Array.isArray(member) ? (member as unknown[]) : rowsOf(member);
    if (list?.length === 0) return [];
    if (list !== undefined) return [[steps, list] as [string[], unknown[]]];
    return isMembers(member) ? listsOf(member, steps) : [];
  });
}

/** Policies beside each other: a row per figure, a column per policy; their lists follow. */
function policiesText(policies: readonly Members[], names: Names): string[] {
  const flattened = policies.map((policy) => flat(policy));
  const rows = [...new Set(flattened.flatMap((policy) => [...policy.keys()]))].filter(
    (row) => row !== "kind",
  );
  const cells = rows.map((row) => {
    const { label, unit } = named(row, names);
    return [label, ...flattened.map((policy) => shown(policy.get(row))), unit];
  });
  const heading = ["", ...policies.map((policy) => words(shown(policy["kind"]))), ""];
  const lists = policies.flatMap((policy) =>
    listsOf(policy, [shown(policy["kind"])]).map(([steps, list]) =>
      listText(steps.map(words).join(": "), list, names),
    ),
  );
  const alignments = ["left", ...policies.map(() => "right" as const), "left"] as const;
  return [...table([heading, ...cells], alignments), ...lists.flatMap((list) => ["", ...list])];
}

/**
 * A model's exact answers for people: plain figures first, policies side by side, lists as tables.
 * @param answers plain data, without what every document carries
 */
export function solutionText(answers: Members, names: Names): string[] {
  const figures = [...flat(answers)].map(([figure, value]) => {
    const { label, unit } = named(figure, names);
    return [label, shown(value), unit];
  });
  const blocks = listsOf(answers).map(([steps, list]) =>
    steps.length === 1 && steps[0] === "policies" && list.every(isMembers)
      ? policiesText(list, names)
      : listText(steps.map(words).join(": "), list, names),
  );
  if (figures.length > 0) blocks.unshift(table(figures, ["left", "right", "left"]));
  return blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}
