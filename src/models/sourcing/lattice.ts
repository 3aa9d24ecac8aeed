import { discretise, supportAbove } from "../../distributions/discretise.ts";
import type { Distribution } from "../../distributions/distribution.ts";
import { empirical } from "../../distributions/empirical.ts";
import { gamma } from "../../distributions/gamma.ts";
import type { Lattice } from "../../distributions/lattice.ts";
import { normal } from "../../distributions/normal.ts";
import type { LatticeChoice, SourcingProblem } from "./problem.ts";

/** Demands and stock levels on multiples of `step`; prices on a grid of their own. */
export interface SourcingLattice {
  /** Units per lattice step of demand and stock. */
  readonly step: number;
  /** Demand atoms at (first + i)·step. */
  readonly demand: Lattice;
  /** Price atoms, ascending. */
  readonly price: Lattice;
  /** Largest order-up-to level, in steps; infinite if there is no cap. */
  readonly levelCap: number;
}

interface Settings {
  demandStep: number;
  priceStep: number;
  priceWeights: "cdf" | "pdf";
  /** Reach of demand and price in standard deviations; demand by probability mass where it is undefined. */
  demandWidth?: number;
  priceWidth: number;
  /** Where the price grid is anchored: at zero, or at the mean. */
  anchor: "zero" | "mean";
  levelCap: number;
}

const NEGLIGIBLE_MASS = 1e-12;
const FINE: Settings = {
  demandStep: 1,
  priceStep: 0.1,
  priceWeights: "cdf",
  priceWidth: 6.5,
  anchor: "mean",
  levelCap: Number.POSITIVE_INFINITY,
};
const PAPER: Settings = {
  demandStep: 1,
  priceStep: 1,
  priceWeights: "cdf",
  demandWidth: 3,
  priceWidth: 3,
  anchor: "zero",
  levelCap: Number.POSITIVE_INFINITY,
};

/** Floor and ceiling that forgive a rounding error of 1e-9 steps. */
const floor = (x: number) => Math.floor(x + 1e-9);
const ceil = (x: number) => Math.ceil(x - 1e-9);

function settings(choice: LatticeChoice): Settings {
  if (choice === "fine") return FINE;
  if (choice === "paper") return PAPER;
  const base = choice.base === "fine" ? FINE : PAPER;
  return {
    ...base,
    demandStep: choice.demandStep ?? base.demandStep,
    priceStep: choice.priceStep ?? base.priceStep,
    priceWeights: choice.priceWeights ?? base.priceWeights,
    levelCap: choice.levelCap ?? base.levelCap,
    ...(choice.width === undefined ? {} : { demandWidth: choice.width, priceWidth: choice.width }),
  };
}

/** The distribution of a period's demand as stated, before any lattice. */
export function demandDistribution(problem: SourcingProblem): Distribution {
  return "values" in problem.demand ? empirical(problem.demand.values) : gamma(problem.demand);
}

function demandLattice(
  distribution: Distribution,
  { demandStep: step, demandWidth: width }: Settings,
): Lattice {
  const { mean, sd } = distribution;
  if (width === undefined) {
    return discretise(distribution, { step, ...supportAbove(distribution, { step, mass: NEGLIGIBLE_MASS }) });
  }
  let low = Math.max(0, ceil((mean - width * sd) / step));
  let high = floor((mean + width * sd) / step);
  if (low > high) low = high = Math.round(mean / step);
  return discretise(distribution, { step, low, high });
}

function priceLattice(mean: number, sd: number, { priceStep: step, priceWidth, ...rest }: Settings): Lattice {
  const price = normal({ mean, sd });
  if (sd === 0) return discretise(price, { step, origin: mean, low: 0, high: 0 });
  const reach = priceWidth * sd;
  if (rest.anchor === "mean") {
    const high = ceil(reach / step);
    return discretise(price, { step, origin: mean, low: -high, high, weights: rest.priceWeights });
  }
  return discretise(price, {
    step,
    low: floor((mean - reach) / step),
    high: ceil((mean + reach) / step),
    weights: rest.priceWeights,
  });
}

/**
 * The lattice on which a problem is solved exactly.
 *
 * `fine` answers the model as stated for whole units: demand on all integers with mass above 1e-12, prices every
 * 0.1 over ± 6.5 σ. `paper` is the coarse grid μ ± 3σ that reproduces Kleber, Inderfurth, Kelle (2014).
 */
export function sourcingLattice(problem: SourcingProblem, choice: LatticeChoice): SourcingLattice {
  const chosen = settings(choice);
  return {
    step: chosen.demandStep,
    demand: demandLattice(demandDistribution(problem), chosen),
    price: priceLattice(problem.spotPrice.mean, problem.spotPrice.sd, chosen),
    levelCap: floor(chosen.levelCap / chosen.demandStep),
  };
}
