import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { MeanError } from "../../../models/integration/experiments/attribution.ts";
import type { IntegrationScenario } from "../../../models/integration/scenario.ts";
import { fixed } from "../../parts/format.ts";
import { Term } from "../../parts/Tip.tsx";
import { equal, type Json } from "../../state/tree.ts";
import { goTo } from "./Contents.tsx";
import { type PublishedSituation, publishedSituations } from "./published.ts";
import { StudyControl } from "./StudyControl.tsx";
import { type Situation, situationName, situationsOf } from "./situations.ts";
import type { IntegrationView } from "./view.ts";
import { withError } from "./words.ts";

/** What a run of a situation said, wherever it was run. */
interface Outcome {
  readonly npv: MeanError;
  readonly benefits: readonly MeanError[];
  readonly paybackYears: number | null;
  readonly probabilityPositive: number;
  readonly replications: number;
}

function readingOf({ npv, probabilityPositive }: Outcome): { readonly word: string; readonly tone: string } {
  if (probabilityPositive === 1) return { word: "✓ pays", tone: "policyA" };
  if (probabilityPositive === 0) return { word: "✗ does not pay", tone: "shortage" };
  return npv.mean > 0
    ? { word: "~ mostly pays", tone: "demand" }
    : { word: "✗ mostly does not", tone: "shortage" };
}

const k = (value: number) => value / 1000;

/** Where integration does not pay, and where it does: each measured, each one click away. */
export function Situations({ view }: { readonly view: IntegrationView }) {
  const { draft, model } = view.session;
  const published = useSignal<readonly PublishedSituation[]>([]);
  useEffect(() => {
    void publishedSituations().then((read) => {
      published.value = read;
    });
  }, [published]);
  const situations = useMemo(() => situationsOf(model), [model]);
  const own = view.situations.latest.value;
  const outcome = (name: string): Outcome | undefined =>
    own?.value.found[name] ?? published.value.find((each) => each.name === name);
  const open = (situation: Situation) => {
    // What does not belong to the situation stays as it was set.
    const { simulation } = draft.good.peek() as IntegrationScenario;
    draft.replace({ ...situation.scenario, simulation } as unknown as Json);
    goTo("top");
  };
  const now = useComputed(() => ({ ...draft.good.value, simulation: null }) as unknown as Json).value;
  const worstFirst = situations.toSorted(
    (a, b) =>
      (published.value.find(({ name }) => name === a.name)?.npv.mean ?? 0) -
      (published.value.find(({ name }) => name === b.name)?.npv.mean ?? 0),
  );
  const largest = Math.max(1, ...situations.map(({ name }) => Math.abs(outcome(name)?.npv.mean ?? 0)));
  const losing = worstFirst.filter(({ name }) => (outcome(name)?.npv.mean ?? 0) < 0);
  const measured = Object.keys(own?.value.found ?? {}).length;
  return (
    <div class="situations">
      <p class="quiet rules">
        The same programme with all eight levers, in ten firms; what it is worth over the horizon, thousand
        money, ± standard error.{" "}
        {losing.length > 0 &&
          `It loses money in ${losing.length}: ${losing.map(({ name }) => situationName(name).toLowerCase()).join(", ")}. `}
        Open one and look at its figures, its chain and its claims.
      </p>
      <ul class="cards">
        {worstFirst.map((situation) => {
          const found = outcome(situation.name);
          const name = situationName(situation.name);
          const shown = equal(now, { ...situation.scenario, simulation: null } as unknown as Json);
          const reading = found === undefined ? null : readingOf(found);
          const share = (found?.npv.mean ?? 0) / largest;
          return (
            <li key={situation.name} class="card" aria-current={shown ? "true" : undefined}>
              <h3>{name}</h3>
              <p class="means">{situation.meaning}</p>
              <p class={`worth tone-${reading?.tone ?? "plain"}`}>
                <b>{found === undefined ? "\u00a0" : withError(k(found.npv.mean), k(found.npv.se), 0)}</b>{" "}
                <span class="word">{reading?.word}</span>
              </p>
              <span
                class={`balance tone-${reading?.tone ?? "plain"}`}
                style={{ "--from": Math.min(0, share), "--to": Math.max(0, share) }}
                aria-hidden="true"
              />
              {shown ? (
                <span class="quiet now">shown on this page</span>
              ) : (
                <button type="button" class="plain" onClick={() => open(situation)}>
                  Open<span class="unseen"> the situation {name}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <StudyControl
        study={view.situations}
        start="Measure all ten here"
        running={`Running each firm; ${measured} of ${situations.length} measured so far.`}
        waiting={`Shown: published runs of ${published.value[0]?.replications ?? 10} histories each, every lever live from its first day. Opened here, the project time before go-live counts too.`}
      />
      <details class="folded">
        <summary>The ten firms as a table</summary>
        <Table situations={worstFirst} outcome={outcome} />
      </details>
      <p class="quiet rules">
        Integration pays through the volume of orders times what each costs by hand, customers who leave or
        will not wait, and surges in demand that somebody in the firm already knows of. It does not pay where
        demand is small and stable, customers are captive, capacity is the bottleneck, data are stale, or
        people keep to the old way.
      </p>
    </div>
  );
}

interface TableProps {
  readonly situations: readonly Situation[];
  readonly outcome: (name: string) => Outcome | undefined;
}

function Table({ situations, outcome }: TableProps) {
  return (
    <section class="ledger cases" aria-label="The ten firms">
      <table>
        <thead>
          <tr>
            <th scope="col">Situation</th>
            <th scope="col">What differs from the base case</th>
            <th scope="col">First year, thousand</th>
            <th scope="col">Second year, thousand</th>
            <th scope="col">
              <Term means="Net present value of the whole programme over its horizon, mean over the histories, with its standard error.">
                NPV ± s.e., thousand
              </Term>
            </th>
            <th scope="col">P(NPV &gt; 0), %</th>
            <th scope="col">Payback, years</th>
            <th scope="col">Histories</th>
          </tr>
        </thead>
        <tbody>
          {situations.map(({ name, meaning }) => {
            const found = outcome(name);
            const year = (index: number) => {
              const benefit = found?.benefits[Math.min(index, (found.benefits.length || 1) - 1)];
              return benefit === undefined ? "" : fixed(k(benefit.mean), 0);
            };
            return (
              <tr key={name}>
                <th scope="row">{situationName(name)}</th>
                <td class="wide">{meaning}</td>
                <td class="number">{year(0)}</td>
                <td class="number">{year(1)}</td>
                <td class="number">
                  {found === undefined ? "" : withError(k(found.npv.mean), k(found.npv.se), 0)}
                </td>
                <td class="number">{found === undefined ? "" : fixed(100 * found.probabilityPositive, 0)}</td>
                <td class="number">
                  {found === undefined
                    ? ""
                    : found.paybackYears === null
                      ? "never"
                      : fixed(found.paybackYears, 1)}
                </td>
                <td class="number">{found?.replications}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
