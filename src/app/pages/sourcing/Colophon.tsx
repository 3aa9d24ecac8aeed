import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import type { SourcingView } from "./view.ts";
import { extentOf } from "./words.ts";

/** What was computed how, for those who want to repeat it. */
export function Colophon({ view }: { readonly view: SourcingView }) {
  const { answers, simulation } = view.session;
  const scenario = answers.latest.value?.scenario as SourcingScenario | undefined;
  if (scenario === undefined) return null;
  const { lattice, simulation: settings } = scenario;
  const digest = simulation.digest.value;
  return (
    <footer class="colophon">
      <p>
        One item, reviewed every period: the spot price is seen, both sources deliver at once, then demand
        comes; unmet demand waits. After Kleber, Inderfurth and Kelle (2014), “Combined sourcing and inventory
        management using capacity reservation and spot market”, FEMM Working Paper 5/2014.
      </p>
      <p>
        Exact: dynamic program on the {typeof lattice === "string" ? lattice : `changed ${lattice.base}`}{" "}
        lattice. Simulated:{" "}
        {settings.sampling === "continuous"
          ? "continuous demand and prices"
          : "demand and prices of the lattice"}
        , {extentOf(settings, (count) => count.toLocaleString("en-US"), "after a warm-up of")}, seed “
        {settings.seed}”{digest === null ? "" : `, result ${digest.slice(0, 12)}`}. The same seed gives the
        same figures on every machine.
      </p>
    </footer>
  );
}
