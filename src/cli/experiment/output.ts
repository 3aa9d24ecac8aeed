import { BundleText } from "../../experiment/design/bundle.ts";
import { factorPaths } from "../../experiment/design/experiment.ts";
import type { Bench, Part } from "../../experiment/design/part.ts";
import { type Row, tableCells, tableHeading } from "../../experiment/design/rows.ts";
import { significant, withError } from "../numbers.ts";
import { table } from "../table.ts";
import { allRows } from "./results.ts";

/** Rows shown to people; the rest is for files. */
const mostRows = 60;

/** The bundle of a finished experiment, a cell at a time. */
export function* bundlePieces(bench: Bench, part: (task: number) => Part): Generator<string> {
  const bundle = new BundleText(bench.experiment, bench.model.resultsVersion);
  yield bundle.head();
  for (const rows of allRows(bench, part)) yield bundle.rows(rows);
  yield bundle.tail().text;
}

function shown(row: Row, factors: readonly string[]): string[] {
  const cells = tableCells(row, factors);
  const { policy, versus, kpi, exact, mean, halfWidth, infeasible } = row;
  const [figure, error] = mean === undefined ? ["", ""] : withError(mean, halfWidth ?? 0);
  return [
    ...cells.slice(2, 2 + factors.length).map((cell) => String(cell ?? "")),
    versus === undefined ? policy : `${policy} − ${versus}`,
    infeasible ?? kpi,
    exact === undefined ? "" : significant(exact),
    figure,
    error,
  ];
}

/** The rows of a finished experiment for people, the first of many, with the digest of all. */
export function rowsText(bench: Bench, part: (task: number) => Part): string[] {
  const { experiment, model, cells } = bench;
  const factors = factorPaths(experiment);
  const bundle = new BundleText(experiment, model.resultsVersion);
  const first: Row[] = [];
  let count = 0;
  for (const rows of allRows(bench, part)) {
    bundle.rows(rows);
    count += rows.length;
    if (first.length < mostRows) first.push(...rows.slice(0, mostRows - first.length));
  }
  const heading = [
    ...tableHeading(factors).slice(2, 2 + factors.length),
    "policy",
    "figure",
    "exact",
    "mean",
    "",
  ];
  const alignments = heading.map((_, column) =>
    column >= factors.length && column < factors.length + 2 ? ("left" as const) : ("right" as const),
  );
  const more = count > first.length ? [`… ${count - first.length} rows more; --json or --out has all`] : [];
  return [
    `${experiment.title || experiment.experiment}: ${cells.count} cells, ${count} rows`,
    "",
    ...table([heading, ...first.map((row) => shown(row, factors))], alignments),
    ...more,
    "",
    `digest ${bundle.tail().digest}`,
  ];
}
