import { type GoLive, type LeverName, leverNames } from "./levers.ts";
import type { Strategy } from "./problem.ts";
import type { IntegrationScenario } from "./scenario.ts";

/** What one configuration of the chain is run with. Levers are chosen per run. */
export type Setting = Pick<
  IntegrationScenario,
  "problem" | "adoption" | "goLive" | "strategy" | "addOns" | "simulation"
>;

/** The chosen way to connect the systems. */
export function strategyOf(setting: Setting): Strategy {
  return setting.problem.strategies[setting.strategy];
}

/** Days after the warm-up at which a lever goes live; the strategy's project time where none is given. */
export function goLiveDays(setting: Setting, lever: LeverName): number {
  return setting.goLive[lever] ?? strategyOf(setting).goLiveDays;
}

/** The last day of the run: warm-up plus measured years of 365 days. */
export function endOf(setting: Setting): number {
  return setting.simulation.warmUp + 365 * setting.simulation.years;
}

/** Go-live of all levers on the same day. @param days after the warm-up; null for the strategy's project time */
export function sameDay(days: number | null): GoLive {
  return Object.fromEntries(leverNames.map((lever) => [lever, days])) as GoLive;
}
