import type { Fault } from "../../contract/model.ts";
import { productNames } from "./fields/demand.ts";
import { horizons, SUPPLIER } from "./planner.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { endOf } from "./setting.ts";

/** Longest planning horizon, days. */
const LONGEST_HORIZON = 1000;
/** Most orders that a replication may be expected to have. */
const MOST_ORDERS = 5_000_000;

/** Conditions between the fields of a scenario. */
export function conditions(scenario: IntegrationScenario): Fault[] {
  const { problem } = scenario;
  const { promotions, supply, customers, products, leads } = problem;
  const faults: Fault[] = [];
  const fault = (path: string, value: unknown, condition: string) =>
    faults.push({
      path,
      message: `invalid ${path.slice(path.lastIndexOf(".") + 1)}: ${value}; ${condition}`,
    });

  const shortest = promotions.everyDays - promotions.jitterDays;
  if (!(shortest >= promotions.lengthDays && shortest >= 1)) {
    fault(
      "problem.promotions.everyDays",
      promotions.everyDays,
      `at least jitterDays + lengthDays (${promotions.jitterDays} + ${promotions.lengthDays}) is needed, or promotions overlap`,
    );
  }
  const longest = horizons(problem)[SUPPLIER]!;
  if (!(longest <= LONGEST_HORIZON)) {
    fault(
      "problem.supply.transitDays",
      supply.transitDays,
      `production, transit and supplier time together span ${longest} days; at most ${LONGEST_HORIZON} can be planned`,
    );
  }
  const weights = supply.deliveryWeight + supply.qualityWeight + supply.priceWeight;
  if (!(Math.abs(weights - 1) < 1e-9))
    fault(
      "problem.supply.deliveryWeight",
      supply.deliveryWeight,
      `the three weights sum to ${weights}; 1 is needed`,
    );
  const rate = productNames.reduce((sum, name) => sum + products[name].orderRate * customers.initial, 0);
  const orders = (rate + leads.rate + customers.acquisitionRate) * endOf(scenario);
  if (!(orders <= MOST_ORDERS)) {
    fault(
      "problem.customers.initial",
      customers.initial,
      `about ${Math.round(orders)} orders a replication would come; at most ${MOST_ORDERS} are allowed`,
    );
  }
  if (scenario.policies.length > 0)
    fault(
      "policies",
      scenario.policies.length,
      "an empty list is needed: siloed and integrated are compared",
    );
  return faults;
}
