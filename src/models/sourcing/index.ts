import type { Model } from "../../contract/model.ts";
import { conditions } from "./conditions.ts";
import { frontier } from "./frontier.ts";
import { hedges } from "./hedges.ts";
import { partings } from "./partings.ts";
import { path } from "./path.ts";
import { problemFields, type SourcingScenario } from "./problem.ts";
import { reservationCurve } from "./reservationCurve.ts";
import { latticeField, policyFields, simulationFields } from "./settings.ts";
import { shock } from "./shock.ts";
import { simulation } from "./simulate.ts";
import { solve } from "./solve.ts";
import { work } from "./work.ts";

/** Combined sourcing: a capacity reservation contract beside a spot market. */
export const sourcing: Model<SourcingScenario> = {
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
  resultsVersion: 1,
  work,
  solve,
  simulation,
  views: { path, reservationCurve, frontier, hedges, shock, partings },
};
