import type { Answered } from "../../../experiment/lesson/answering.ts";
import type { LessonTable } from "../../../experiment/lesson/lesson.ts";
import { written } from "./Prose.tsx";

interface LessonTableViewProps {
  readonly table: LessonTable;
  readonly answers: Answered;
  readonly faded: boolean;
}

/** The numbers of a step's reveal side by side. */
export function LessonTableView({ table, answers, faded }: LessonTableViewProps) {
  return (
    <div class="lesson-table" data-faded={faded}>
      <table>
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
          {table.rows.map(({ label, values, decimals, unit }) => (
            <tr key={label}>
              <th scope="row">
                {label} {unit !== "" && <span class="quiet">{unit}</span>}
              </th>
              {values.map((name) => {
                const value = answers[name];
                return (
                  <td key={name}>{typeof value === "number" ? written(value, decimals, false) : "–"}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
