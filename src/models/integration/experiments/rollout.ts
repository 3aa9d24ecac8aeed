import type { LeverName } from "../levers.ts";
import { runner } from "../run.ts";
import type { IntegrationScenario } from "../scenario.ts";
import type { Setting } from "../setting.ts";
import { chosenLevers, coalition, coalitionTable } from "./coalitions.ts";
import { cashFlows, costsOf, netPresentValue } from "./investment.ts";

export interface RolloutStep {
  readonly lever: LeverName;
  /** Net present value of the programme with this and all earlier levers, money. */
  readonly npv: number;
  /** Cumulative cash after each year 0 …, money. */
  readonly cumulativeCash: readonly number[];
}

export interface Rollout {
  readonly steps: readonly RolloutStep[];
  /** The best of all sets of levers, and how many of them lose money. */
  readonly best: { readonly levers: readonly LeverName[]; readonly npv: number };
  readonly negative: number;
}

/**
 * Greedy path: add the lever that raises net present value most, until all are in.
 *
 * @param profits mean profit by mask, one `Float64Array` per simulated year, length 2ᵏ
 */
export function rolloutPath(
  setting: Setting,
  among: readonly LeverName[],
  profits: readonly ArrayLike<number>[],
): Rollout {
  const cells = 1 << among.length;
  const flows = (mask: number) =>
    cashFlows(
      profits.map((year) => year[mask]! - year[0]!),
      costsOf(setting, coalition(among, mask)),
    );
  const rate = setting.problem.investment.discountRate;
  const value = (mask: number) => netPresentValue(flows(mask), rate);
  const steps: RolloutStep[] = [];
  let mask = 0;
  while (mask < cells - 1) {
    let next = -1;
    for (let i = 0; i < among.length; i++) {
      const candidate = mask | (1 << i);
      if (candidate !== mask && (next < 0 || value(candidate) > value(mask | (1 << next)))) next = i;
    }
    mask |= 1 << next;
    let sum = 0;
    const cumulativeCash = flows(mask).map((flow) => {
      sum += flow;
      return sum;
    });
    steps.push({ lever: among[next]!, npv: value(mask), cumulativeCash });
  }
  let best = 0;
  let negative = 0;
  for (let candidate = 1; candidate < cells; candidate++) {
    const npv = value(candidate);
    if (npv < 0) negative++;
    if (npv > value(best)) best = candidate;
  }
  return {
    steps,
    best: { levers: among.filter((_, i) => best & (1 << i)), npv: value(best) },
    negative,
  };
}

/**
 * Simulates all sets of the scenario's levers and returns the roll-out path; 2ᵏ runs a replication.
 *
 * @param replications at least 1
 */
export function rollout(scenario: IntegrationScenario, replications: number): Rollout {
  const among = chosenLevers(scenario.levers);
  const years = Array.from({ length: scenario.simulation.years }, (_, i) => `profitOfYear.${i + 1}`);
  const run = runner(scenario);
  const profits = years.map(() => new Float64Array(1 << among.length));
  for (let i = 0; i < replications; i++) {
    const table = coalitionTable(run, among, i, years);
    years.forEach((year, k) => {
      table[year]!.forEach((profit, mask) => {
        profits[k]![mask]! += profit / replications;
      });
    });
  }
  return rolloutPath(scenario, among, profits);
}
