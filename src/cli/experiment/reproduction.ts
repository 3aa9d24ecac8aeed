import { byGroup, type Compared, type Tally, tallyOf } from "../../experiment/design/comparison.ts";
import type { Assignment, Experiment } from "../../experiment/design/design.ts";
import { canonicalJson } from "../../experiment/digest.ts";
import { significant } from "../numbers.ts";
import { indented, table } from "../table.ts";

/** Groups up to which every one is a column; of more, the closest are listed. */
const mostColumns = 5;
const closest = 10;

/** The first line in which two tables differ, in words; undefined where they are the same. */
export function firstDifference(expected: string, ours: string): string | undefined {
  if (expected === ours) return undefined;
  const [theirs, own] = [expected.split("\r\n"), ours.split("\r\n")];
  const index = own.findIndex((line, k) => line !== theirs[k]);
  const at = index === -1 ? own.length : index;
  return `line ${at + 1}: ${JSON.stringify(theirs[at] ?? "")} is committed, ${JSON.stringify(own[at] ?? "")} found`;
}

/** "331 of 346 printed values reproduced, the rest explained". */
export function summary({ printed, reproduced, explained, differs }: Tally): string {
  const head = `${reproduced} of ${printed} printed values reproduced`;
  if (reproduced === printed) return head;
  return differs === 0 ? `${head}, the rest explained` : `${head}, ${explained} explained, ${differs} differ`;
}

function members(assignment: Assignment): string {
  return Object.entries(assignment)
    .map(
      ([name, value]) =>
        `${name.replace(/^.*\.(?=\w+\.\w+$)/, "")} ${typeof value === "object" ? canonicalJson(value) : String(value)}`,
    )
    .join(", ");
}

function valuesText(groups: ReturnType<typeof byGroup>): string[] {
  const [main, ...others] = groups;
  if (main === undefined) return [];
  const ours = (value: Compared | undefined) => (value?.ours == null ? "" : significant(value.ours, 7));
  const heading = ["", "", "printed", "ours", "difference", "", ...others.map(({ group }) => members(group))];
  const rows = main.values.map((value, index) => {
    const { where, at, printed, difference, status, relation } = value;
    return [
      where,
      members(at),
      `${relation === "equal" ? "" : `${relation} `}${printed}`,
      ours(value),
      difference === null ? "" : significant(difference, 3),
      status,
      ...others.map(({ values }) => ours(values[index])),
    ];
  });
  const alignments = [
    "left",
    "left",
    "right",
    "right",
    "right",
    "left",
    ...others.map(() => "right" as const),
  ] as const;
  const reasons = new Map<string, string[]>();
  for (const { because, where } of main.values) {
    if (because === undefined) continue;
    const places = reasons.get(because) ?? [];
    if (!places.includes(where)) places.push(where);
    reasons.set(because, places);
  }
  return [
    ...(Object.keys(main.group).length > 0 ? [`ours: ${members(main.group)}`] : []),
    ...table([heading, ...rows], alignments),
    ...[...reasons].map(([because, places]) => `explained (${places.join("; ")}): ${because}`),
  ];
}

/** How far values are off, in units of half the last printed digit (or of 1 for whole numbers). */
function miss(values: readonly Compared[]): number {
  return values.reduce(
    (sum, { difference, rounding }) => sum + Math.abs(difference ?? 1e3) / (rounding > 0 ? rounding : 1),
    0,
  );
}

function rankingText(groups: ReturnType<typeof byGroup>): string[] {
  const places = [...new Set(groups.flatMap(({ values }) => values.map(({ where }) => where)))];
  const ranked = groups
    .map(({ group, values }, index) => ({ group, values, index, tally: tallyOf(values), miss: miss(values) }))
    .sort((a, b) => b.tally.reproduced - a.tally.reproduced || a.miss - b.miss);
  const chosen = [...ranked.slice(0, closest), ...ranked.slice(closest).filter(({ index }) => index === 0)];
  const rows = chosen.map(({ group, values, tally, miss: off }) => [
    members(group),
    `${tally.reproduced} of ${tally.printed}`,
    ...places.map((place) => {
      const own = tallyOf(values.filter(({ where }) => where === place));
      return `${own.reproduced} of ${own.printed}`;
    }),
    off.toFixed(1),
  ]);
  const heading = ["", "reproduced", ...places, "off by, in roundings"];
  return table(
    [heading, ...rows],
    heading.map((_, column) => (column === 0 ? "left" : "right")),
  );
}

/** An experiment that was run again, for people. */
export function reproductionText({
  experiment,
  rows,
  seconds,
  expected,
  values,
}: {
  readonly experiment: Experiment;
  readonly rows: number;
  readonly seconds: number;
  readonly expected: "identical" | { readonly difference: string } | null;
  readonly values: readonly Compared[];
}): string[] {
  const groups = byGroup(values);
  const { title, source, notes } = experiment;
  const committed =
    expected === null ? "none committed" : expected === "identical" ? "as committed" : expected.difference;
  return [
    `${experiment.experiment}: ${title}${source === undefined ? "" : ` (${source})`}`,
    ...indented([
      ...(groups.length > mostColumns ? rankingText(groups) : valuesText(groups)),
      `${rows} rows, ${committed}, ${seconds.toFixed(2)} s`,
      ...(groups.length > 0 ? [summary(tallyOf(groups[0]!.values))] : []),
      ...notes.map((note) => `note: ${note}`),
    ]),
  ];
}
