import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { IntegrationScenario } from "../../../models/integration/scenario.ts";
import { fixed } from "../../parts/format.ts";
import { equal, type Json } from "../../state/tree.ts";
import { type PublishedSituation, publishedSituations } from "./published.ts";
import type { IntegrationView } from "./view.ts";
import { withError } from "./words.ts";

const names: { readonly [name: string]: string } = {
  volatile: "Volatile market",
  isoInventory: "Lean stock",
  default: "Base case",
  capacityBound: "Full plant",
  tightSupplier: "Tight supplier",
  badData: "Bad data",
  pickBottleneck: "Picking bottleneck",
  noCompetition: "Captive customers",
  lowAdoption: "Low adoption",
  smallStable: "Small and stable",
};

interface Situation {
  readonly name: string;
  readonly meaning: string;
  readonly scenario: IntegrationScenario;
}

function readingOf({ npv, probabilityPositive }: PublishedSituation): string {
  if (probabilityPositive === 1) return "✓ pays";
  if (probabilityPositive === 0) return "✗ does not pay";
  return npv.mean > 0 ? "✓ mostly pays" : "✗ mostly does not";
}

/** Where integration pays and where not, each to be opened. */
export function Situations({ view }: { readonly view: IntegrationView }) {
  const { draft, model } = view.session;
  const published = useSignal<readonly PublishedSituation[]>([]);
  useEffect(() => {
    void publishedSituations().then((read) => {
      published.value = read;
    });
  }, [published]);
  const situations = useComputed(() => {
    const list = model.views["presets"]?.(model.example, undefined as never) as
      | { readonly presets: readonly Situation[] }
      | undefined;
    return list?.presets ?? [];
  }).value;
  const open = (situation: Situation) => {
    // What does not belong to the situation stays as it was set.
    const { simulation } = draft.good.peek() as IntegrationScenario;
    draft.replace({ ...situation.scenario, simulation } as unknown as Json);
    document.getElementById("main")?.scrollIntoView({ block: "start" });
  };
  const now = draft.good.value as IntegrationScenario;
  return (
    <section class="ledger cases situations" aria-label="Situations">
      <table>
        <thead>
          <tr>
            <th scope="col">Situation</th>
            <th scope="col">What differs from the base case</th>
            <th scope="col">First year, thousand</th>
            <th scope="col">Second year, thousand</th>
            <th scope="col">NPV ± s.e., thousand</th>
            <th scope="col">Payback, years</th>
            <th scope="col">Published result</th>
            <th scope="col">
              <span class="unseen">Open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {situations.map((situation) => {
            const found = published.value.find(({ name }) => name === situation.name);
            const name = names[situation.name] ?? situation.name;
            const shown = equal(
              { ...now, simulation: null } as unknown as Json,
              { ...situation.scenario, simulation: null } as unknown as Json,
            );
            return (
              <tr key={situation.name} aria-current={shown}>
                <th scope="row">{name}</th>
                <td class="wide">{situation.meaning}</td>
                <td class="number">
                  {found === undefined ? "" : fixed((found.benefits[0]?.mean ?? 0) / 1000, 0)}
                </td>
                <td class="number">
                  {found === undefined ? "" : fixed((found.benefits[1]?.mean ?? 0) / 1000, 0)}
                </td>
                <td class="number">
                  {found === undefined ? "" : withError(found.npv.mean / 1000, found.npv.se / 1000, 0)}
                </td>
                <td class="number">
                  {found === undefined
                    ? ""
                    : found.paybackYears === null
                      ? "never"
                      : fixed(found.paybackYears, 1)}
                </td>
                <td class={found !== undefined && found.npv.mean < 0 ? "loses" : ""}>
                  {found === undefined ? "" : readingOf(found)}
                </td>
                <td>
                  {shown ? (
                    <span class="quiet">shown above</span>
                  ) : (
                    <button type="button" class="plain" onClick={() => open(situation)}>
                      Open<span class="unseen"> the situation {name}</span>
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="quiet rules">
        Published figures: {published.value[0]?.replications ?? 10} histories each, every lever live from the
        first day; opened here, the project time before go-live counts too.
      </p>
      <p class="quiet rules">
        Integration pays through the volume of orders times what each costs by hand, customers who leave or
        will not wait, and surges in demand that somebody in the firm already knows of. It does not pay where
        demand is small and stable, customers are captive, capacity is the bottleneck, data are stale, or
        people keep to the old way.
      </p>
    </section>
  );
}
