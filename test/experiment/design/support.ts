import type { Experiment } from "../../../src/experiment/design/design.ts";
import { parseExperiment } from "../../../src/experiment/design/experiment.ts";
import { Bench, type Part } from "../../../src/experiment/design/part.ts";
import { type Row, rowsOf } from "../../../src/experiment/design/rows.ts";

/** A small experiment, raw. */
export const raw = {
  version: 1,
  experiment: "small",
  scenario: {
    version: 1,
    model: "sourcing",
    problem: {},
    lattice: "paper",
    policies: [{ kind: "optimal" }, { kind: "baseStock" }],
    simulation: { seed: "test", replications: 60, periods: 40, warmUp: 5, sampling: "lattice" },
  },
  factors: [
    { path: "problem.holdingCost", levels: [0.2, 1] },
    { path: "problem.demand.sd", levels: [{ from: 1, to: 3, step: 1 }] },
  ],
};

/** Its parsed form with some members changed. */
export async function experiment(changes: object = {}): Promise<Experiment> {
  const parsed = await parseExperiment({ ...raw, ...changes });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

/** The paths and messages of the faults of a changed experiment. */
export async function faults(changes: object): Promise<string[]> {
  const parsed = await parseExperiment({ ...raw, ...changes });
  return parsed.ok ? [] : parsed.faults.map(({ path, message }) => `${path}: ${message}`);
}

/** All rows, computed here; parts go through JSON, as they do on their way through a journal. */
export async function rows(of: Experiment): Promise<Row[]> {
  const bench = await Bench.of(of);
  const parts = Array.from(
    { length: bench.tasks },
    (_, task) => JSON.parse(JSON.stringify(bench.part(task))) as Part,
  );
  return Array.from({ length: bench.cells.count }, (_, cell) =>
    rowsOf(bench, cell, parts.slice(cell * bench.units, (cell + 1) * bench.units)),
  ).flat();
}
