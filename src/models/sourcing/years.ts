import type { Candidates } from "./candidates.ts";
import { runner } from "./kernel.ts";
import { columns } from "./kpis.ts";
import type { SourcingSimulation } from "./problem.ts";
import { CHUNK, sampler } from "./sampler.ts";
import { clearSums, TOTALS, total, writeColumns } from "./totals.ts";

/** Most warm-up periods before a horizon: stock forgets its start long before. */
export const MAX_WARM_UP = 1000;

/** What a horizon is charged for. */
export interface Horizon {
  /** Its length in periods. */
  readonly periods: number;
  /** How many independent ones. */
  readonly years: number;
  /**
   * `paid`: the sum of the periods' costs. `used`: that plus opening stock less closing stock, so that units bought
   * in this horizon for a later one are not charged to it; see {@link unitValue}.
   */
  readonly charge: "paid" | "used";
}

/** Costs of the same years under every candidate. */
export interface Years {
  /** Money per horizon: `[candidate][year]`. */
  readonly cost: readonly Float64Array[];
  /** The spot price averaged over each horizon, money/unit. */
  readonly averagePrice: Float64Array;
}

/**
 * What a unit of stock is worth in `used`: the cheaper of the contract price and the mean spot price, money/unit (the
 * accountant's "lower of cost or market", IAS 2). In the long run stock does not drift, so the choice moves no mean.
 */
export function unitValue({ system }: Candidates): number {
  return Math.min(system.problem.contractPrice, system.priceMean);
}

/**
 * Simulates every candidate over the same independent horizons, each after a warm-up, by the kernel of the
 * simulation and on its seed: year n meets the demands and prices of replication n of independent streams, whatever
 * the simulation's plan of streams, as quantiles and their intervals want years that do not lean on each other.
 */
export function years(
  candidates: Candidates,
  simulation: SourcingSimulation,
  { periods, years: count, charge }: Horizon,
): Years {
  const { system, all } = candidates;
  const { seed, sampling, warmUp } = simulation;
  const draws = sampler(system, { seed, sampling });
  const { unit, priceOrigin, priceStep } = draws;
  const runners = all.map(({ levels }) => runner(system, draws, { levels }));
  const totals = all.map(() => new Float64Array(TOTALS));
  const reservations = all.map(({ reservation }) => reservation * system.step);
  const opening = new Float64Array(all.length);
  const value = charge === "used" ? unitValue(candidates) * unit : 0;
  const figures = new Float64Array(columns.length);
  const costColumn = columns.indexOf("averageCost");
  const cost = all.map(() => new Float64Array(count));
  const averagePrice = new Float64Array(count);
  const demand = draws.drawn(CHUNK);
  const price = draws.drawn(CHUNK);

  function run(length: number): number {
    let priceSum = 0;
    for (let done = 0; done < length; done += CHUNK) {
      const now = Math.min(CHUNK, length - done);
      draws.draw(now, demand, price);
      for (let k = 0; k < runners.length; k++) runners[k]!(demand, price, now, totals[k]!);
      for (let t = 0; t < now; t++) priceSum += price[t]!;
    }
    return priceSum;
  }

  for (let year = 0; year < count; year++) {
    draws.start(year);
    for (const each of totals) each.fill(0);
    run(Math.min(warmUp, MAX_WARM_UP));
    for (const [k, each] of totals.entries()) {
      clearSums(each);
      opening[k] = each[total.stock]!;
    }
    averagePrice[year] = priceOrigin + (priceStep * run(periods)) / periods;
    for (let k = 0; k < all.length; k++) {
      writeColumns(system, draws, reservations[k]!, totals[k]!, periods, figures, 0, 1);
      const stockChange = opening[k]! - totals[k]![total.stock]!;
      cost[k]![year] = figures[costColumn]! * periods + value * stockChange;
    }
  }
  return { cost, averagePrice };
}
