import { sum } from "../../numeric/sum.ts";
import { binned } from "../../statistics/binned.ts";
import { conditionalValueAtRisk } from "../../statistics/conditionalValueAtRisk.ts";
import { histogram } from "../../statistics/histogram.ts";
import { type Linearised, linearisedDifference, linearisedEstimate } from "../../statistics/linearised.ts";
import { standardDeviation } from "../../statistics/standardDeviation.ts";
import { candidates } from "./candidates.ts";
import { type Measured, measured } from "./measured.ts";
import { type PriceYears, priceYears } from "./priceYears.ts";
import type { SourcingScenario } from "./problem.ts";
import { type Horizon, unitValue, years } from "./years.ts";

/** Cost of a horizon, money: on average, its spread, and the average of the worst 5 % of horizons (CVaR₉₅). */
export interface Risk {
  readonly mean: Measured;
  readonly sd: Measured;
  readonly tail: Measured;
}

export interface FrontierPoint {
  /** R, units/period. */
  readonly reservation: number;
  /** r·R over the horizon, money. */
  readonly premium: number;
  /** Periods × Z(R): the mean that the lattice's exact solution gives. */
  readonly exactMean: number;
  readonly risk: Risk;
  /** The same less that of R*, on the same horizons: paired differences. */
  readonly versusBest: Risk;
  /** The same less that of no contract. */
  readonly versusNone: Risk;
  /** No other R has both a lower mean and a lower risk. */
  readonly efficient: { readonly sd: boolean; readonly tail: boolean };
  /** Horizons by cost, on the common edges. */
  readonly counts: readonly number[];
  /** What the reservation does in years of dear, all and cheap prices. */
  readonly prices: PriceYears;
}

/** Mean and risk of a horizon's cost for every reservation (view `frontier`), all on the same horizons. */
export interface Frontier extends Horizon {
  /** R ascending; the first is no contract at all. */
  readonly points: readonly FrontierPoint[];
  /** Index of R*. */
  readonly best: number;
  /** Common edges of the histograms, money. */
  readonly edges: readonly number[];
  /** What a unit of stock counts for when `charge` is `used`, money/unit. */
  readonly unitValue: number;
}

/** Most horizons of a view. */
const MOST = 100_000;
/** Longest horizon. */
const LONGEST = 1000;
const P = 0.95;
const BINS = 48;

interface Figures {
  readonly mean: Linearised;
  readonly sd: Linearised;
  readonly tail: Linearised;
}

/**
 * The mean–risk frontier over the reservation: ordering is optimal (for average cost) at every R, and all meet the same
 * demands and prices.
 *
 * Intervals are at 95 %; those of standard deviation and tail mean by linearisation, those of differences paired.
 * Source of the tail mean: Rockafellar, Uryasev (2002).
 *
 * @param periods of the horizon, 1 … 1,000
 * @param years how many horizons, 2 … 100,000
 * @param charge see {@link Horizon}
 */
export function frontier(scenario: SourcingScenario, { periods, years: count, charge }: Horizon): Frontier {
  const horizon: Horizon = {
    periods: Math.min(LONGEST, Math.max(1, Math.trunc(periods))),
    years: Math.min(MOST, Math.max(2, Math.trunc(count))),
    charge: charge === "used" ? "used" : "paid",
  };
  const solved = candidates(scenario);
  const { system, all, best } = solved;
  const { cost, averagePrice } = years(solved, scenario.simulation, horizon);
  const figures = cost.map(figuresOf);
  const none = figures[0]!;
  const chosen = figures[best]!;
  const { edges } = histogram(
    [0, best, all.length - 1].flatMap((k) => Array.from(cost[k]!)),
    BINS,
  );
  const split = priceYears(system, horizon.periods, averagePrice);
  const points = all.map(({ reservation, averageCost }, k) => ({
    reservation: reservation * system.step,
    premium: system.reservationPrice * reservation * horizon.periods,
    exactMean: averageCost * horizon.periods,
    risk: riskOf(figures[k]!),
    versusBest: difference(figures[k]!, chosen),
    versusNone: difference(figures[k]!, none),
    efficient: { sd: efficient(figures, k, "sd"), tail: efficient(figures, k, "tail") },
    counts: binned(cost[k]!, edges),
    prices: split(cost[k]!, cost[0]!),
  }));
  return { ...horizon, points, best, edges, unitValue: unitValue(solved) };
}

function figuresOf(cost: Float64Array): Figures {
  return {
    mean: { value: sum(cost) / cost.length, shares: cost },
    sd: standardDeviation(cost),
    tail: conditionalValueAtRisk(cost, P),
  };
}

function riskOf({ mean, sd, tail }: Figures): Risk {
  const of = (figure: Linearised) => measured(linearisedEstimate(figure));
  return { mean: of(mean), sd: of(sd), tail: of(tail) };
}

function difference(a: Figures, b: Figures): Risk {
  const of = (name: keyof Figures) => measured(linearisedDifference(a[name], b[name]));
  return { mean: of("mean"), sd: of("sd"), tail: of("tail") };
}

function efficient(figures: readonly Figures[], k: number, risk: "sd" | "tail"): boolean {
  const { mean, [risk]: own } = figures[k]!;
  return !figures.some(
    (other) =>
      other.mean.value <= mean.value &&
      other[risk].value <= own.value &&
      (other.mean.value < mean.value || other[risk].value < own.value),
  );
}
