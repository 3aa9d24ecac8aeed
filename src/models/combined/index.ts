import type { Model } from "../../contract/model.ts";
import { conditions as chainConditions } from "../integration/conditions.ts";
import { warnings } from "../integration/loads.ts";
import { optionFields, simulationFields } from "../integration/scenario.ts";
import { work as chainWork } from "../integration/work.ts";
import { contractFaults } from "./contract.ts";
import { type CombinedScenario, chainScenario, example, problemFields } from "./scenario.ts";
import { simulation } from "./simulate.ts";
import { solve } from "./solve.ts";

/** The whole house: the order-to-cash chain, its backup as combined sourcing, its components spoiling. */
export const combined: Model<CombinedScenario> = {
  name: "combined",
  title: "The whole house",
  inputs: {
    problem: problemFields,
    options: optionFields,
    policies: {},
    simulation: simulationFields,
    conditions: (scenario) => [
      ...chainConditions(chainScenario(scenario)),
      ...contractFaults(scenario.problem),
    ],
  },
  example,
  resultsVersion: 1,
  // Two configurations of the chain for each of its two.
  work: (scenario) => 2 * chainWork(chainScenario(scenario)),
  solve,
  simulation,
  views: { warnings: ({ problem }) => ({ warnings: warnings(problem) }) },
};
