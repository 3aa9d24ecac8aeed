import type { Simulation } from "../../contract/model.ts";
import { siloed } from "../integration/run.ts";
import { chain, play } from "../integration/world.ts";
import type { Terms } from "./contract.ts";
import { combinedMeasures } from "./kpis.ts";
import { type Backup, filled, type Parts, parts } from "./parts.ts";
import type { CombinedScenario } from "./scenario.ts";

/** Replications per block: few, because each takes four runs. */
const BLOCK = 1;

/** What is compared: both worlds of the chain, each with either backup; in this order. */
export const configurations = [
  { kind: "siloed", label: "Siloed, fixed backup", integrated: false, backup: "fixed" },
  { kind: "integrated", label: "Integrated, fixed backup", integrated: true, backup: "fixed" },
  { kind: "siloedContract", label: "Siloed, contract and spot", integrated: false, backup: "contract" },
  {
    kind: "integratedContract",
    label: "Integrated, contract and spot",
    integrated: true,
    backup: "contract",
  },
] as const satisfies readonly {
  readonly kind: string;
  readonly label: string;
  readonly integrated: boolean;
  readonly backup: Backup;
}[];

/** Runs one replication of one configuration; the chain's tables are shared by all. */
export function houseRunner(scenario: CombinedScenario, made: Parts) {
  const plain = chain(scenario);
  return (
    { integrated, backup }: { readonly integrated: boolean; readonly backup: Backup },
    replication: number,
  ) => {
    const part = filled(made, plain.streams, backup);
    const levers = integrated ? scenario.levers : siloed;
    const world = play({ ...plain, ports: part.ports }, levers, replication);
    return { world, backup: part.backup() };
  };
}

/** Simulates the whole house on common random numbers. */
export function simulation(scenario: CombinedScenario, _own?: unknown, solved?: object): Simulation {
  const made = parts(scenario, (solved as { readonly terms: readonly Terms[] } | undefined)?.terms);
  const run = houseRunner(scenario, made);
  const measured = combinedMeasures(scenario.simulation.years);
  const width = measured.columns.length;
  return {
    policies: configurations.map(({ kind, label }) => ({ kind, label })),
    columns: measured.columns,
    kpis: measured.kpis,
    blockSize: BLOCK,
    solved: { terms: made.terms },
    block(first, count) {
      const figures = new Float64Array(configurations.length * width * count);
      for (let i = 0; i < count; i++) {
        configurations.forEach((configuration, policy) => {
          measured.values(run(configuration, first + i)).forEach((value, column) => {
            figures[(policy * width + column) * count + i] = value;
          });
        });
      }
      return figures;
    },
    exact: configurations.map(() => ({})),
  };
}
