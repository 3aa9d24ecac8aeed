import { availableToPromise, batchExport, partialNotice, perfectNotice } from "./advanceInformation.ts";
import {
  batching,
  bestForecast,
  exponentialSmoothing,
  movingAverageCorrelated,
  movingAverageIndependent,
  twoStages,
} from "./bullwhip.ts";
import type { ValidationCase } from "./case.ts";
import { customerBase, pipelinePopulation, satisfactionAverage } from "./crm.ts";
import { earlyWarning, orderQuantity, periodicDisruptions } from "./disruptions.ts";
import { attribution, investment } from "./economics.ts";
import { reduction, regression } from "./fullModel.ts";
import { demandSharing, inference } from "./informationSharing.ts";
import {
  cashConservation,
  commonRandomNumbers,
  limits,
  littlesLaw,
  nullLever,
  shapleyEfficiency,
  unitConservation,
} from "./invariants.ts";
import { gammaDemand, guaranteedService, newsvendor } from "./inventory.ts";
import { adoptionRamp, dispatchCost, forecastMeasures, qualityAlarm } from "./operations.ts";
import { pipelineVariance } from "./pipelineVariance.ts";
import { entryStation, network, receivables, tandem } from "./stations.ts";

/** Every validation case, in the order of the specification. */
export const validationCases: readonly ValidationCase[] = [
  movingAverageIndependent,
  movingAverageCorrelated,
  exponentialSmoothing,
  twoStages,
  batching,
  bestForecast,
  demandSharing,
  inference,
  perfectNotice,
  partialNotice,
  batchExport,
  pipelineVariance,
  availableToPromise,
  entryStation,
  tandem,
  network,
  receivables,
  newsvendor,
  guaranteedService,
  gammaDemand,
  periodicDisruptions,
  orderQuantity,
  earlyWarning,
  pipelinePopulation,
  customerBase,
  satisfactionAverage,
  dispatchCost,
  forecastMeasures,
  investment,
  adoptionRamp,
  attribution,
  qualityAlarm,
  nullLever,
  unitConservation,
  cashConservation,
  commonRandomNumbers,
  littlesLaw,
  limits,
  shapleyEfficiency,
  reduction,
  regression,
];

/** The case of a name. @throws RangeError for an unknown name */
export function validationCaseNamed(name: string): ValidationCase {
  const found = validationCases.find((stated) => stated.name === name);
  if (found === undefined) throw new RangeError(`unknown case: ${name}`);
  return found;
}
