import type { Declaration } from "../../contract/model.ts";
import { conditions } from "./conditions.ts";
import { problemFields, type SourcingScenario } from "./problem.ts";
import { latticeField, policyFields, simulationFields } from "./settings.ts";
import { work } from "./work.ts";

/** What combined sourcing says of itself. */
export const declaration: Declaration<SourcingScenario> = {
  name: "sourcing",
  title: "Combined sourcing",
  inputs: {
    problem: problemFields,
    options: { lattice: latticeField },
    policies: policyFields,
    simulation: simulationFields,
    conditions,
  },
  example: {
    version: 1,
    model: "sourcing",
    problem: {
      contractPrice: 8,
      reservationPrice: 0.5,
      holdingCost: 0.2,
      backorderCost: 8,
      demand: { mean: 10, sd: 3 },
      spotPrice: { mean: 10, sd: 1 },
    },
    lattice: "fine",
    policies: [{ kind: "optimal" }, { kind: "baseStock" }],
    simulation: { seed: "hedgerow", replications: 1000, periods: 1000, warmUp: 100, sampling: "continuous" },
  },
  resultsVersion: 3,
  work,
};
