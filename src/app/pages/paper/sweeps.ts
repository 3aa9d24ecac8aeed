import type { SweepMark } from "../../../charts/sweep.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import { plain } from "../../parts/format.ts";
import { counted } from "./view.ts";

/** Curves of a figure: one value per level of what it varies. */
export interface Sweep {
  readonly x: readonly number[];
  readonly reservation: readonly number[];
  readonly baseReservation: readonly number[];
  /** ΔZ in percent. */
  readonly gap: readonly number[];
  readonly inventory: readonly number[];
  readonly baseInventory: readonly number[];
}

/** The rows of a one-way sweep as curves. */
export function sweepOf({ bench, rows }: Reproduction, path: string): Sweep {
  const { cells } = bench;
  const x = Array.from({ length: cells.count }, (_, cell) => Number(cells.assignment(cell)[path]));
  const curve = (policy: string, kpi: string, scale = 1) => {
    const values = new Array<number>(x.length).fill(Number.NaN);
    for (const row of rows)
      if (row.policy === policy && row.kpi === kpi) values[row.cell] = (row.exact ?? Number.NaN) * scale;
    return values;
  };
  return {
    x,
    reservation: curve("optimal", "reservation"),
    baseReservation: curve("baseStock", "reservation"),
    gap: curve("baseStock", "costGap", 100),
    inventory: curve("optimal", "averageNetInventory"),
    baseInventory: curve("baseStock", "averageNetInventory"),
  };
}

/** What is printed of the base case in Tables 2 and 4, as marks at its place in a sweep. */
export interface BaseMarks {
  readonly reservation: readonly SweepMark[];
  readonly gap: readonly SweepMark[];
  readonly inventory: readonly SweepMark[];
}

export function baseMarks(
  at: number,
  table2: Reproduction | undefined,
  table4: Reproduction | undefined,
): BaseMarks {
  const values = counted(table2);
  const printed = (policy: string, kpi: string, scale = 1) =>
    values
      .filter((value) => value.policy === policy && value.kpi === kpi)
      .map((value): SweepMark => ({ x: at, y: value.printed * scale, label: plain(value.printed * scale) }));
  const downwards = (marks: readonly SweepMark[]) => [...marks].sort((a, b) => b.y - a.y);
  const base = counted(table4).filter(({ at: item }) => item["spotSd"] === 1 && item["demandSd"] === 3);
  return {
    reservation: downwards([...printed("optimal", "reservation"), ...printed("baseStock", "reservation")]),
    gap: downwards([
      ...printed("baseStock", "costGap", 100),
      ...base.map((value) => ({ x: at, y: value.printed, label: plain(value.printed) })),
    ]),
    inventory: downwards([
      ...printed("optimal", "averageNetInventory"),
      ...printed("baseStock", "averageNetInventory"),
    ]),
  };
}

/** Index of the first value with a property; −1 if none has it. */
export function firstWhere(values: readonly number[], holds: (value: number) => boolean): number {
  return values.findIndex(holds);
}

export function lowestAt(values: readonly number[], from = 0): number {
  return values.reduce(
    (best, value, index) =>
      index >= from && value < (values[best] ?? Number.POSITIVE_INFINITY) ? index : best,
    from,
  );
}

export function highestAt(values: readonly number[], from = 0): number {
  return lowestAt(
    values.map((value) => -value),
    from,
  );
}
