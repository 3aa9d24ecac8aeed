import { DifferencesFigure } from "../../parts/DifferencesFigure.tsx";
import type { SourcingView } from "./view.ts";
import { captionOf, labelsOf } from "./words.ts";

/** How the two policies' costs differ from history to history. */
export function CostDifferences({ view }: { readonly view: SourcingView }) {
  const { answers, simulation } = view.session;
  const scenario = answers.latest.value?.scenario;
  return (
    <DifferencesFigure
      title="Cost difference, history by history"
      figures={simulation.figures}
      stale={simulation.stale}
      kpi="averageCost"
      what="Cost"
      unit="money/period"
      names={() => {
        // Labels change only with the scenario, after which new figures follow.
        const solution = answers.latest.peek();
        if (solution === null) return null;
        const [a = "", b = ""] = labelsOf(solution.value);
        return [a, b];
      }}
      better="lower"
      ahead={(name) => `${name} cheaper`}
      counted="Replications"
      decimals={[3, 2]}
      says={(mean, b, often, of) =>
        `${mean} per period; ${b} was clearly cheaper in ${often} of ${of} histories.`
      }
      height={() => 300}
      empty="The simulation is about to start …"
      caption={scenario === undefined ? "" : captionOf(scenario)}
      file="hedgerow-sourcing-differences"
    />
  );
}
