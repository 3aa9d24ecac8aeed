import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import type { Findings, Ratio } from "../../../bench/race.ts";
import { unknown } from "../../experiment/wording.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { significant } from "../numbers.ts";
import { print, printJson } from "../print.ts";
import { table } from "../table.ts";

/** What was measured, on which processor; `bench/reference.json` is one of these. */
interface Measured {
  readonly processor: string;
  readonly groups: { readonly [group: string]: Findings };
}

/** A ratio may fall to this share of the committed one's lower quartile before it counts as lost. */
const TOLERANCE = 0.7;

const reference = fileURLToPath(new URL("../../../../bench/reference.json", import.meta.url));

function processor(): string {
  return cpus()[0]?.model.trim() ?? "unknown";
}

/** The committed ratios, if they are of this processor. */
function committed(): Measured {
  const found = JSON.parse(readFileSync(reference, "utf8")) as Measured;
  if (found.processor === processor()) return found;
  throw new BadInput(
    `--check: invalid processor: ${processor()}; the committed ratios are of ${found.processor}`,
  );
}

/** A line for every ratio that got lost since it was committed. */
function lost({ groups }: Measured, before: Measured): string[] {
  return Object.entries(groups).flatMap(([group, { ratios }]) =>
    (before.groups[group]?.ratios ?? []).flatMap(({ name, ratio, spread: [low] }) => {
      const now = ratios.find((each) => each.name === name)?.ratio;
      if (now === undefined) return [`--check: ${name}: not measured any more`];
      const fell = now < low * TOLERANCE;
      return fell ? [`--check: ${name}: ${significant(now, 3)} instead of ${significant(ratio, 3)}`] : [];
    }),
  );
}

/** Four significant digits, as more would be noise. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(4));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rounded(member)]));
}

/** Commits what was measured: the groups of this run in the place of the same before. */
function accept(measured: Measured): void {
  let before: Measured | undefined;
  try {
    before = committed();
  } catch {
    // Of another processor, or none yet: then these are all there is.
  }
  const all = rounded({ ...measured, groups: { ...before?.groups, ...measured.groups } });
  const text = JSON.stringify(all, null, 2).replaceAll(/\[\s+([-\d.e+]+),\s+([-\d.e+]+)\s+\]/g, "[$1, $2]");
  writeFileSync(reference, `${text}\n`);
}

function times({ ratio }: Ratio): string {
  return `${significant(ratio, 3)}×`;
}

function lines(group: string, { ratios, figures, notes }: Findings): string[] {
  const rows = ratios.map((each) => {
    const [low, high] = each.spread;
    return [times(each), `${significant(low, 3)} – ${significant(high, 3)}`, each.name];
  });
  const more = figures.map(({ name, value, unit }) => [significant(value, 3), unit, name]);
  return [
    group,
    ...(rows.length > 0 ? table([["faster", "quartiles", ""], ...rows], ["right", "right", "left"]) : []),
    ...table(more, ["right", "left", "left"]),
    ...notes,
    "",
  ];
}

/** The benchmark suite, or some groups of it: what is measured against what, and how many times faster ours is. */
export const run: Run = async (operand, options) => {
  const { groupNames, measure } = await import("../../../bench/suite.ts");
  const wanted = operand === undefined ? [] : [operand].flat();
  const strange = wanted.find((name) => !groupNames.includes(name));
  if (strange !== undefined) throw new BadInput(unknown("group", strange, groupNames));
  const before = options.own["check"] === true ? committed() : undefined;
  const groups: { [name: string]: Findings } = {};
  await measure(wanted.length === 0 ? groupNames : wanted, (name, findings) => {
    groups[name] = findings;
    if (!options.json) print(lines(name, findings));
  });
  const measured = { processor: processor(), groups };
  if (options.json) printJson({ version: 1, ...measured });
  else print([`measured on ${measured.processor}; times drift with the machine, ratios hold`]);
  if (options.own["accept"] === true) accept(measured);
  const missing = before ? lost(measured, before) : [];
  if (missing.length > 0) throw new BadInput(...missing);
};
