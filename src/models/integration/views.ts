import type { Model } from "../../contract/model.ts";
import { claimResults } from "./claims/claims.ts";
import type { Difference } from "./claims/verdict.ts";
import { course, courseSeries } from "./course.ts";
import { type AttributionOptions, attribute } from "./experiments/attribution.ts";
import { type Benefit, cashCourse } from "./experiments/cashCourse.ts";
import { eventStudy } from "./experiments/eventStudy.ts";
import {
  type FactorialRow,
  type FactorialTables,
  factorial,
  factorialTables,
} from "./experiments/factorial.ts";
import {
  type IsoRun,
  type IsoRuns,
  isoService,
  isoServiceStep,
  isoServiceValues,
} from "./experiments/isoService.ts";
import {
  type AttributionOfRuns,
  type AttributionPart,
  attributionOf,
  attributionRuns,
  attributionValues,
  type Benefits,
  type CoalitionRun,
  roiBenefits,
  roiOf,
} from "./experiments/parts.ts";
import { presets } from "./experiments/presets.ts";
import { readinessMap } from "./experiments/readinessMap.ts";
import { roi } from "./experiments/roi.ts";
import { type RolloutRuns, rollout, rolloutStep, rolloutValues } from "./experiments/rollout.ts";
import { film } from "./film.ts";
import { firstPair } from "./firstPair.ts";
import { warnings } from "./loads.ts";
import { siloed } from "./run.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { ordersUnderWay, orderTwins, type Window } from "./twins.ts";
import { type CaseArgument, describeCases, validateCase } from "./validation/views.ts";
import { chain } from "./world.ts";

interface MapArgument {
  readonly dataQuality: readonly number[];
  readonly adoption: readonly number[];
  readonly replications: number;
}

/** A study in steps: what is known so far, from the parts that any thread computed. */
type Sofar<Known> = Known & { readonly replications: number };

/**
 * Further answers. Those that take long come in two: `…Step` says which runs it needs next, from what is known so
 * far, and `…Values` computes any of them; so they can be shared among threads and stopped between parts.
 */
export const views: Model<IntegrationScenario>["views"] = {
  warnings: ({ problem }) => ({ warnings: warnings(problem) }),
  claims: (scenario, differences: { readonly [kpi: string]: Difference }) =>
    claimResults(scenario, differences),
  attribute: (scenario, options?: AttributionOptions) => attribute(scenario, options),
  attributionRuns: (scenario, options?: AttributionOptions) => attributionRuns(scenario, options),
  attributionValues: (scenario, part: AttributionPart) => attributionValues(scenario, part),
  attributionOf: (scenario, runs: AttributionOfRuns) => attributionOf(scenario, runs),
  factorialTables: (_, rows: readonly FactorialRow[]) => factorialTables(rows),
  factorial: (scenario, tables: FactorialTables) => factorial(scenario, tables),
  roi: (scenario, replications?: number) => roi(scenario, replications),
  roiBenefits: (scenario, part: { readonly first: number; readonly count: number }) =>
    roiBenefits(scenario, part),
  roiOf: (scenario, benefits: Benefits) => roiOf(scenario, benefits),
  cash: (scenario, benefits: readonly Benefit[]) => cashCourse(scenario, benefits),
  isoService: (scenario, replications?: number) => isoService(scenario, replications),
  isoServiceStep: (scenario, { replications, ...known }: Sofar<IsoRuns>) =>
    isoServiceStep(scenario, replications, known),
  isoServiceValues: (scenario, runs: readonly IsoRun[]) => isoServiceValues(scenario, runs),
  rollout: (scenario, replications: number) => rollout(scenario, replications),
  rolloutStep: (scenario, { replications, ...known }: Sofar<RolloutRuns>) =>
    rolloutStep(scenario, replications, known),
  rolloutValues: (scenario, runs: readonly CoalitionRun[]) => rolloutValues(scenario, runs),
  readinessMap: (scenario, { dataQuality, adoption, replications }: MapArgument) =>
    readinessMap(scenario, dataQuality, adoption, replications),
  disruption: (scenario, replications = scenario.simulation.replications) => ({
    siloed: eventStudy(chain(scenario), siloed, replications),
    integrated: eventStudy(chain(scenario), scenario.levers, replications),
  }),
  presets: (scenario) => ({
    presets: presets.map(({ name, meaning, apply }) => ({ name, meaning, scenario: apply(scenario) })),
  }),
  course: (scenario, replication?: number) => course(scenario, replication),
  courseSeries: () => courseSeries,
  pair: (scenario, replication?: number) => firstPair(scenario, replication),
  film: (scenario, replication?: number) => film(scenario, replication),
  orders: (scenario, window?: Window) => ordersUnderWay(scenario, window),
  orderTwins: (
    scenario,
    options?: { readonly replication?: number; readonly from?: number; readonly most?: number },
  ) => orderTwins(scenario, options),
  validationCases: () => describeCases(),
  validate: (_, argument: CaseArgument) => validateCase(argument),
};
