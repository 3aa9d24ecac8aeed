import type { ReadonlySignal } from "@preact/signals";
import { fixed } from "../../../parts/format.ts";
import type { SourcingView } from "../view.ts";
import { letters, tones } from "../words.ts";
import { explained } from "./decision.ts";
import { partingWords } from "./PartingsFigure.tsx";
import type { Replayed } from "./replayView.ts";

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface ExplanationProps {
  readonly view: SourcingView;
  readonly replayed: ReadonlySignal<Replayed | null>;
}

/** The period under the cursor in words: what both saw, what each did and why, and what the parting came to. */
export function Explanation({ view, replayed }: ExplanationProps) {
  const shown = replayed.value;
  const period = view.period.value ?? 0;
  if (shown === null) return <section class="explanation" aria-label="The period in words" />;
  const { path, solution, labels, scenario } = shown;
  const price = path.spotPrice[period] ?? 0;
  const demand = path.demand[period] ?? 0;
  return (
    <section class="explanation" aria-label="The period in words">
      <h2>
        Period {period + 1}: price {fixed(price, 2)}, then demand {fixed(demand, 1)}
      </h2>
      <dl>
        {path.policies.slice(0, 2).map((course, k) => {
          const policy = solution.policies[k];
          if (policy === undefined) return null;
          const end = course.endInventory[period] ?? 0;
          return (
            <div key={letters[k]} class={`tone-${tones[k] ?? "plain"}`}>
              <dt>
                <span class={`letter tone-${tones[k] ?? "plain"}`}>{letters[k]}</span> {labels[k]}
              </dt>
              <dd>
                <span class="decision">
                  {capital(
                    explained({
                      policy,
                      contractPrice: scenario.problem.contractPrice,
                      spotPrice: price,
                      stock: course.netInventory[period] ?? 0,
                      contractQuantity: course.contractQuantity[period] ?? 0,
                      spotQuantity: course.spotQuantity[period] ?? 0,
                    }),
                  )}
                  .
                </span>
                <span class="quiet">
                  {" "}
                  Ends with {end < 0 ? `${fixed(-end, 1)} owed` : `${fixed(end, 1)} in stock`}; the period
                  costs {fixed(course.cost[period] ?? 0, 1)}.
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      <p class="parting">{partingWords(shown, period)}</p>
    </section>
  );
}
