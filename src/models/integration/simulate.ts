import type { Simulation } from "../../contract/model.ts";
import { measures } from "./kpis.ts";
import { siloed } from "./run.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { chain, play } from "./world.ts";

/** Replications per block: few, because each takes a tenth of a second. */
const BLOCK = 2;

/** Siloed runs that are remembered at most. */
const MOST_REMEMBERED = 1000;

let latest: { readonly key: string; readonly rows: Map<number, readonly number[]> } | undefined;

/**
 * Siloed figures by replication, kept from scenario to scenario as long as only levers differ: experiments on levers
 * ask for the same siloed runs again and again.
 */
function siloedRows(scenario: IntegrationScenario): Map<number, readonly number[]> {
  const { levers: _, policies: __, simulation, ...rest } = scenario;
  const { replications: ___, ...fixed } = simulation;
  const key = JSON.stringify({ ...rest, fixed });
  if (latest?.key !== key) latest = { key, rows: new Map() };
  return latest.rows;
}

/** Simulates a scenario siloed and with its levers, on common random numbers. */
export function simulation(scenario: IntegrationScenario): Simulation {
  const made = chain(scenario);
  const measured = measures(scenario.simulation.years);
  const known = siloedRows(scenario);
  const siloedValues = (replication: number): readonly number[] => {
    const found = known.get(replication);
    if (found !== undefined) return found;
    const values = measured.values(play(made, siloed, replication));
    if (known.size < MOST_REMEMBERED) known.set(replication, values);
    return values;
  };
  const worlds = [
    siloedValues,
    (replication: number) => measured.values(play(made, scenario.levers, replication)),
  ];
  return {
    policies: [
      { kind: "siloed", label: "Siloed" },
      { kind: "integrated", label: "Integrated" },
    ],
    columns: measured.columns,
    kpis: measured.kpis,
    blockSize: BLOCK,
    block(first, count) {
      const width = measured.columns.length;
      const figures = new Float64Array(worlds.length * width * count);
      for (let i = 0; i < count; i++) {
        worlds.forEach((valuesOf, policy) => {
          valuesOf(first + i).forEach((value, column) => {
            figures[(policy * width + column) * count + i] = value;
          });
        });
      }
      return figures;
    },
    exact: [{}, {}],
  };
}
