import type { Figures } from "../../experiment/results.ts";
import { decimalsFor, fixed, isSeen, signed } from "./format.ts";
import { Term } from "./Tip.tsx";

/** How one figure is shown. */
export interface KpiRow {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly means: string;
  readonly better?: "lower" | "higher";
  /** Shown as a percentage. */
  readonly fraction?: true;
  /** A part of the row above. */
  readonly part?: true;
  /** Decimals of the exact value. */
  readonly decimals: number;
}

export interface KpiColumn {
  readonly letter: string;
  readonly label: string;
  readonly tone: string;
  /** Exact values by name, where there are any. */
  readonly exact: { readonly [kpi: string]: number };
  /** Exact values of the pinned reference. */
  readonly reference?: { readonly [kpi: string]: number };
}

interface KpiTableProps {
  readonly title: string;
  readonly rows: readonly KpiRow[];
  readonly columns: readonly KpiColumn[];
  /** What the columns decided (reservation, levels …), above the figures. */
  readonly decisions: readonly {
    readonly label: string;
    readonly means: string;
    readonly values: readonly string[];
  }[];
  readonly figures: Figures | null;
  /** The figures belong to an earlier scenario. */
  readonly stale: boolean;
  /** What the upper numbers are; "exact" unless said otherwise. */
  readonly exactly?: string;
}

function scaled(row: KpiRow, value: number): number {
  return row.fraction ? value * 100 : value;
}

function Exact({ row, column }: { readonly row: KpiRow; readonly column: KpiColumn }) {
  const value = column.exact[row.name];
  const before = column.reference?.[row.name];
  if (value === undefined) return <span class="exact-value">–</span>;
  const change = before === undefined ? 0 : scaled(row, value - before);
  const seen = fixed(change, row.decimals) !== fixed(0, row.decimals);
  const better = row.better === "higher" ? change > 0 : change < 0;
  const worse = row.better === "higher" ? change < 0 : change > 0;
  return (
    <>
      <span class="exact-value">{fixed(scaled(row, value), row.decimals)}</span>
      {before !== undefined && (
        <span
          class="change"
          data-good={seen && row.better && better}
          data-bad={seen && row.better && worse}
          title="Change against the pinned result"
        >
          Δ {seen ? signed(change, row.decimals) : "0"}
        </span>
      )}
    </>
  );
}

function Simulated({ row, figures, index }: { row: KpiRow; figures: Figures | null; index: number }) {
  const estimate = figures?.policies[index]?.kpis[row.name];
  if (estimate === undefined) return <span class="simulated">&nbsp;</span>;
  const halfWidth = scaled(row, estimate.halfWidth);
  const decimals = decimalsFor(halfWidth, row.decimals);
  return (
    <span class="simulated">
      {fixed(scaled(row, estimate.mean), decimals)}
      {Number.isFinite(halfWidth) && isSeen(halfWidth) && (
        <span class="plus-minus"> ± {fixed(halfWidth, decimals)}</span>
      )}
    </span>
  );
}

function Difference({ row, figures, index }: { row: KpiRow; figures: Figures | null; index: number }) {
  const difference = figures?.differences[index]?.kpis[row.name];
  if (difference === undefined) return <span class="simulated">&nbsp;</span>;
  const halfWidth = scaled(row, difference.halfWidth);
  const mean = scaled(row, difference.mean);
  const decimals = decimalsFor(halfWidth, row.decimals);
  const sure = difference.needed === null && Math.abs(mean) > halfWidth;
  return (
    <>
      <span class="exact-value" data-sure={sure}>
        {signed(mean, decimals)}
      </span>
      <span class="simulated plus-minus">
        {isSeen(halfWidth) ? `± ${fixed(halfWidth, decimals)}` : "\u00a0"}
        {!sure && isSeen(halfWidth) && <span class="unseen"> not shown to differ from zero</span>}
      </span>
    </>
  );
}

/** Exact values over simulated ones for every policy, and the paired differences to the first. */
export function KpiTable({
  title,
  rows,
  columns,
  decisions,
  figures,
  stale,
  exactly = "exact",
}: KpiTableProps) {
  return (
    <section class="kpis" data-faded={stale} aria-label={title}>
      <table>
        <caption>
          {title}{" "}
          <span class="quiet">
            {exactly},{" "}
            {columns.some((column) => column.reference !== undefined) && "Δ against the pinned result, "}
            simulated ± 95 % half-width
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Figure</span>
            </th>
            {columns.map((column) => (
              <th key={column.letter} scope="col" class={`tone-${column.tone}`}>
                <span class={`letter tone-${column.tone}`}>{column.letter}</span> {column.label}
              </th>
            ))}
            {columns.slice(1).map((column) => (
              <th key={column.letter} scope="col">
                <Term means="Difference of the two policies on the same demand and prices, replication by replication; its interval is much narrower than the two on the left.">
                  {column.letter} − {columns[0]?.letter}
                </Term>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {decisions.map((decision) => (
            <tr key={decision.label} class="decision">
              <th scope="row">
                <Term means={decision.means}>{decision.label}</Term>
              </th>
              {decision.values.map((value, i) => (
                <td key={columns[i]?.letter}>{value}</td>
              ))}
              {columns.slice(1).map((column) => (
                <td key={`${column.letter}-difference`} />
              ))}
            </tr>
          ))}
          {rows.map((row) => (
            <tr key={row.name} class={row.part ? "part" : undefined}>
              <th scope="row">
                <Term means={row.means}>{row.label}</Term>
                <span class="unit">{row.fraction ? "%" : row.unit}</span>
              </th>
              {columns.map((column, i) => (
                <td key={column.letter}>
                  <Exact row={row} column={column} />
                  <Simulated row={row} figures={figures} index={i} />
                </td>
              ))}
              {columns.slice(1).map((column, i) => (
                <td key={`${column.letter}-difference`}>
                  <Difference row={row} figures={figures} index={i} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
