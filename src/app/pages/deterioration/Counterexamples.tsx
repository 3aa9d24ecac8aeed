import type { NumberField } from "../../../contract/field.ts";
import { plain } from "../../parts/format.ts";
import { isObject, type Json, type JsonObject } from "../../state/tree.ts";
import { breaksOf, quantityWords } from "./ClaimFigure.tsx";
import type { DeteriorationView } from "./view.ts";

/** Cases in which a part of the claim breaks, each checked here and each to be opened. */
export function Counterexamples({ view }: { readonly view: DeteriorationView }) {
  const answer = view.claim.latest.value;
  const { draft, model } = view.session;
  if (answer === null) return <p class="quiet">The cases against the claim are being checked …</p>;
  const symbolOf = (name: string) => (model.inputs.problem[name] as NumberField | undefined)?.symbol ?? name;
  const open = (changes: object, pricing: string) => {
    const base = draft.base;
    const { problem, ...rest }: JsonObject = isObject(base) ? base : {};
    draft.replace({
      ...rest,
      problem: { ...(isObject(problem) ? problem : {}), ...(changes as { [name: string]: Json }) },
      pricing,
    });
    document.getElementById("main")?.scrollIntoView({ block: "start" });
  };
  return (
    <section class="ledger cases" aria-label="Cases against the claim">
      <table>
        <caption>Where it breaks</caption>
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
          {answer.value.counterexamples.map(({ quantity, pricing, changes, instead, verdicts }) => {
            const verdict = verdicts.find((each) => each.quantity === quantity);
            const changed = Object.entries(changes);
            const name =
              changed.length === 0
                ? "the paper’s example"
                : changed
                    .map(([key, value]) => `${symbolOf(key)} = ${value === null ? "∞" : plain(value)}`)
                    .join(", ");
            const title = quantityWords[quantity].title;
            return (
              <tr key={`${quantity} ${pricing} ${name}`}>
                <th scope="row">{title}</th>
                <td>
                  {name}, {pricing} price
                </td>
                <td>{instead}</td>
                <td class={verdict?.holds === false ? "tone-shortage" : ""}>
                  {verdict === undefined
                    ? "–"
                    : verdict.holds
                      ? "✓ holds"
                      : `✗ ${breaksOf(verdict).replace(/ from .*$/, "")} between ${plain(verdict.breaks[0]?.from ?? 0)} and ${plain(verdict.breaks.at(-1)?.to ?? 0)}`}
                </td>
                <td>
                  <button type="button" class="plain" onClick={() => open(changes, pricing)}>
                    Open
                    <span class="unseen">
                      {" "}
                      the case {name}, {pricing} price, {title}
                    </span>
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
