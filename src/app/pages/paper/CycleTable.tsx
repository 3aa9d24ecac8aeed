import type { Compared } from "../../../experiment/design/comparison.ts";
import { plain } from "../../parts/format.ts";
import { Term } from "../../parts/Tip.tsx";
import { Beside } from "./Agreement.tsx";
import { OpenCase } from "./OpenCase.tsx";
import type { Result } from "./results.ts";
import { Symbols } from "./Symbols.tsx";
import { counted, type PaperView, scenarioOf } from "./view.ts";

/** Columns of the paper's Table I. */
const columns: readonly { readonly kpi: string; readonly label: string; readonly means: string }[] = [
  { kpi: "replenishmentEnd", label: "j", means: "When replenishment ends; periods." },
  { kpi: "price", label: "s", means: "Selling price of the cycle, by eq. 9; money/unit." },
  { kpi: "profit", label: "W", means: "Present worth of the cycle’s profit; money." },
  { kpi: "maxInventory", label: "I_m", means: "Highest stock, I_max; units." },
  { kpi: "orderQuantity", label: "Q", means: "Order quantity; units." },
  {
    kpi: "reorderPoint",
    label: "RoP",
    means: "Stock at which the next order is placed; units. The last cycle has none.",
  },
];

interface Cycle {
  readonly i: number;
  readonly k: number;
  readonly values: readonly Compared[];
}

function cyclesOf(values: readonly Compared[]): Cycle[] {
  const found = new Map<string, { i: number; k: number; values: Compared[] }>();
  for (const value of values) {
    const { i, k } = value.at as { readonly i: number; readonly k: number };
    const cycle = found.get(`${i} ${k}`) ?? { i, k, values: [] };
    cycle.values.push(value);
    found.set(`${i} ${k}`, cycle);
  }
  return [...found.values()];
}

/** The deterioration paper's Table I: all candidate cycles, every printed number beside ours. */
export function CycleTable({ view, result }: { readonly view: PaperView; readonly result: Result }) {
  const reproduction = view.exact.found.value[result.experiment];
  if (reproduction === undefined) return <p class="awaited cycles-room">Being computed …</p>;
  return (
    <div class="ledger cycles-table">
      <table aria-label={result.title}>
        <thead>
          <tr>
            <th scope="col">i to k</th>
            {columns.map(({ kpi, label, means }) => (
              <th key={kpi} scope="col">
                <Term means={means}>
                  <Symbols words={label} />
                </Term>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cyclesOf(counted(reproduction)).map(({ i, k, values }) => (
            <tr key={`${i} ${k}`}>
              <th scope="row">
                {plain(i)} to {plain(k)}{" "}
                <OpenCase
                  scenario={() => scenarioOf(reproduction, values[0] as Compared)}
                  // The triangle of the lab numbers its cells by their ends.
                  view={{ cell: (k * (k - 1)) / 2 + i }}
                  of={`cycle ${i} to ${k}`}
                />
              </th>
              {columns.map(({ kpi }) => {
                const value = values.find((each) => each.kpi === kpi);
                return <td key={kpi}>{value === undefined ? "–" : <Beside value={value} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
