import { DifferencesFigure } from "../../parts/DifferencesFigure.tsx";
import type { DeteriorationView } from "./view.ts";
import { captionOf, policyNames } from "./words.ts";

/** How the profits of A and B differ from history to history. */
export function TwinDifferences({ view }: { readonly view: DeteriorationView }) {
  const { simulation } = view.session;
  const scenario = view.plans.value?.scenario;
  return (
    <DifferencesFigure
      title="Profit difference, history by history"
      level={3}
      figures={simulation.figures}
      stale={simulation.stale}
      kpi="profit"
      what="Profit"
      unit="money"
      names={() => {
        const plans = view.plans.peek();
        if (plans === null) return null;
        const [a = "A", b = "B"] = policyNames(plans.scenario.policies);
        return [a, b];
      }}
      better="higher"
      ahead={(name) => `${name} earns more`}
      counted="Histories"
      decimals={[2, 1]}
      says={(mean, b, often, of) =>
        `${mean}; ${b} clearly earned more in ${often} of ${of} histories with the same chances.`
      }
      height={() => 280}
      empty={
        simulation.phase.value === "failed" ? "Nothing was simulated." : "The simulation is about to start …"
      }
      caption={scenario === undefined ? "" : captionOf(scenario, true)}
      file="hedgerow-deterioration-differences"
    />
  );
}
