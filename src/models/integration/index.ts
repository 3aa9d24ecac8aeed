import type { Model } from "../../contract/model.ts";
import { conditions } from "./conditions.ts";
import { course, orderTwins } from "./course.ts";
import { type AttributionOptions, attribute } from "./experiments/attribution.ts";
import { eventStudy } from "./experiments/eventStudy.ts";
import { isoService } from "./experiments/isoService.ts";
import {
  type AttributionOfRuns,
  type AttributionPart,
  attributionOf,
  attributionRuns,
  attributionValues,
  type Benefits,
  roiBenefits,
  roiOf,
} from "./experiments/parts.ts";
import { presets } from "./experiments/presets.ts";
import { readinessMap } from "./experiments/readinessMap.ts";
import { roi } from "./experiments/roi.ts";
import { rollout } from "./experiments/rollout.ts";
import { problemFields } from "./problem.ts";
import { siloed } from "./run.ts";
import { example, type IntegrationScenario, optionFields, simulationFields } from "./scenario.ts";
import { simulation } from "./simulate.ts";
import { solve } from "./solve.ts";
import { type CaseArgument, describeCases, validateCase } from "./validation/views.ts";
import { chain } from "./world.ts";

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
  solve,
  simulation,
  views: {
    attribute: (scenario, options?: AttributionOptions) => attribute(scenario, options),
    attributionRuns: (scenario, options?: AttributionOptions) => attributionRuns(scenario, options),
    attributionValues: (scenario, part: AttributionPart) => attributionValues(scenario, part),
    attributionOf: (scenario, runs: AttributionOfRuns) => attributionOf(scenario, runs),
    roi: (scenario, replications?: number) => roi(scenario, replications),
    roiBenefits: (scenario, part: { readonly first: number; readonly count: number }) =>
      roiBenefits(scenario, part),
    roiOf: (scenario, benefits: Benefits) => roiOf(scenario, benefits),
    isoService: (scenario, replications?: number) => isoService(scenario, replications),
    readinessMap: (scenario, { dataQuality, adoption, replications }: MapArgument) =>
      readinessMap(scenario, dataQuality, adoption, replications),
    disruption: (scenario, replications = scenario.simulation.replications) => ({
      siloed: eventStudy(chain(scenario), siloed, replications),
      integrated: eventStudy(chain(scenario), scenario.levers, replications),
    }),
    rollout: (scenario, replications: number) => rollout(scenario, replications),
    presets: (scenario) => ({
      presets: presets.map(({ name, meaning, apply }) => ({ name, meaning, scenario: apply(scenario) })),
    }),
    course: (scenario, replication?: number) => course(scenario, replication),
    orderTwins: (scenario, options?: { readonly replication?: number; readonly most?: number }) =>
      orderTwins(scenario, options),
    validationCases: () => describeCases(),
    validate: (_, argument: CaseArgument) => validateCase(argument),
  },
};

interface MapArgument {
  readonly dataQuality: readonly number[];
  readonly adoption: readonly number[];
  readonly replications: number;
}
