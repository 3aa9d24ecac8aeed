import { Tally } from "../../../statistics/tally.ts";
import { type Run, runner, siloed } from "../run.ts";
import type { IntegrationScenario } from "../scenario.ts";
import { type MeanError, meanError } from "./attribution.ts";
import {
  type Costs,
  cashFlows,
  costsOf,
  internalRate,
  netPresentValue,
  paybackYears,
  returnOnInvestment,
} from "./investment.ts";

/** Investment figures: means over replications; rates and paybacks of the mean cash flow. */
export interface InvestmentFigures {
  /** Benefit of each simulated year, money. */
  readonly benefits: readonly MeanError[];
  readonly npv: MeanError;
  /** Null where the mean cash flow has none. */
  readonly irr: number | null;
  readonly paybackYears: number | null;
  readonly discountedPaybackYears: number | null;
  readonly returnOnInvestment: number | null;
  /** Capital expenditure at which the mean net present value is 0, money. */
  readonly breakEvenCapex: number;
  /** The same over planned capital; null without capital. */
  readonly breakEvenOverrun: number | null;
  /** Share of replications with a positive net present value. */
  readonly probabilityPositive: number;
}

export interface InvestmentResult {
  readonly replications: number;
  readonly capital: number;
  readonly runningPerYear: number;
  readonly withRetention: InvestmentFigures;
  /** The same with the link from satisfaction to churn and word of mouth cut: the least well-founded part. */
  readonly withoutRetention: InvestmentFigures;
}

/** A scenario in which satisfaction moves neither churn nor acquisition. */
export function withoutRetention(scenario: IntegrationScenario): IntegrationScenario {
  const { problem } = scenario;
  return {
    ...scenario,
    problem: { ...problem, customers: { ...problem.customers, churnSensitivity: 0, wordOfMouth: 0 } },
  };
}

/** Profit differences by year, one row per replication. */
export function yearlyBenefits(
  run: Run,
  levers: IntegrationScenario["levers"],
  years: number,
  replications: number,
): readonly (readonly number[])[] {
  return Array.from({ length: replications }, (_, i) => {
    const before = run(siloed, i);
    const after = run(levers, i);
    return Array.from({ length: years }, (_, year) => {
      const name = `profitOfYear.${year + 1}`;
      return after[name]! - before[name]!;
    });
  });
}

/**
 * Investment figures of benefits by replication and year.
 *
 * @param rate discount rate, 1/year
 */
export function investmentFigures(
  benefits: readonly (readonly number[])[],
  costs: Costs,
  rate: number,
): InvestmentFigures {
  const years = benefits[0]!.length;
  const yearly = Array.from({ length: years }, () => new Tally());
  const value = new Tally();
  let positive = 0;
  for (const row of benefits) {
    row.forEach((benefit, year) => {
      yearly[year]!.add(benefit);
    });
    const npv = netPresentValue(cashFlows(row, costs), rate);
    value.add(npv);
    if (npv > 0) positive++;
  }
  const mean = yearly.map((tally) => tally.mean);
  const flows = cashFlows(mean, costs);
  const npv = meanError(value);
  // Capital is discounted to the year in which it is paid.
  const capital = netPresentValue(costs.capital, rate);
  const spent = [...costs.capital, ...costs.running].reduce((sum, cost) => sum + cost, 0);
  const earned = costs.running.reduce((sum, _, year) => sum + mean[Math.min(year, years - 1)]!, 0);
  return {
    benefits: yearly.map(meanError),
    npv,
    irr: internalRate(flows),
    paybackYears: paybackYears(flows),
    discountedPaybackYears: paybackYears(flows, rate),
    returnOnInvestment: returnOnInvestment(earned, spent),
    breakEvenCapex: capital + npv.mean,
    breakEvenOverrun: capital > 0 ? (capital + npv.mean) / capital : null,
    probabilityPositive: positive / benefits.length,
  };
}

/** Return on the scenario's levers, with and without the retention link. */
export function roi(
  scenario: IntegrationScenario,
  replications = scenario.simulation.replications,
): InvestmentResult {
  const costs = costsOf(scenario, scenario.levers);
  const { discountRate } = scenario.problem.investment;
  const figures = (variant: IntegrationScenario) =>
    investmentFigures(
      yearlyBenefits(runner(variant), variant.levers, variant.simulation.years, replications),
      costs,
      discountRate,
    );
  return {
    replications,
    capital: costs.capital.reduce((sum, capital) => sum + capital, 0),
    runningPerYear: costs.running[0] ?? 0,
    withRetention: figures(scenario),
    withoutRetention: figures(withoutRetention(scenario)),
  };
}
