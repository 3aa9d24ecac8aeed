import { useMemo } from "preact/hooks";
import type { ScenarioBase } from "../../../contract/model.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import type { ClaimView } from "../../../models/deterioration/views.ts";
import { plain } from "../../parts/format.ts";
import { breaksOf, quantityWords } from "../deterioration/ClaimFigure.tsx";
import { askedOnce } from "./claims.ts";
import { OpenCase } from "./OpenCase.tsx";

const symbols: { readonly [name: string]: string } = {
  deteriorationRate: "λ",
  replenishmentRate: "P",
  holdingCost: "h",
  purchaseCost: "c",
};

function caseOf(changes: object): string {
  const changed = Object.entries(changes).map(
    ([name, value]) => `${symbols[name] ?? name} = ${plain(Number(value))}`,
  );
  return changed.length === 0 ? "the example itself" : changed.join(", ");
}

/** What the paper closes with: true of its example as far as it looks, false in general. */
export function ClosingClaim({ base }: { readonly base: ScenarioBase }) {
  const answer = useMemo(() => askedOnce<ClaimView>(base, "closingClaim", { parts: 10 }), [base]).value;
  if (answer === null) return <p class="awaited">The claim is being checked …</p>;
  const given = base as unknown as DeteriorationScenario;
  const holding = answer.verdicts.filter(({ holds }) => holds).length;
  const opened = (changes: object, pricing: string) => () =>
    ({ ...given, pricing, problem: { ...given.problem, ...changes } }) as unknown as ScenarioBase;
  return (
    <>
      <p>
        “With increasing of the cycle length” profit, price, order quantity, maximum stock and the share of
        time spent replenishing “will increase”, and “even with reasonable changes in the parameters”. In the
        example, with cycles of 1 to {plain(given.problem.horizon)} periods, {holding} of{" "}
        {answer.verdicts.length} do. In general each of them can fail:
      </p>
      <section class="ledger claims" aria-label="Cases against the closing claim">
        <table>
          <thead>
            <tr>
              <th scope="col">Quantity</th>
              <th scope="col">Case</th>
              <th scope="col">What happens instead</th>
              <th scope="col">Checked here</th>
              <th scope="col">
                <span class="unseen">Open</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.counterexamples.map(({ quantity, pricing, changes, instead, verdicts }) => {
              const verdict = verdicts.find((each) => each.quantity === quantity);
              const name = `${caseOf(changes)}, ${pricing} price`;
              const { title } = quantityWords[quantity];
              return (
                <tr key={`${title} ${name}`}>
                  <th scope="row">{title}</th>
                  <td>{name}</td>
                  <td>{instead}</td>
                  <td class={verdict?.holds === false ? "tone-shortage" : undefined}>
                    {verdict === undefined ? "–" : `${verdict.holds ? "✓" : "✗"} ${breaksOf(verdict)}`}
                  </td>
                  <td>
                    <OpenCase scenario={opened(changes, pricing)} of={`${title}, ${name}`} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}
