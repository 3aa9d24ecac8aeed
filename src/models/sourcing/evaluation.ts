import { chainFlow, type LatticePolicy, MAX_STATES, noSteadyState, reachable } from "./chain.ts";
import { expectedLosses } from "./expectedLosses.ts";
import type { Flow } from "./flow.ts";
import type { Levels } from "./levels.ts";
import { levelsFlow } from "./levelsFlow.ts";
import type { SourcingKpis } from "./results.ts";
import { type Steady, type StockDistribution, stationary } from "./stationary.ts";
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
export function evaluate(
  system: System,
  policy: LatticePolicy | Levels,
  guess?: StockDistribution,
): Evaluation {
  let depth = 4 * Math.max(1, system.demandHigh);
  if (guess) depth = Math.max(depth, -guess.low);
  for (;;) {
    const flow =
      "order" in policy ? chainFlow(reachable(system, policy, -depth)) : levelsFlow(system, policy, -depth);
    const steady = stationary(system, flow, guess);
    const lowest = steady.states.subarray(0, Math.max(1, system.demandHigh));
    if (!flow.cut || lowest.every((chance) => chance <= NEGLIGIBLE)) {
      const figures = kpis(system, policy.reservation, flow, steady);
      return { kpis: figures, low: flow.low, probabilities: steady.states };
    }
    depth *= 2;
    if (depth > MAX_STATES) throw noSteadyState(policy, system);
  }
}

function kpis(system: System, reservation: number, flow: Flow, { states, levels }: Steady): SourcingKpis {
  const { step, demandMean } = system;
  const losses = lossesAt(system, flow.low, levels);
  const { contract, spot, spotMoney } = flow.purchases(states);
  const { onHand, backorders, filled, covered } = losses;
  const bought = contract + spot;
  const costs = {
    reservation: system.reservationPrice * reservation,
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

/** What demand leaves of the levels after ordering, in steps: E(y−x)⁺, E(x−y)⁺, E min(x, y⁺) and P(x ≤ y). */
function lossesAt(system: System, low: number, levels: Float64Array) {
  const losses = expectedLosses(system);
  let onHand = 0;
  let backorders = 0;
  let filled = 0;
  let covered = 0;
  for (let y = 0; y < levels.length; y++) {
    const mass = levels[y]!;
    if (mass === 0) continue;
    const level = low + y;
    const short = losses.short(level);
    onHand += mass * losses.onHand(level);
    backorders += mass * short;
    filled += mass * (level > 0 ? system.demandMean - short : 0);
    covered += mass * losses.covered(level);
  }
  return { onHand, backorders, filled, covered };
}
