import { byGroup, type Compared, type Tally, tallyOf } from "../../experiment/design/comparison.ts";
import type { Assignment } from "../../experiment/design/design.ts";
import { ranking } from "../../experiment/design/ranking.ts";
import { type Reproduction, reasons, summary } from "../../experiment/design/reproduction.ts";
import { canonicalJson } from "../../experiment/digest.ts";
import { significant } from "../numbers.ts";
import { indented, table } from "../table.ts";

/** Groups up to which every one is a column; of more, the closest are listed. */
const mostColumns = 5;
const closest = 10;

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
  return [
    ...(Object.keys(main.group).length > 0 ? [`ours: ${members(main.group)}`] : []),
    ...table([heading, ...rows], alignments),
    ...reasons(main.values).map(({ because, values }) => {
      const places = [...new Set(values.map(({ where }) => where))];
      return `explained (${places.join("; ")}): ${because}`;
    }),
  ];
}

function rankingText(groups: ReturnType<typeof byGroup>): string[] {
  const ranked = ranking(groups);
  const chosen = [...ranked.slice(0, closest), ...ranked.slice(closest).filter(({ index }) => index === 0)];
  const counted = ({ reproduced, printed }: Tally) => `${reproduced} of ${printed}`;
  const rows = chosen.map(({ group, tally, places, miss }) => [
    members(group),
    counted(tally),
    ...places.map((place) => counted(place.tally)),
    miss.toFixed(1),
  ]);
  const places = ranked[0]?.places.map(({ where }) => where) ?? [];
  const heading = ["", "reproduced", ...places, "off by, in roundings"];
  return table(
    [heading, ...rows],
    heading.map((_, column) => (column === 0 ? "left" : "right")),
  );
}

/** A published experiment that was computed again, for people. */
export function reproductionText({ bench, rows, expected, values }: Reproduction, seconds: number): string[] {
  const groups = byGroup(values);
  const { experiment, title, source, notes } = bench.experiment;
  const committed =
    expected === null ? "none committed" : expected === "identical" ? "as committed" : expected.difference;
  return [
    `${experiment}: ${title}${source === undefined ? "" : ` (${source})`}`,
    ...indented([
      ...(groups.length > mostColumns ? rankingText(groups) : valuesText(groups)),
      `${rows.length} rows, ${committed}, ${seconds.toFixed(2)} s`,
      ...(groups.length > 0 ? [summary(tallyOf(groups[0]!.values))] : []),
      ...notes.map((note) => `note: ${note}`),
    ]),
  ];
}
