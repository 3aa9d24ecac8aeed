import type { Model } from "../../contract/model.ts";
import { conditions } from "./conditions.ts";
import { problemFields } from "./problem.ts";
import { example, type IntegrationScenario, optionFields, simulationFields } from "./scenario.ts";
import { simulation } from "./simulate.ts";
import { solve } from "./solve.ts";
import { views } from "./views.ts";
import { work } from "./work.ts";

/** ERP and CRM, siloed against integrated: an order-to-cash chain on the event calendar. */
export const integration: Model<IntegrationScenario> = {
  name: "integration",
  title: "ERP and CRM integration",
  inputs: {
    problem: problemFields,
    options: optionFields,
    policies: {},
    simulation: simulationFields,
    conditions,
  },
  example,
  resultsVersion: 1,
  work,
  solve,
  simulation,
  views,
};
