import type { Model } from "../../contract/model.ts";
import { conditions } from "./conditions.ts";
import { optionFields, policyFields, problemFields, simulationFields } from "./fields.ts";
import { type DeteriorationScenario, paperProblem } from "./problem.ts";
import { simulation } from "./simulate.ts";
import { solve, table } from "./solve.ts";
import { views } from "./views.ts";
import { work } from "./work.ts";

/** Deteriorating stock: replenishment cycles of a decaying item whose demand depends on its price. */
export const deterioration: Model<DeteriorationScenario> & {
  /** Every candidate cycle of the grid, as the paper's Table I lists them. */
  readonly table: typeof table;
} = {
  name: "deterioration",
  title: "Deteriorating stock",
  inputs: {
    problem: problemFields,
    options: optionFields,
    policies: policyFields,
    simulation: simulationFields,
    conditions,
  },
  example: {
    version: 1,
    model: "deterioration",
    problem: paperProblem,
    pricing: "optimal",
    boundaries: { step: 1 },
    policies: [{ kind: "optimal" }, { kind: "published" }, { kind: "reorderPoint" }],
    simulation: {
      seed: "hedgerow",
      replications: 1000,
      scale: 10,
      unmetDemand: "lost",
      replenishment: "poisson",
    },
  },
  resultsVersion: 1,
  work,
  solve,
  table,
  simulation,
  views,
};
