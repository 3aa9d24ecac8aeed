import { useSignal } from "@preact/signals";
import { plain } from "./format.ts";

export interface TableData {
  /** Headings with units. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface DataTableProps {
  readonly id: string;
  readonly title: string;
  readonly table: TableData;
}

/** Rows that are shown; copying takes all. */
const mostRows = 500;

/** The numbers behind a chart, in a box that scrolls by itself. */
export function DataTable({ id, title, table }: DataTableProps) {
  const said = useSignal("Copy");
  const copy = async () => {
    const text = [table.columns, ...table.rows].map((row) => row.join("\t")).join("\n");
    try {
      await navigator.clipboard.writeText(text);
      said.value = "Copied";
    } catch {
      said.value = "Copying is not allowed here";
    }
  };
  return (
    <section id={id} class="data" aria-label={`Data: ${title}`}>
      <table>
        <caption>
          {/* Also what lets the keyboard into the box, so that it can be scrolled. */}
          <button type="button" class="plain" onClick={copy}>
            {said}
            <span class="unseen"> the data of {title}</span>
          </button>
          {table.rows.length > mostRows &&
            `the first ${mostRows} of ${table.rows.length.toLocaleString("en-US")} rows are shown, copying takes all`}
        </caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, mostRows).map((row) => (
            <tr key={row[0]}>
              {row.map((value, index) => (
                <td key={table.columns[index]}>{typeof value === "number" ? plain(value) : value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
