import { byGroup, type Compared } from "../../../experiment/design/comparison.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import { Beside } from "./Agreement.tsx";
import { chanceKey, simulatedValue } from "./chance.ts";
import { OpenCase } from "./OpenCase.tsx";
import type { Result } from "./results.ts";
import { Symbols } from "./Symbols.tsx";
import { onLattice, type PaperView, scenarioOf } from "./view.ts";
import { itemWords } from "./words.ts";

function levels(values: readonly Compared[], member: string): number[] {
  return [...new Set(values.map(({ at }) => Number(at[member])))].sort((a, b) => a - b);
}

/** "E_B(I)" of "Table 5, E_B(I)". */
function labelOf({ where }: Compared): string {
  return where.replace(/^.*, /, "");
}

interface CellProps {
  readonly view: PaperView;
  readonly reproduction: Reproduction;
  readonly values: readonly Compared[];
}

function Cell({ view, reproduction, values }: CellProps) {
  const [first] = values;
  if (first === undefined) return <td />;
  const scenario = scenarioOf(reproduction, first);
  const figures = view.chance.figures.value.get(chanceKey(onLattice(scenario)));
  const open = view.chance.stage.value !== "waiting";
  return (
    <td>
      {values.map((value) => (
        <Beside
          key={value.where}
          value={value}
          {...(values.length > 1 ? { label: labelOf(value) } : {})}
          simulated={
            !open || value.kpi === "reservation"
              ? undefined
              : (simulatedValue(reproduction, value, figures) ?? null)
          }
        />
      ))}
      <OpenCase scenario={() => scenario} of={itemWords(first)} />
    </td>
  );
}

/** A table over the standard deviations of price and demand, as the sourcing paper prints Tables 3 to 5. */
export function MatrixTable({ view, result }: { readonly view: PaperView; readonly result: Result }) {
  const reproduction = view.exact.found.value[result.experiment];
  const groups = byGroup(reproduction?.values ?? []);
  const shown = groups[view.setting.value] ?? groups[0];
  if (reproduction === undefined || shown === undefined)
    return <p class="awaited matrix-room">Being computed …</p>;
  const { values } = shown;
  const across = levels(values, "demandSd");
  return (
    <div class="ledger matrix-table">
      <table aria-label={result.title}>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Standard deviation of the spot price</span>
            </th>
            {across.map((demandSd) => (
              <th key={demandSd} scope="col">
                <Symbols words="σ_x" /> = {demandSd}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels(values, "spotSd").map((spotSd) => (
            <tr key={spotSd}>
              <th scope="row">
                <Symbols words="σ_p" /> = {spotSd}
              </th>
              {across.map((demandSd) => (
                <Cell
                  key={demandSd}
                  view={view}
                  reproduction={reproduction}
                  values={values.filter(({ at }) => at["spotSd"] === spotSd && at["demandSd"] === demandSd)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
