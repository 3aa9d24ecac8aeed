import { canonicalJson } from "../digest.ts";
import { isRecord } from "../fieldSchema.ts";
import type { Outcome } from "../results.ts";
import { invalid } from "../wording.ts";
import type { Bundle } from "./bundle.ts";
import type { Bench } from "./part.ts";
import type { Row } from "./rows.ts";
import { RowTable } from "./rowTable.ts";

const kinds: { readonly [member in keyof Row]-?: "text" | "number" | "whole" | "object" } = {
  cell: "whole",
  scenario: "text",
  factors: "object",
  policy: "text",
  versus: "text",
  kpi: "text",
  exact: "number",
  mean: "number",
  se: "number",
  halfWidth: "number",
  n: "whole",
  varianceRatio: "number",
  seed: "text",
  infeasible: "text",
};
const needed: readonly (keyof Row)[] = ["cell", "scenario", "factors", "policy", "kpi", "seed"];

function fits(kind: (typeof kinds)[keyof Row], value: unknown): boolean {
  if (kind === "text") return typeof value === "string";
  if (kind === "object") return isRecord(value);
  return kind === "whole" ? Number.isSafeInteger(value) && (value as number) >= 0 : Number.isFinite(value);
}

/** What is wrong with something that should be a row, in words; undefined if nothing is. */
function rowFault(row: unknown): string | undefined {
  if (!isRecord(row)) return invalid("row", row, "an object");
  const missing = needed.find((name) => row[name] === undefined);
  if (missing !== undefined) return `missing ${missing}`;
  for (const [name, value] of Object.entries(row)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name as keyof Row] : undefined;
    if (kind === undefined) return `unknown member: ${name}`;
    if (!fits(kind, value)) return invalid(name, value, kind === "whole" ? "a whole number" : `a ${kind}`);
  }
  return undefined;
}

/**
 * The rows of a bundle as a table, if they are rows of its experiment: well made, in the order of their cells, with
 * the factors that the design gives them.
 */
export function bundleTable({ rows }: Bundle, { cells }: Bench): Outcome<RowTable> {
  const table = new RowTable(cells.count);
  const failed = (index: number, message: string): Outcome<RowTable> => {
    return { ok: false, faults: [{ path: `rows.${index}`, message }] };
  };
  let last = -1;
  for (let from = 0; from < rows.length; ) {
    let to = from;
    const { cell } = (isRecord(rows[from]) ? rows[from]! : {}) as { readonly cell?: number };
    for (; to < rows.length && (to === from || rows[to]?.cell === cell); to++) {
      const fault = rowFault(rows[to]);
      if (fault !== undefined) return failed(to, fault);
      if (!(cell! < cells.count)) return failed(to, invalid("cell", cell, `below ${cells.count}`));
      if (canonicalJson(rows[to]!.factors) !== canonicalJson(cells.assignment(cell!)))
        return failed(to, invalid("factors", rows[to]!.factors, `what the design says of cell ${cell}`));
    }
    if (!(cell! > last)) return failed(from, invalid("cell", cell, `above ${last}, as cells are in order`));
    last = cell!;
    table.add(last, rows.slice(from, to));
    from = to;
  }
  return { ok: true, value: table };
}
