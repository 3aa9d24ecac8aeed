import type { Figures } from "../../../experiment/results.ts";
import type { Costs } from "../../../models/integration/experiments/investment.ts";
import type { IntegrationScenario } from "../../../models/integration/scenario.ts";

export interface Benefit {
  readonly mean: number;
  readonly halfWidth: number;
}

/** What integration earns more in every simulated year; null until there are intervals. */
export function benefitsOf(figures: Figures | null, years: number): readonly Benefit[] | null {
  const kpis = figures?.differences[0]?.kpis;
  const found = Array.from({ length: years }, (_, year) => kpis?.[`profitOfYear.${year + 1}`]);
  return found.every((each) => each !== undefined && Number.isFinite(each.halfWidth))
    ? (found as readonly Benefit[])
    : null;
}

/** The investment as its mean cash flow sees it. */
export interface CashCourse {
  /** After year 0 …, money. */
  readonly cumulative: readonly number[];
  /** The interval of `cumulative` is at most so wide either side: half-widths of the years added up. */
  readonly reach: readonly number[];
  readonly npv: number;
  readonly npvReach: number;
  /** Null if not within the horizon. */
  readonly payback: number | null;
}

/** Cash over the horizon: benefits, the last one repeated, less capital and running cost. */
export function cashCourse(
  benefits: readonly Benefit[],
  { capital, running }: Costs,
  { discountRate }: IntegrationScenario["problem"]["investment"],
): CashCourse {
  const cumulative: number[] = [];
  const reach: number[] = [];
  let [sum, spread, npv, npvReach, factor] = [0, 0, 0, 0, 1];
  let payback: number | null = null;
  capital.forEach((spent, year) => {
    const benefit = year === 0 ? undefined : benefits[Math.min(year, benefits.length) - 1];
    const flow = (benefit?.mean ?? 0) - (year === 0 ? 0 : (running[year - 1] ?? 0)) - spent;
    if (year === 0 && flow >= 0) payback = 0;
    if (payback === null && sum + flow >= 0) payback = year - 1 - sum / flow;
    sum += flow;
    spread += benefit?.halfWidth ?? 0;
    npv += flow * factor;
    npvReach += (benefit?.halfWidth ?? 0) * factor;
    factor /= 1 + discountRate;
    cumulative.push(sum);
    reach.push(spread);
  });
  return { cumulative, reach, npv, npvReach, payback };
}
