import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Inadmissible } from "../../../contract/inadmissible.ts";
import { differences } from "../../state/differences.ts";
import { encode } from "../../state/link.ts";
import type { Json } from "../../state/tree.ts";
import { factorName, factorUnit } from "./factorFields.ts";
import type { Shown } from "./runs.ts";
import { withLab } from "./starts.ts";
import { type TableColumn, tableColumns } from "./tableColumns.ts";
import type { ExperimentsView } from "./view.ts";
import { capital } from "./words.ts";

/** Height of a row, in pixels; all are equal, so that only those in sight need be there. */
const ROW = 28;
/** Rows above and below the box that are there all the same. */
const SPARE = 8;
/** Rows beyond which the box scrolls by itself. */
const TALL = 16;

interface ResultsTableProps {
  readonly view: ExperimentsView;
  readonly shown: Shown;
}

interface Order {
  readonly column: number;
  readonly down: boolean;
}

/** Cells in the order of a column; those without a value last. */
function ordered(
  shown: Shown,
  columns: readonly TableColumn[],
  { column: at, down }: Order,
): Uint32Array | null {
  const by = columns[at];
  if (by === undefined || (at === 0 && !down)) return null;
  const keys = Float64Array.from({ length: shown.table.cells }, (_, cell) => by.key(cell));
  const sign = down ? -1 : 1;
  return Uint32Array.from(keys.keys()).sort((a, b) => {
    const [x, y] = [keys[a]!, keys[b]!];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return sign * (x - y) || a - b;
  });
}

/** A row per cell: what its factors are, and the chosen figure of every policy with its interval. */
export function ResultsTable({ view, shown }: ResultsTableProps) {
  const { runs, choices, fields } = view;
  const box = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const order = useSignal<Order>({ column: 0, down: false });
  const columns = useComputed((): readonly TableColumn[] => {
    runs.news.value;
    const now = runs.shown.value;
    return now === null
      ? []
      : tableColumns(now, choices, {
          name: (path) => factorName(fields.value, path),
          unit: (path) => factorUnit(fields.value, path),
        });
  }).value;
  const rank = useComputed(() => {
    runs.news.value;
    const now = runs.shown.value;
    return now === null ? null : ordered(now, columns, order.value);
  }).value;
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = 0;
    top.value = 0;
  }, [shown, top]);
  const { table } = shown;
  const measures = choices.measures.value;
  const kinds = [
    ...(measures.includes("exact") ? ["Exact values"] : []),
    ...(measures.includes("mean") ? ["simulated means ± 95 % half-width"] : []),
  ].join(", and ");
  const height = Math.min(table.cells, TALL) * ROW;
  const from = Math.max(0, Math.floor(top.value / ROW) - SPARE);
  const to = Math.min(table.cells, Math.ceil((top.value + height) / ROW) + SPARE);
  const cells = Array.from({ length: Math.max(0, to - from) }, (_, k) => rank?.[from + k] ?? from + k);
  const scroll = () => {
    top.value = box.current?.scrollTop ?? 0;
  };
  const sort = (at: number) => {
    if (box.current !== null) box.current.scrollTop = 0;
    order.value = { column: at, down: order.peek().column === at ? !order.peek().down : at > 0 };
  };
  const { scenario } = shown.experiment;
  const hasLab = withLab.includes(scenario.model);
  const openCell = async (cell: number) => {
    try {
      const { example } = shown.bench.model;
      const differs = differences(shown.bench.scenario(cell) as unknown as Json, example as unknown as Json);
      const payload = differs === undefined ? "" : `/${await encode({ scenario: differs })}`;
      location.hash = `#/${scenario.model}${payload}`;
    } catch (error) {
      if (!(error instanceof Inadmissible)) throw error;
      view.faults.value = [`Cell ${cell} cannot be opened: ${error.message}`];
    }
  };
  return (
    <section class="cells" aria-label="Table of results">
      <h2>Every cell</h2>
      <p class="quiet">
        {choices.figure.value === null
          ? "Nothing computed yet."
          : `${choices.figure.value.label}${choices.figure.value.unit === "" ? "" : `, ${choices.figure.value.unit}`}. ${capital(kinds)}.`}
      </p>
      {/* The buttons in it let the keyboard into the box, so that it can be scrolled. */}
      <div class="scroller" ref={box} onScroll={scroll}>
        <div
          style={{ paddingTop: `${from * ROW}px`, paddingBottom: `${Math.max(0, table.cells - to) * ROW}px` }}
        >
          <table aria-rowcount={table.cells + 1}>
            <thead>
              <tr aria-rowindex={1}>
                {columns.map(({ key: _, heading, unit }, at) => (
                  <th
                    key={`${heading} ${unit}`}
                    scope="col"
                    aria-sort={
                      order.value.column === at ? (order.value.down ? "descending" : "ascending") : "none"
                    }
                  >
                    <button type="button" class="plain" onClick={() => sort(at)}>
                      {heading}
                      {order.value.column === at ? (order.value.down ? " ▾" : " ▴") : ""}
                    </button>
                    <span class="unit">{unit}</span>
                  </th>
                ))}
                {hasLab && (
                  <th scope="col">
                    <span class="unseen">Lab</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {cells.map((cell, k) => (
                <tr key={cell} aria-rowindex={from + k + 2} data-missing={!table.has(cell)}>
                  {columns.map(({ heading, unit, text }) => (
                    <td key={`${heading} ${unit}`}>{text(cell)}</td>
                  ))}
                  {hasLab && (
                    <td>
                      <button
                        type="button"
                        class="plain"
                        aria-label={`Open cell ${cell} in the lab`}
                        onClick={() => void openCell(cell)}
                      >
                        lab
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
