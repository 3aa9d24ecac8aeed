import { plain } from "../../parts/format.ts";
import type { TableCell } from "./plans.ts";
import { isPrinted, type PrintedCycle, printedCycles } from "./printed.ts";
import type { DeteriorationView } from "./view.ts";
import { money, planNames } from "./words.ts";

type Quantity = keyof PrintedCycle;

const quantities: readonly (readonly [name: Quantity, label: string, symbol: string])[] = [
  ["profit", "Profit", "W"],
  ["price", "Price", "s"],
  ["replenishmentEnd", "Replenished until", "j"],
  ["maxInventory", "Maximum stock", "I max"],
  ["orderQuantity", "Order quantity", "Q"],
  ["reorderPoint", "Reorder point", "RoP"],
];

function written(cell: TableCell | undefined, name: Quantity): string {
  if (cell === undefined || "infeasible" in cell) return "–";
  const value = cell[name];
  return value === null ? "none" : money(value, 4);
}

/** The open cycle with everything that Table I says about it: the right price, the published one, the print. */
export function CycleCard({ view }: { readonly view: DeteriorationView }) {
  const plans = view.plans.value;
  const index = view.cell.value ?? 0;
  const best = plans?.tables.best[index];
  const published = plans?.tables.published[index];
  const cell = best ?? published;
  const comparable = plans !== null && isPrinted(plans.scenario.problem) && plans.step === 1;
  const paper = comparable && cell !== undefined ? printedCycles.get(`${cell.start} ${cell.end}`) : undefined;
  const why = [best, published].flatMap((each) =>
    each !== undefined && "infeasible" in each ? [each.infeasible] : [],
  );
  const name =
    cell === undefined
      ? "Cycle"
      : `Cycle ${plain(Number(cell.start.toFixed(3)))} to ${plain(Number(cell.end.toFixed(3)))}`;
  return (
    <div class="ledger cycle-card">
      <table>
        <caption>
          {name}
          <span class="fault">{why.length > 0 ? ` impossible: ${why[0]}` : ""}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Quantity</span>
            </th>
            <th scope="col" class="tone-policyA">
              {planNames[plans?.best?.pricing ?? "optimal"]}
            </th>
            <th scope="col" class="tone-policyB">
              published
            </th>
            {comparable && (
              <th scope="col" class="tone-printed">
                printed
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {quantities.map(([quantity, label, symbol]) => {
            const print = paper?.[quantity];
            return (
              <tr key={quantity}>
                <th scope="row">
                  {label} <i class="symbol">{symbol}</i>
                </th>
                <td>{written(best, quantity)}</td>
                <td>{written(published, quantity)}</td>
                {comparable && (
                  <td class="tone-printed">
                    {paper === undefined
                      ? "–"
                      : print === null || print === undefined
                        ? "none"
                        : plain(print)}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
