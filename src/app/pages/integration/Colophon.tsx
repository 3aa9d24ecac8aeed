import type { IntegrationView } from "./view.ts";
import { scenarioOf } from "./words.ts";

/** What was computed how, for those who want to repeat it. */
export function Colophon({ view }: { readonly view: IntegrationView }) {
  const { draft, simulation } = view.session;
  const { simulation: settings } = scenarioOf(draft.good.value);
  const digest = simulation.digest.value;
  return (
    <footer class="colophon">
      <p>
        A make-to-stock firm with a sales pipeline, two products, a plant, two suppliers and three dozen
        customers, order by order and day by day. Sizes and prices are plausible, not measured at any firm:
        the signs and mechanisms are results, the amounts belong to this firm alone.
      </p>
      <p>
        Simulated: {settings.replications.toLocaleString("en-US")} histories of {settings.years} years after{" "}
        {settings.warmUp} siloed days, each lived through twice, seed “{settings.seed}”
        {digest === null ? "" : `, result ${digest.slice(0, 12)}`}. The same seed gives the same figures on
        every machine.
      </p>
    </footer>
  );
}
