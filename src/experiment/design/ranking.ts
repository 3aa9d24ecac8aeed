import { type Compared, type Tally, tallyOf } from "./comparison.ts";
import type { Assignment } from "./design.ts";

/** One setting of what a source leaves open, and how close it comes to what is printed. */
export interface Ranked {
  readonly group: Assignment;
  /** Place in the experiment's own order; the first is the setting that counts. */
  readonly index: number;
  readonly tally: Tally;
  /** The same by place in the source ("Table 4, ΔZ in %"), in order of appearance. */
  readonly places: readonly { readonly where: string; readonly tally: Tally }[];
  /** Sum of |ours − printed|, each in units of its rounding (of 1 for whole numbers). */
  readonly miss: number;
}

/** What a figure that is not there counts as, in place of a difference. */
const ABSENT = 1e3;

function missOf(values: readonly Compared[]): number {
  return values.reduce(
    (sum, { difference, rounding }) => sum + Math.abs(difference ?? ABSENT) / (rounding > 0 ? rounding : 1),
    0,
  );
}

/** Settings by how many printed values they meet, most first; of equals the one with the smaller `miss`. */
export function ranking(
  groups: readonly { readonly group: Assignment; readonly values: readonly Compared[] }[],
): Ranked[] {
  return groups
    .map(({ group, values }, index): Ranked => {
      const places = [...new Set(values.map(({ where }) => where))];
      return {
        group,
        index,
        tally: tallyOf(values),
        places: places.map((where) => ({
          where,
          tally: tallyOf(values.filter((value) => value.where === where)),
        })),
        miss: missOf(values),
      };
    })
    .sort((a, b) => b.tally.reproduced - a.tally.reproduced || a.miss - b.miss);
}
