import { Inadmissible } from "../../../contract/inadmissible.ts";
import { constantSteps, type Levels, NEVER } from "../levels.ts";
import { levelsPolicy } from "../policy.ts";
import { type Shortfall, shortfall } from "../shortfall.ts";
import type { System } from "../system.ts";

/**
 * No spot orders: up to S from the contract, capped by R. What is not given is optimised jointly.
 *
 * The shortfall below S does not depend on S, so for each R the best S is a newsvendor quantile of shortfall plus
 * demand; Z(R) is convex in R.
 *
 * @param reservation,baseStock R and S in lattice steps
 * @throws Inadmissible when R is not above mean demand (at least it, where demand is constant): no steady state
 */
export function contractOnly(system: System, reservation?: number, baseStock?: number) {
  const constant = system.demandProbabilities.length === 1;
  const least = constant ? Math.ceil(system.demandMean - 1e-9) : Math.floor(system.demandMean + 1e-9) + 1;
  if (reservation !== undefined && reservation < least) {
    throw new Inadmissible([
      {
        path: "policies",
        message: `invalid reservation: ${reservation * system.step}; ${constant ? "at least" : "more than"} mean demand (${system.demandMean * system.step}) is needed, or contract-only orders never catch up`,
      },
    ]);
  }
  const chosen = reservation ?? bestReservation(system, least, baseStock);
  const gap = shortfall(system, chosen);
  const level = baseStock ?? bestLevel(system, gap).level;
  const levels: Levels = {
    reservation: chosen,
    contract: level,
    spot: new Int32Array(system.prices.length).fill(NEVER),
    contractFrom: 0,
    steps: constantSteps(NEVER),
  };
  return levelsPolicy(system, "contractOnly", "Contract only", levels, beforeOrdering(system, gap, level));
}

/** Stock before ordering is last period's level S − shortfall less demand. */
function beforeOrdering(system: System, gap: Shortfall, level: number) {
  const { demandLow, demandHigh, demandProbabilities } = system;
  const depth = gap.probabilities.length - 1;
  const probabilities = new Float64Array(depth + demandHigh - demandLow + 1);
  gap.probabilities.forEach((mass, d) => {
    demandProbabilities.forEach((chance, x) => {
      probabilities[depth - d + demandHigh - demandLow - x]! += mass * chance;
    });
  });
  return { low: level - depth - demandHigh, probabilities };
}

function bestReservation(system: System, least: number, baseStock: number | undefined): number {
  const cost = (reservation: number) => {
    const gap = shortfall(system, reservation);
    const inventory =
      baseStock === undefined ? bestLevel(system, gap).cost : levelCost(system, gap, baseStock);
    return system.reservationPrice * reservation + inventory;
  };
  let low = least;
  let high = Math.max(least, system.demandHigh);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cost(middle + 1) < cost(middle) - 1e-10) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Holding and backorder cost per period at order-up-to level `level`. */
function levelCost(system: System, gap: Shortfall, level: number): number {
  const { demandLow, demandProbabilities, holdingCost, backorderCost } = system;
  let cost = 0;
  gap.probabilities.forEach((mass, d) => {
    demandProbabilities.forEach((chance, x) => {
      const left = level - d - demandLow - x;
      cost += mass * chance * (left > 0 ? holdingCost * left : -backorderCost * left);
    });
  });
  return cost;
}

/** The smallest level whose chance of covering shortfall and demand reaches v/(h+v), and its cost. */
function bestLevel(system: System, gap: Shortfall): { level: number; cost: number } {
  const { demandLow, demandHigh, demandProbabilities, holdingCost, backorderCost } = system;
  const ratio = backorderCost / (holdingCost + backorderCost);
  const total = new Float64Array(gap.probabilities.length + demandHigh - demandLow);
  gap.probabilities.forEach((mass, d) => {
    demandProbabilities.forEach((chance, x) => {
      total[d + x]! += mass * chance;
    });
  });
  let below = 0;
  let i = 0;
  for (; i < total.length - 1; i++) {
    below += total[i]!;
    if (below >= ratio - 1e-13) break;
  }
  const level = demandLow + i;
  return { level, cost: levelCost(system, gap, level) };
}
