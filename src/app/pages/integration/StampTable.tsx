import { fixed } from "../../parts/format.ts";
import { Term } from "../../parts/Tip.tsx";
import { compared, orderStages, spent, type Twin } from "./orderWords.ts";

/** Moment, siloed, integrated, difference, of it in this stage. */
export type StampRow = readonly [string, string, string, string, string];

/** Every moment of an order in both firms, and the difference in words. */
export function StampTable({ rows }: { readonly rows: readonly StampRow[] }) {
  return (
    <section class="stamps" aria-label="Moments of the order">
      <table class="brief">
        <caption>
          Its moments <span class="quiet">days since the order</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" class="row-name head">
              Moment
            </th>
            <th scope="col" class="cell head">
              Siloed
            </th>
            <th scope="col" class="cell head">
              Integrated
            </th>
            <th scope="col" class="cell head">
              Integrated is
            </th>
            <th scope="col" class="cell head">
              <Term means="Of the difference so far, what this last stage added: how much longer or shorter it took with integration.">
                in this stage
              </Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row" class="row-name">
                {name}
              </th>
              {cells.map((cell, i) => (
                <td key={["siloed", "integrated", "all", "stage"][i]} class="cell">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The rows of the table. */
export function stampRows(twin: Twin): StampRow[] {
  const { siloed, integrated } = twin.stamps;
  const at = (value: number) => (Number.isNaN(value) ? "–" : fixed(value, 2));
  const whole = (name: keyof typeof siloed) => compared(siloed[name], integrated[name], "sooner", "later");
  const row = (name: string, time: keyof typeof siloed, stage = "") =>
    [name, at(siloed[time]), at(integrated[time]), whole(time), stage] as const;
  const rows = [
    ...(twin.project ? [row("Lead", "leadAt")] : []),
    row("Ordered", "createdAt"),
    row("Wanted for", "requestedAt"),
    row("Promised for", "promisedAt"),
  ];
  for (const stage of orderStages.slice(1)) {
    const took = compared(spent(stage, siloed), spent(stage, integrated), "less", "more");
    if (
      stage.to === "allocatedAt" &&
      !(Number.isNaN(siloed.releasedAt) && Number.isNaN(integrated.releasedAt))
    )
      rows.push(row("Its lot released", "releasedAt"), row("Its lot produced", "producedAt"));
    rows.push(row(stage.moment, stage.to, took));
  }
  if (!(Number.isNaN(siloed.lostAt) && Number.isNaN(integrated.lostAt))) rows.push(row("Lost", "lostAt"));
  return rows;
}
