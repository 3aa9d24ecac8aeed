import type { DeteriorationView } from "./view.ts";

/** What was computed how, for those who want to repeat it. */
export function Colophon({ view }: { readonly view: DeteriorationView }) {
  const scenario = view.plans.value?.scenario;
  if (scenario === undefined) return null;
  const { simulation: settings, boundaries } = scenario;
  const digest = view.session.simulation.digest.value;
  return (
    <footer class="colophon">
      <p>
        One item that decays, replenished at a finite rate in cycles that end with empty stock; demand falls
        with the price of the cycle. After Sabahno (2008), “Optimal policy for a deteriorating inventory model
        with finite replenishment rate, price dependent demand rate and cycle length dependent price”.
      </p>
      <p>
        By equation:{" "}
        {boundaries === "continuous" ? "boundaries refined by Newton steps" : "dynamic program on the grid"},
        prices bracketed by a scan, then refined. By chance: Poisson customers and exponential lives at scale{" "}
        {settings.scale.toLocaleString("en-US")}, {settings.replications.toLocaleString("en-US")}{" "}
        replications, seed “{settings.seed}”{digest === null ? "" : `, result ${digest.slice(0, 12)}`}. The
        same seed gives the same figures on every machine.
      </p>
    </footer>
  );
}
