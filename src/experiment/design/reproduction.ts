import { canonicalJson } from "../digest.ts";
import { type Compared, comparedWith, type Published, type Tally } from "./comparison.ts";
import type { Experiment } from "./design.ts";
import { Bench, type Part } from "./part.ts";
import { type Row, rowsOf } from "./rows.ts";
import { tableText } from "./table.ts";

/** Where printed values and committed rows come from: files of a checkout, or modules of a page. */
export interface Library {
  /** Printed values by the name of their file. */
  published(name: string): Promise<unknown>;
  /** The committed rows of an experiment as CSV; undefined where there are none. */
  expected(name: string): Promise<string | undefined>;
}

/** Computes tasks of an experiment, each once, in any order and anywhere. */
export type ComputeParts = (
  experiment: Experiment,
  tasks: readonly number[],
  take: (part: Part) => void,
) => Promise<void>;

/** A published experiment computed again, beside what is committed and what is printed. */
export interface Reproduction {
  readonly bench: Bench;
  readonly rows: readonly Row[];
  /** The rows as CSV, as they are committed. */
  readonly text: string;
  /** Where the rows differ from the committed ones; null where none are committed. */
  readonly expected: "identical" | { readonly difference: string } | null;
  readonly values: readonly Compared[];
}

/** The first line in which two tables differ, in words; undefined where they are the same. */
export function firstDifference(expected: string, ours: string): string | undefined {
  if (expected === ours) return undefined;
  const [theirs, own] = [expected.split("\r\n"), ours.split("\r\n")];
  const index = own.findIndex((line, k) => line !== theirs[k]);
  const at = index === -1 ? own.length : index;
  return `line ${at + 1}: ${JSON.stringify(theirs[at] ?? "")} is committed, ${JSON.stringify(own[at] ?? "")} found`;
}

/**
 * Computes published experiments again. Several tables are columns of the same cells: parts are kept with all their
 * figures, and every experiment takes what is its own, so that a cell is computed once.
 *
 * @returns a function of a parsed experiment
 */
export function reproducer(
  library: Library,
  compute: ComputeParts,
): (experiment: Experiment) => Promise<Reproduction> {
  const known = new Map<string, Part>();
  return async (experiment) => {
    const own = await Bench.of(experiment);
    const whole = await Bench.of({ ...experiment, outputs: [] });
    const { units } = own;
    const { with: views, answers, target, differences } = experiment;
    const keys = Array.from({ length: own.tasks }, (_, task) =>
      canonicalJson({
        views,
        answers,
        ...(target !== undefined && { target }),
        differences: differences === true,
        unit: task % units,
        scenario: own.scenario(Math.floor(task / units)),
      }),
    );
    const missing = keys.flatMap((key, task) => (known.has(key) ? [] : [task]));
    await compute(whole.experiment, missing, (part) => known.set(keys[part.task]!, part));
    const table = tableText(own);
    const rows: Row[] = [];
    let text = table.heading;
    for (let cell = 0; cell < own.cells.count; cell++) {
      const each = rowsOf(
        own,
        cell,
        keys
          .slice(cell * units, (cell + 1) * units)
          .map((key, unit) => ({ ...known.get(key)!, task: cell * units + unit })),
      );
      rows.push(...each);
      text += table.rows(each);
    }
    const printed: { [name: string]: unknown } = {};
    for (const { published } of experiment.compare)
      if (published !== undefined) printed[published] = await library.published(published);
    const committed = await library.expected(experiment.experiment);
    const difference = committed === undefined ? undefined : firstDifference(committed, text);
    return {
      bench: own,
      rows,
      text,
      expected: committed === undefined ? null : difference === undefined ? "identical" : { difference },
      values: comparedWith(experiment, rows, printed as Published),
    };
  };
}

/** "331 of 346 printed values reproduced, the rest explained". */
export function summary({ printed, reproduced, explained, differs }: Tally): string {
  const head = `${reproduced} of ${printed} printed values reproduced`;
  if (reproduced === printed) return head;
  return differs === 0 ? `${head}, the rest explained` : `${head}, ${explained} explained, ${differs} differ`;
}

/** Why some values are not met, each reason once with its values, in order of appearance. */
export function reasons(
  values: readonly Compared[],
): { readonly because: string; readonly values: readonly Compared[] }[] {
  const found = new Map<string, Compared[]>();
  for (const value of values) {
    if (value.because === undefined) continue;
    found.set(value.because, [...(found.get(value.because) ?? []), value]);
  }
  return [...found].map(([because, those]) => ({ because, values: those }));
}
