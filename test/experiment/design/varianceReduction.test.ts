import { expect, test } from "vitest";
import { parseExperiment } from "../../../src/experiment/design/experiment.ts";
import { Bench } from "../../../src/experiment/design/part.ts";

test("a cell with variance reduction says that experiments take none, instead of a wrong standard error", async () => {
  const simulation = { replications: 20, periods: 10 };
  const parsed = await parseExperiment({
    version: 1,
    experiment: "plans",
    title: "Plans of streams",
    scenario: {
      version: 1,
      model: "sourcing",
      lattice: "paper",
      policies: [{ kind: "spotOnly" }],
      simulation,
    },
    factors: [{ path: "simulation.streams", levels: ["independent", "antithetic"] }],
    answers: "simulated",
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const bench = await Bench.of(parsed.value);
  expect(bench.part(0).infeasible).toBeUndefined();
  expect(bench.part(bench.tasks - 1).infeasible).toMatch(/^invalid simulation: variance reduction; /);
});
