import type { Level } from "../../../experiment/design/design.ts";
import { factorPaths } from "../../../experiment/design/experiment.ts";
import { plain } from "../../parts/format.ts";
import { spelled } from "../../parts/otherControls.tsx";
import type { Choices } from "./choices.ts";
import { levelLabel } from "./grid.ts";
import type { Shown } from "./runs.ts";
import { withInterval } from "./words.ts";

/** A column of the table of cells. */
export interface TableColumn {
  readonly heading: string;
  readonly unit: string;
  text(cell: number): string;
  /** What it is sorted by; NaN where there is nothing. */
  key(cell: number): number;
}

/** Cells that are looked at to tell which columns there are. */
const LOOKED_AT = 60;

/** Cell, factors, then every policy's figure and its difference to the first. */
export function tableColumns(
  { table, bench }: Shown,
  choices: Choices,
  words: { name(path: string): string; unit(path: string): string },
): TableColumn[] {
  const kpi = choices.figure.value?.name;
  const factors = factorPaths(bench.experiment).map((path): TableColumn => {
    const level = (cell: number) => bench.cells.assignment(cell)[path];
    // Words are sorted in the order in which they first appear.
    const places = new Map<string, number>();
    const key = (value: Level): number => {
      if (typeof value === "number" || value === undefined) return value ?? Number.NaN;
      const text = levelLabel(value, path);
      if (!places.has(text)) places.set(text, places.size);
      return places.get(text)!;
    };
    return {
      heading: words.name(path),
      unit: words.unit(path),
      text: (cell) => levelLabel(level(cell), path),
      key: (cell) => key(level(cell)),
    };
  });
  const names = table.figures().filter((name) => name.kpi === kpi);
  const values = names.flatMap((name): TableColumn[] => {
    const { policy, versus } = name;
    const own = policy === "" ? "Answer" : spelled(policy);
    const heading = versus === undefined ? own : `${own} − ${spelled(versus).toLowerCase()}`;
    const read = table.reader(name);
    const exact = (cell: number) => read(cell, "exact");
    const mean = (cell: number) => read(cell, "mean");
    const looked = Array.from({ length: Math.min(table.cells, LOOKED_AT) }, (_, cell) => cell);
    const columns: TableColumn[] = [];
    if (looked.some((cell) => !Number.isNaN(exact(cell))))
      columns.push({
        heading,
        unit: "exact",
        key: exact,
        text: (cell) => (Number.isNaN(exact(cell)) ? "" : plain(exact(cell))),
      });
    if (looked.some((cell) => !Number.isNaN(mean(cell))))
      columns.push({
        heading,
        unit: "simulated",
        key: mean,
        text: (cell) => (Number.isNaN(mean(cell)) ? "" : withInterval(mean(cell), read(cell, "halfWidth"))),
      });
    return columns;
  });
  const why: TableColumn = {
    heading: "Note",
    unit: "",
    text: (cell) => table.infeasible(cell) ?? (table.has(cell) ? "" : "not yet"),
    key: (cell) => (table.infeasible(cell) === undefined ? 0 : 1),
  };
  const noted =
    bench.cells.count <= 100_000 &&
    Array.from({ length: table.cells }, (_, cell) => cell).some(
      (cell) => table.infeasible(cell) !== undefined,
    );
  return [
    { heading: "Cell", unit: "", text: String, key: (cell) => cell },
    ...factors,
    ...values,
    ...(noted || table.done < table.cells ? [why] : []),
  ];
}
