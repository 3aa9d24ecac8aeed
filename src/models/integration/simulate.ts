import type { Simulation } from "../../contract/model.ts";
import { measures } from "./kpis.ts";
import { siloed } from "./run.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { chain, play } from "./world.ts";

/** Replications per block: few, because each takes a tenth of a second. */
const BLOCK = 2;

/** Simulates a scenario siloed and with its levers, on common random numbers. */
export function simulation(scenario: IntegrationScenario): Simulation {
  const made = chain(scenario);
  const measured = measures(scenario.simulation.years);
  const worlds = [siloed, scenario.levers];
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
        worlds.forEach((levers, policy) => {
          const values = measured.values(play(made, levers, first + i));
          values.forEach((value, column) => {
            figures[(policy * width + column) * count + i] = value;
          });
        });
      }
      return figures;
    },
    exact: [{}, {}],
  };
}
