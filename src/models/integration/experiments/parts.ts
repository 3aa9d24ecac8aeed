import { leversOf, maskOf } from "../levers.ts";
import { type Run, runner } from "../run.ts";
import type { IntegrationScenario } from "../scenario.ts";
import { type Attribution, type AttributionOptions, attributeWith } from "./attribution.ts";
import { costsOf } from "./investment.ts";
import { type InvestmentResult, investmentFigures, withoutRetention, yearlyBenefits } from "./roi.ts";

/** One run: a set of levers, as a mask, on a replication. */
export interface CoalitionRun {
  readonly mask: number;
  readonly replication: number;
}

function attributed(scenario: IntegrationScenario, run: Run, options: AttributionOptions): Attribution {
  const { kpi = "profit", pairs = 2, replications = scenario.simulation.replications } = options;
  return attributeWith(run, scenario.levers, kpi, replications, pairs, scenario.simulation.seed);
}

function keyOf({ mask, replication }: CoalitionRun): string {
  return `${mask} ${replication}`;
}

/** The runs that `attribute` asks for, each once, so that others can compute them in any order. */
export function attributionRuns(
  scenario: IntegrationScenario,
  options: AttributionOptions = {},
): { readonly runs: readonly CoalitionRun[] } {
  const { kpi = "profit" } = options;
  const runs = new Map<string, CoalitionRun>();
  const note: Run = (levers, replication) => {
    const run = { mask: maskOf(levers), replication };
    runs.set(keyOf(run), run);
    return { [kpi]: 0 };
  };
  attributed(scenario, note, options);
  return { runs: [...runs.values()] };
}

export interface AttributionPart {
  readonly kpi: string;
  readonly runs: readonly CoalitionRun[];
}

/** Computes some of those runs. @returns the KPI of each, in their order */
export function attributionValues(
  scenario: IntegrationScenario,
  { kpi, runs }: AttributionPart,
): { readonly values: readonly number[] } {
  const run = runner(scenario);
  return { values: runs.map(({ mask, replication }) => run(leversOf(mask), replication)[kpi]!) };
}

export interface AttributionOfRuns extends AttributionOptions {
  readonly runs: readonly CoalitionRun[];
  /** The KPI of each run. */
  readonly values: readonly number[];
}

/**
 * `attribute` from runs already computed; the same bits.
 *
 * @throws RangeError where a run is missing
 */
export function attributionOf(scenario: IntegrationScenario, argument: AttributionOfRuns): Attribution {
  const { runs, values, ...options } = argument;
  const { kpi = "profit" } = options;
  const known = new Map(runs.map((run, i) => [keyOf(run), values[i]]));
  const look: Run = (levers, replication) => {
    const key = keyOf({ mask: maskOf(levers), replication });
    const value = known.get(key);
    if (value === undefined) throw new RangeError(`missing run: ${key}`);
    return { [kpi]: value };
  };
  return attributed(scenario, look, options);
}

/** Benefits of each simulated year, money; one row per replication. */
export interface Benefits {
  readonly withRetention: readonly (readonly number[])[];
  readonly withoutRetention: readonly (readonly number[])[];
}

/** The benefits of replications first … first + count − 1, which `roi` is made of. */
export function roiBenefits(
  scenario: IntegrationScenario,
  { first, count }: { readonly first: number; readonly count: number },
): Benefits {
  const rows = (variant: IntegrationScenario) => {
    const run = runner(variant);
    const shifted: Run = (levers, replication) => run(levers, first + replication);
    return yearlyBenefits(shifted, variant.levers, variant.simulation.years, count);
  };
  return { withRetention: rows(scenario), withoutRetention: rows(withoutRetention(scenario)) };
}

/** `roi` from benefits already computed; the same bits. */
export function roiOf(scenario: IntegrationScenario, benefits: Benefits): InvestmentResult {
  const costs = costsOf(scenario, scenario.levers);
  const { discountRate } = scenario.problem.investment;
  return {
    replications: benefits.withRetention.length,
    capital: costs.capital.reduce((sum, capital) => sum + capital, 0),
    runningPerYear: costs.running[0] ?? 0,
    withRetention: investmentFigures(benefits.withRetention, costs, discountRate),
    withoutRetention: investmentFigures(benefits.withoutRetention, costs, discountRate),
  };
}
