import { exp } from "../../numeric/elementary.ts";
import { meanAdoption } from "./adoption.ts";
import { recordedChance } from "./dataQuality.ts";
import { tourCost } from "./dispatch.ts";
import { cashFlows, costsOf } from "./experiments/investment.ts";
import { productNames } from "./fields/demand.ts";
import { leverNames } from "./levers.ts";
import { demandSpread, loads, orderRate, warnings } from "./loads.ts";
import { horizons } from "./planner.ts";
import { erlangCdfIntegral, pipelineWeights, safetyStock } from "./planning.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { goLiveDays } from "./setting.ts";
import { pipelinePopulation } from "./validation/crm.ts";
import { earlyWarning } from "./validation/disruptions.ts";
import { dispatchCost } from "./validation/operations.ts";
import { nominalDemand } from "./world.ts";

/** Expected adoption of the chosen levers over the simulated years, with the exponential curve. */
function adoption(scenario: IntegrationScenario) {
  const { maximum, rampDays, curve, pilotDays } = scenario.adoption;
  const span = 365 * scenario.simulation.years;
  return leverNames
    .filter((lever) => scenario.levers[lever])
    .map((lever) => {
      const goLive = goLiveDays(scenario, lever);
      const live = Math.max(0, span - goLive);
      const plain = curve === "exponential" && pilotDays === 0;
      const mean = live > 0 ? (meanAdoption(maximum, rampDays, live) * live) / span : 0;
      return { lever, goLiveDay: goLive, meanAdoption: plain ? mean : null };
    });
}

/** Order to cash, days: what the siloed and the integrated path take without waiting for goods. */
function orderToCash(scenario: IntegrationScenario) {
  const { orderToCash: path, siloed, integrated, strategies } = scenario.problem;
  const cash = path.termsDays + path.lateDays;
  const pick = loads(scenario.problem)[1]!.wait;
  const clerk = loads(scenario.problem)[0]!.wait;
  const picking = pick === null ? null : pick + path.pickDays;
  const total = (parts: readonly (number | null)[]) =>
    parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum + part!, 0);
  const siloedParts = {
    entry: total([siloed.syncDays / 2, clerk, path.entryDays, siloed.approvalDays]),
    picking,
    invoicing: siloed.invoiceDays / 2,
    collection: cash + siloed.invoiceError * path.disputeDays,
  };
  const integratedParts = {
    entry: strategies[scenario.strategy].latency + integrated.approvalDays,
    picking,
    invoicing: integrated.invoiceDays,
    collection: cash + integrated.invoiceError * path.disputeDays,
  };
  return {
    siloed: { ...siloedParts, total: total(Object.values(siloedParts)) },
    integrated: { ...integratedParts, total: total(Object.values(integratedParts)) },
  };
}

/** What can be said without simulating: loads, closed forms of the parts, costs; plain data, days and money. */
export function solve(scenario: IntegrationScenario): object {
  const { problem } = scenario;
  const { leads, customers, supply, planning, siloed, integrated, costs, dataQuality } = problem;
  const { first, second, third } = leads.advance;
  const demand = nominalDemand(problem);
  const spans = horizons(problem);
  const response = (detection: number) => detection + supply.activationDays + supply.backupDays;
  const shortage = (detection: number) =>
    earlyWarning.exact({
      m: supply.disruptionDays,
      respond: response(detection),
      cover: planning.initialGoodsDays + planning.initialComponentDays,
    })["value"] as number;
  const perRegion = (orderRate(problem) * (1 - problem.orderToCash.urgentShare)) / customers.regions;
  const weights = pipelineWeights(
    [first, second, third],
    leads.stageDays,
    dataQuality.optimism,
    leads.rate * leads.quantity,
    spans[1]!,
  );
  const spread = demandSpread(problem);
  const expenditure = costsOf(scenario, scenario.levers);
  return {
    warnings: warnings(problem),
    nominalDemand: Object.fromEntries(productNames.map((name, i) => [name, demand[i]!])),
    ordersPerDay: orderRate(problem),
    loads: loads(problem),
    orderToCash: orderToCash(scenario),
    horizons: { production: spans[0]!, purchasing: spans[1]!, supplier: spans[2]! },
    safetyStock: Object.fromEntries(
      productNames.map((name, i) => [
        name,
        {
          production: safetyStock(0, planning.safetyFactor, spread[i]!, spans[0]!, 0),
          purchasing: safetyStock(0, planning.safetyFactor, spread[i]!, spans[1]!, 0),
        },
      ]),
    ),
    bullwhip: bullwhip(spans[1]!, planning.windowDays),
    pipeline:
      leads.rate > 0
        ? {
            ...pipelinePopulation.exact({
              a: leads.rate,
              m: leads.stageDays,
              v: [first, second, third],
              q: leads.quantity,
            }),
            recordedShare: recordedChance(dataQuality.level),
            stageWeights: weights.stage,
            unitsFromNewLeads: weights.future,
            winsWithin:
              erlangCdfIntegral(3, 1 / leads.stageDays, spans[1]!) * leads.rate * first * second * third,
          }
        : null,
    disruptions: {
      availability: supply.disruptionGapDays / (supply.disruptionGapDays + supply.disruptionDays),
      shortageDaysSiloed: shortage(siloed.detectionDays),
      shortageDaysEarlyWarning: shortage(integrated.detectionDays),
    },
    customers: customersAfter(problem, 365 * scenario.simulation.years),
    dispatch: {
      ...(perRegion > 0 ? dispatchCost.exact({ K: costs.shipment, f: costs.furtherStop, n: perRegion }) : {}),
      tourOfThree: tourCost(costs.shipment, costs.furtherStop, 3),
    },
    adoption: adoption(scenario),
    costs: { ...expenditure, flowsWithoutBenefit: cashFlows([0], expenditure) },
  };
}

/** Expected active customers after some days at reference satisfaction, and in the long run. */
function customersAfter(problem: IntegrationScenario["problem"], time: number) {
  const { acquisitionRate, churnHazard, initial } = problem.customers;
  if (!(churnHazard > 0)) return { expected: initial + acquisitionRate * time, steady: null };
  const steady = acquisitionRate / churnHazard;
  return { expected: steady + (initial - steady) * exp(-churnHazard * time), steady };
}

/** Chen et al. (2000): variance ratio of purchase orders that follow a moving average, independent demand. */
function bullwhip(
  span: number,
  window: number,
): { readonly fixedLevels: number; readonly dynamicLevels: number } {
  const a = span / window;
  return { fixedLevels: 1, dynamicLevels: 1 + 2 * a + 2 * a * a };
}
