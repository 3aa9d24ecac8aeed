import { csv } from "../csv.ts";
import { factorPaths } from "./experiment.ts";
import type { Bench } from "./part.ts";
import { type Row, tableCells, tableHeading } from "./rows.ts";

/** Rows of an experiment as CSV, a piece at a time: the heading line, then lines of rows. */
export interface TableText {
  readonly heading: string;
  rows(rows: readonly Row[]): string;
}

/** CSV of an experiment's rows, a column per factor; columns for differences only where it asks for them. */
export function tableText({ experiment }: Pick<Bench, "experiment">): TableText {
  const factors = factorPaths(experiment);
  const differences = experiment.differences === true;
  return {
    heading: csv(tableHeading(factors, differences), []),
    rows: (rows) =>
      rows
        .map((row) =>
          csv(
            tableCells(row, factors, differences).map((each) => String(each ?? "")),
            [],
          ),
        )
        .join(""),
  };
}
