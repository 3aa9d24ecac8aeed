import { normal } from "../../distributions/normal.ts";
import { Tally } from "../../statistics/tally.ts";
import { type Measured, measured } from "./measured.ts";
import type { System } from "./system.ts";

/** Cost of the years of one kind, and what they would have cost more without a contract; money per horizon. */
export interface KindOfYear {
  /** How many of the simulated years are of the kind. */
  readonly years: number;
  readonly without: Measured;
  readonly cost: Measured;
  /** Without − with, year by year. */
  readonly saved: Measured;
}

/** Null where fewer than two years are of the kind, as where prices do not vary. */
export interface PriceYears {
  /** Average spot price above this is dear, below `cheapBelow` cheap: one year in twenty each. */
  readonly dearAbove: number;
  readonly cheapBelow: number;
  readonly dear: KindOfYear | null;
  readonly all: KindOfYear | null;
  readonly cheap: KindOfYear | null;
}

const SHARE = 0.05;

/**
 * Years sorted by their average spot price, which no policy moves, so that every policy is looked at in the same
 * years. The average of n independent normal prices is normal with deviation σ_p/√n: its 5 % and 95 % points divide
 * cheap, ordinary and dear years, and being known beforehand they leave plain intervals plain.
 *
 * @param averagePrice of each year, money/unit
 * @returns a function of the costs with and without the contract in the same years
 */
export function priceYears(
  system: System,
  periods: number,
  averagePrice: Float64Array,
): (cost: Float64Array, without: Float64Array) => PriceYears {
  const { mean, sd } = system.problem.spotPrice;
  const average = normal({ mean, sd: sd / Math.sqrt(periods) });
  const dearAbove = average.upperQuantile(SHARE);
  const cheapBelow = average.quantile(SHARE);
  return (cost, without) => {
    const kind = (belongs: (price: number) => boolean): KindOfYear | null => {
      const tallies = { cost: new Tally(), without: new Tally(), saved: new Tally() };
      for (let year = 0; year < cost.length; year++) {
        if (!belongs(averagePrice[year]!)) continue;
        tallies.cost.add(cost[year]!);
        tallies.without.add(without[year]!);
        tallies.saved.add(without[year]! - cost[year]!);
      }
      const { n } = tallies.cost.estimate;
      if (n < 2) return null;
      return {
        years: n,
        without: measured(tallies.without.estimate),
        cost: measured(tallies.cost.estimate),
        saved: measured(tallies.saved.estimate),
      };
    };
    return {
      dearAbove,
      cheapBelow,
      // Averages of a price that never varies differ from it by rounding only.
      dear: sd > 0 ? kind((price) => price > dearAbove) : null,
      all: kind(() => true),
      cheap: sd > 0 ? kind((price) => price < cheapBelow) : null,
    };
  };
}
