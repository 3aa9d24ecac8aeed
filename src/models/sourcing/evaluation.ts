import {
  afterOrdering,
  type Chain,
  type LatticePolicy,
  MAX_STATES,
  noSteadyState,
  reachable,
  topLevel,
} from "./chain.ts";
import type { SourcingKpis } from "./results.ts";
import { type StockDistribution, stationary } from "./stationary.ts";
import type { System } from "./system.ts";

/** The exact figures of a policy, with the distribution of stock before ordering that they come from. */
export interface Evaluation extends StockDistribution {
  readonly kpis: SourcingKpis;
}

/** Chance of lying at the bottom of the range that may be neglected. */
const NEGLIGIBLE = 1e-13;

/**
 * Exact steady-state figures of any policy on a lattice: the stationary distribution of net inventory under it,
 * from the start at zero stock, and every KPI as an expectation over it.
 *
 * The states are those reachable from zero; where backorders may grow without a floor the range reaches down until
 * the chance of lying below it is negligible.
 *
 * @param guess a distribution to start from, if a good one is known
 * @throws Inadmissible when there is no steady state within the states allowed
 */
export function evaluate(system: System, policy: LatticePolicy, guess?: StockDistribution): Evaluation {
  let depth = 4 * Math.max(1, system.demandHigh);
  if (guess) depth = Math.max(depth, -guess.low);
  for (;;) {
    const chain = reachable(system, policy, -depth);
    const probabilities = stationary(system, chain, guess);
    const lowest = probabilities.subarray(0, Math.max(1, system.demandHigh));
    if (!chain.cut || lowest.every((chance) => chance <= NEGLIGIBLE)) {
      return { kpis: kpis(system, policy, chain, probabilities), low: chain.low, probabilities };
    }
    depth *= 2;
    if (depth > MAX_STATES) throw noSteadyState(policy, system);
  }
}

function kpis(
  system: System,
  policy: LatticePolicy,
  chain: Chain,
  probabilities: Float64Array,
): SourcingKpis {
  const { step, demandLow, demandProbabilities: demand, demandMean } = system;
  const levels = new Float64Array(topLevel(chain));
  afterOrdering(chain, probabilities, levels);
  let onHand = 0;
  let backorders = 0;
  let filled = 0;
  let covered = 0;
  for (let y = 0; y < levels.length; y++) {
    const mass = levels[y]!;
    if (mass === 0) continue;
    const level = chain.low + y;
    for (let x = 0; x < demand.length; x++) {
      const chance = mass * demand[x]!;
      const wanted = demandLow + x;
      const left = level - wanted;
      if (left >= 0) {
        onHand += chance * left;
        covered += chance;
      } else {
        backorders -= chance * left;
      }
      filled += chance * Math.min(wanted, Math.max(0, level));
    }
  }
  let contract = 0;
  let spot = 0;
  let spotMoney = 0;
  for (let i = 0; i < chain.states; i++) {
    const mass = probabilities[i]!;
    contract += mass * chain.contract[i]!;
    spot += mass * chain.spot[i]!;
    spotMoney += mass * chain.spotMoney[i]!;
  }
  const bought = contract + spot;
  const costs = {
    reservation: system.reservationPrice * policy.reservation,
    contract: system.contractPrice * contract,
    spot: spotMoney,
    holding: system.holdingCost * onHand,
    backorder: system.backorderCost * backorders,
  };
  return {
    averageCost: costs.reservation + costs.contract + costs.spot + costs.holding + costs.backorder,
    averageNetInventory: (onHand - backorders) * step,
    averageOnHand: onHand * step,
    averageBackorders: backorders * step,
    contractShare: bought > 0 ? contract / bought : 0,
    fillRate: demandMean > 0 ? filled / demandMean : 1,
    cycleServiceLevel: covered,
    costs,
  };
}
