import type { Compared } from "../../../experiment/design/comparison.ts";
import { byGroup } from "../../../experiment/design/comparison.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import { chanceKey, type Simulated, simulatedValue } from "./chance.ts";
import { StageLine } from "./StageLine.tsx";
import { onLattice, type PaperView, scenarioOf } from "./view.ts";

/** What may separate a simulated figure from its exact value, in standard errors. */
const APART = 4;
/** Rounding beside which a figure without variance is compared. */
const ROUNDING = 1e-9;

const simulatedTables = ["sourcingTable2", "sourcingTable4", "sourcingTable5"];

function shownValues(view: PaperView): { readonly reproduction: Reproduction; readonly value: Compared }[] {
  return simulatedTables.flatMap((name) => {
    const reproduction = view.exact.found.value[name];
    if (reproduction === undefined) return [];
    const groups = byGroup(reproduction.values);
    const group = name === "sourcingTable2" ? groups[0] : (groups[view.setting.value] ?? groups[0]);
    return (group?.values ?? []).map((value) => ({ reproduction, value }));
  });
}

function agrees({ mean, se, exact }: Simulated): boolean {
  return Math.abs(mean - exact) <= APART * se + ROUNDING * Math.max(1, Math.abs(exact));
}

/** The Monte Carlo column of the sourcing tables: what it does, and how it compares with the exact one. */
export function ChanceLine({ view }: { readonly view: PaperView }) {
  const { stage, progress, failure, figures } = view.chance;
  const shown = shownValues(view);
  const scenarios = shown.map(({ reproduction, value }) => onLattice(scenarioOf(reproduction, value)));
  const simulated = shown.flatMap(({ reproduction, value }, index) => {
    const scenario = scenarios[index];
    if (scenario === undefined || value.kpi === "reservation") return [];
    return simulatedValue(reproduction, value, figures.value.get(chanceKey(scenario))) ?? [];
  });
  const cases = new Set(scenarios.map(chanceKey));
  const complete = [...cases].filter((key) => {
    const found = figures.value.get(key);
    return found !== undefined && found.done === found.total;
  }).length;
  const { done, total } = progress.value;
  const replications = scenarios[0]?.simulation.replications.toLocaleString("en-US") ?? "";
  const agreeing = simulated.filter(agrees).length;
  const words = {
    waiting: `Beside the exact values: ${replications} replications of every case of Tables 2, 4 and 5, each figure with its 95 % interval.`,
    running: `Simulating: ${done.toFixed(1)} of ${total} cases`,
    stopped: `Stopped: ${complete} of ${cases.size} cases simulated`,
    done: `Simulated ${complete} of ${cases.size} cases, ${replications} replications each: ${agreeing} of ${simulated.length} figures within ${APART} standard errors of the exact ones`,
    failed: `The simulation failed: ${failure.value}`,
  }[stage.value];
  return (
    <StageLine
      stage={stage.value}
      progress={progress.value}
      words={words}
      action={complete === 0 ? "Simulate" : complete < cases.size ? "Simulate the rest" : "Simulate again"}
      onStart={() => view.chance.start(scenarios)}
      onStop={view.chance.stop}
    />
  );
}
