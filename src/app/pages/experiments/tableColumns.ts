import { plain } from "../../parts/format.ts";
import { spelled } from "../../parts/otherControls.tsx";
import type { Choices } from "./choices.ts";
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

/** Cell, factors, then every policy's figure and its difference to the first. */
export function tableColumns(
  { table, bench }: Shown,
  choices: Choices,
  words: { name(path: string): string; unit(path: string): string },
): TableColumn[] {
  const grid = choices.grid.peek();
  const kpi = choices.figure.value?.name;
  const axes = [...(grid?.axes ?? [])];
  const factors = axes.map((axis): TableColumn => {
    return {
      heading: words.name(axis.path),
      unit: words.unit(axis.path),
      text: (cell) => axis.labels[axis.at(cell)] ?? "–",
      key: (cell) =>
        axis.numeric ? ((axis.levels[axis.at(cell)] as number | undefined) ?? Number.NaN) : axis.at(cell),
    };
  });
  const names = table.figures().filter((name) => name.kpi === kpi);
  const values = names.flatMap((name): TableColumn[] => {
    const { policy, versus } = name;
    const own = policy === "" ? "Answer" : spelled(policy);
    const heading = versus === undefined ? own : `${own} − ${spelled(versus).toLowerCase()}`;
    const simulated = (cell: number) => {
      const found = table.figure(cell, name);
      return found === undefined || Number.isNaN(found.mean) ? undefined : found;
    };
    const exact = (cell: number) => table.figure(cell, name)?.exact ?? Number.NaN;
    const looked = Array.from({ length: Math.min(table.cells, 60) }, (_, cell) => cell).filter((cell) =>
      table.has(cell),
    );
    const hasExact = looked.some((cell) => !Number.isNaN(exact(cell)));
    const hasSimulated = looked.some((cell) => simulated(cell) !== undefined);
    return [
      ...(hasExact
        ? [
            {
              heading,
              unit: "exact",
              key: exact,
              text: (cell: number) => (Number.isNaN(exact(cell)) ? "" : plain(exact(cell))),
            },
          ]
        : []),
      ...(hasSimulated
        ? [
            {
              heading,
              unit: "simulated",
              key: (cell: number) => simulated(cell)?.mean ?? Number.NaN,
              text: (cell: number) => {
                const found = simulated(cell);
                return found === undefined ? "" : withInterval(found.mean, found.halfWidth);
              },
            },
          ]
        : []),
    ];
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
