import { plain } from "../../parts/format.ts";
import type { DeteriorationView } from "./view.ts";
import { money, planNames } from "./words.ts";

/** Most cycles listed; the rest is in the data of the picture. */
const MOST = 8;

function span({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${plain(Number(start.toFixed(2)))}–${plain(Number(end.toFixed(2)))}`;
}

/** The cycles of both plans, side by side. */
export function CycleList({ view }: { readonly view: DeteriorationView }) {
  const plans = view.plans.value;
  const sides = [
    { tone: "policyA", name: planNames[plans?.best?.pricing ?? "optimal"], plan: plans?.best ?? null },
    { tone: "policyB", name: planNames.published, plan: plans?.published ?? null },
  ] as const;
  const longest = Math.max(0, ...sides.map(({ plan }) => plan?.solution.cycles.length ?? 0));
  const rows = Array.from({ length: Math.min(MOST, longest) }, (_, n) => n);
  return (
    <section class="ledger cycle-list" aria-label="Cycle by cycle">
      <table>
        <caption>Cycle by cycle</caption>
        <thead>
          <tr>
            {sides.map(({ name, tone }) => (
              <th key={name} scope="colgroup" colSpan={4} class={`tone-${tone}`}>
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {sides.flatMap(({ name }) =>
              ["i–k", "price s", "order Q", "profit W"].map((words) => (
                <th key={`${name} ${words}`} scope="col">
                  {words}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((n) => (
            <tr key={n}>
              {sides.flatMap(({ name, plan }) => {
                const cycle = plan?.solution.cycles[n];
                const words =
                  cycle === undefined
                    ? ["", "", "", ""]
                    : [span(cycle), money(cycle.price), money(cycle.orderQuantity), money(cycle.profit)];
                return words.map((text, column) => (
                  <td key={`${name} ${["i", "s", "Q", "W"][column]}`}>{text}</td>
                ));
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {longest > MOST && <p class="quiet">and {longest - MOST} more, in the data of the picture</p>}
    </section>
  );
}
