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

/** The numbers behind a chart, in a box that scrolls by itself. */
export function DataTable({ id, title, table }: DataTableProps) {
  return (
    <section id={id} class="data" aria-label={`Data: ${title}`} tabIndex={0}>
      <table>
        <caption class="unseen">{title}</caption>
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
          {table.rows.map((row) => (
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
