import { pow } from "../../../numeric/elementary.ts";
import { type LeverName, type Levers, leverNames } from "../levers.ts";
import { goLiveDays, type Setting, strategyOf } from "../setting.ts";

/**
 * Net present value, Σ CF_t / (1 + r)^t.
 *
 * @param flows CF_0, CF_1 …; money at the ends of years
 * @param rate r, > −1
 */
export function netPresentValue(flows: readonly number[], rate: number): number {
  let value = 0;
  for (let year = flows.length - 1; year >= 0; year--) value = flows[year]! + value / (1 + rate);
  return value;
}

/**
 * Internal rate of return: the rate in (−0.99, 1000) at which the net present value is 0.
 *
 * @returns the rate; null where the value has one sign at both ends (no investment, or never paid back)
 */
export function internalRate(flows: readonly number[]): number | null {
  let low = -0.99;
  let high = 1000;
  const atLow = netPresentValue(flows, low);
  if (!(atLow * netPresentValue(flows, high) < 0)) return null;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (netPresentValue(flows, middle) * atLow > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Years until the cumulative cash flow is no longer negative, linear inside a year.
 *
 * @param rate discounts the flows; 0 is simple payback
 * @returns years; null if never
 */
export function paybackYears(flows: readonly number[], rate = 0): number | null {
  let cumulative = flows[0] ?? 0;
  if (cumulative >= 0) return 0;
  for (let year = 1; year < flows.length; year++) {
    const flow = flows[year]! / pow(1 + rate, year);
    if (cumulative + flow >= 0) return year - 1 + -cumulative / flow;
    cumulative += flow;
  }
  return null;
}

/** Return on investment, (Σ benefits − Σ costs) / Σ costs, undiscounted; null without costs. */
export function returnOnInvestment(benefits: number, costs: number): number | null {
  return costs > 0 ? (benefits - costs) / costs : null;
}

/** What a set of levers costs. */
export interface Costs {
  /** Capital by year of payment, money; year 0 is the start. */
  readonly capital: readonly number[];
  /** Running cost by year 1 …, money. */
  readonly running: readonly number[];
}

function leverCapital(setting: Setting, lever: LeverName): number {
  return setting.problem.investment[lever];
}

/**
 * Capital and running cost of a set of levers. No levers cost nothing. The platform, data cleansing and training
 * are paid at the start, each lever when it goes live (to the year), all times strategy factor × overrun. Running
 * cost is fixed share + variable share × (capital of the chosen levers / capital of all).
 */
export function costsOf(setting: Setting, levers: Levers): Costs {
  const { investment } = setting.problem;
  const years = investment.horizonYears;
  const chosen = leverNames.filter((lever) => levers[lever]);
  const capital = new Array<number>(years + 1).fill(0);
  if (chosen.length === 0) return { capital, running: new Array<number>(years).fill(0) };
  const strategy = strategyOf(setting);
  const factor = strategy.capitalFactor * investment.overrun;
  capital[0] = (investment.platform + investment.cleansing + investment.training) * factor;
  const { ai, trace } = setting.addOns;
  capital[0] += ((ai ? investment.ai : 0) + (trace ? investment.trace : 0)) * factor;
  let bought = 0;
  let all = 0;
  for (const lever of leverNames) {
    all += leverCapital(setting, lever);
    if (!levers[lever]) continue;
    bought += leverCapital(setting, lever);
    const year = Math.floor(goLiveDays(setting, lever) / 365);
    if (year <= years) capital[year]! += leverCapital(setting, lever) * factor;
  }
  const fixed = investment.fixedRunningShare;
  const running =
    strategy.runningCost * (fixed + (1 - fixed) * (all > 0 ? bought / all : 0)) +
    (ai ? investment.aiRunning : 0) +
    (trace ? investment.traceRunning : 0);
  return { capital, running: new Array<number>(years).fill(running) };
}

/**
 * Cash flows of an investment: benefits of the simulated years, the last one repeated up to the horizon, less
 * running cost and capital.
 *
 * @param benefits profit differences of the simulated years, money
 */
export function cashFlows(benefits: readonly number[], costs: Costs): number[] {
  return costs.capital.map((capital, year) => {
    if (year === 0) return -capital;
    const benefit = benefits[Math.min(year, benefits.length) - 1] ?? 0;
    return benefit - costs.running[year - 1]! - capital;
  });
}
