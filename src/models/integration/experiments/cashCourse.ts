import type { IntegrationScenario } from "../scenario.ts";
import { cashFlows, costsOf, netPresentValue, paybackYears } from "./investment.ts";

/** What integration earns more in a simulated year, money: mean ± halfWidth. */
export interface Benefit {
  readonly mean: number;
  readonly halfWidth: number;
}

/** The investment as its mean cash flow sees it. */
export interface CashCourse {
  /** Cash flow of year 0 …, money. */
  readonly flows: readonly number[];
  /** Their sum after year 0 …, money. */
  readonly cumulative: readonly number[];
  /** The interval of `cumulative` is at most so wide either side: half-widths of the years added up. */
  readonly reach: readonly number[];
  readonly npv: number;
  /** The same bound for the net present value. */
  readonly npvReach: number;
  /** Years, linear inside a year; null if not within the horizon. */
  readonly payback: number | null;
}

/**
 * Cash over the horizon: benefits of the simulated years, the last one repeated, less capital and running cost.
 *
 * @param benefits by simulated year, with the half-widths of their intervals
 */
export function cashCourse(scenario: IntegrationScenario, benefits: readonly Benefit[]): CashCourse {
  const costs = costsOf(scenario, scenario.levers);
  const rate = scenario.problem.investment.discountRate;
  const flows = cashFlows(
    benefits.map(({ mean }) => mean),
    costs,
  );
  const widths = flows.map((_, year) =>
    year === 0 ? 0 : (benefits[Math.min(year, benefits.length) - 1]?.halfWidth ?? 0),
  );
  const summed = (values: readonly number[]): number[] => {
    let sum = 0;
    return values.map((value) => {
      sum += value;
      return sum;
    });
  };
  return {
    flows,
    cumulative: summed(flows),
    reach: summed(widths),
    npv: netPresentValue(flows, rate),
    npvReach: netPresentValue(widths, rate),
    payback: paybackYears(flows),
  };
}
