import { Inadmissible } from "../../contract/inadmissible.ts";
import type { Flow } from "./flow.ts";
import type { System } from "./system.ts";

/** A policy on the lattice, in steps. */
export interface LatticePolicy {
  readonly reservation: number;
  /** Orders at net inventory `stock` and price index `price`: contract and spot quantity into `order`. */
  order(stock: number, price: number, order: Int32Array): void;
}

/** Mass too small to pass on; also keeps clear of denormal numbers, which are slow. */
export const DUST = 1e-22;
/** Most states a policy may visit. */
export const MAX_STATES = 30_000;

/** A policy whose stock does not stay on any sensible lattice. */
export function noSteadyState(
  { reservation }: { readonly reservation: number },
  system: System,
): Inadmissible {
  const reserved = reservation * system.step;
  return new Inadmissible([
    {
      path: "policies",
      message: `no steady state: reservation ${reserved}; a policy whose stock stays within ${MAX_STATES} lattice steps is needed (mean demand is ${system.demandMean * system.step})`,
    },
  ]);
}

/** Where ordering leads from each state, summed over prices, in compressed rows. */
export interface Chain {
  readonly low: number;
  readonly states: number;
  readonly rowStart: Int32Array;
  /** Level after ordering, as index above `low`. */
  readonly target: Int32Array;
  readonly chance: Float64Array;
  /** Expected contract units, spot units and spot money per step-price of each state. */
  readonly contract: Float64Array;
  readonly spot: Float64Array;
  readonly spotMoney: Float64Array;
  /** The range was cut at the floor. */
  readonly cut: boolean;
}

interface Row {
  readonly targets: readonly number[];
  readonly chances: readonly number[];
  readonly contract: number;
  readonly spot: number;
  readonly spotMoney: number;
}

function row(system: System, policy: LatticePolicy, stock: number, order: Int32Array): Row {
  const { priceWeights, stepPrices } = system;
  const targets: number[] = [];
  const chances: number[] = [];
  let contract = 0;
  let spot = 0;
  let spotMoney = 0;
  for (let j = 0; j < priceWeights.length; j++) {
    const weight = priceWeights[j]!;
    if (weight === 0) continue;
    policy.order(stock, j, order);
    const level = stock + order[0]! + order[1]!;
    contract += weight * order[0]!;
    spot += weight * order[1]!;
    spotMoney += weight * order[1]! * stepPrices[j]!;
    const last = targets.length - 1;
    if (last >= 0 && targets[last] === level) chances[last]! += weight;
    else {
      targets.push(level);
      chances.push(weight);
    }
  }
  return { targets, chances, contract, spot, spotMoney };
}

/** The range of states reachable from zero stock, never below `floor`, with their rows. */
export function reachable(system: System, policy: LatticePolicy, floor: number): Chain {
  const { demandLow, demandHigh } = system;
  const order = new Int32Array(2);
  const above: Row[] = [];
  const below: Row[] = [];
  let low = 0;
  let high = -1;
  let wantLow = 0;
  let wantHigh = 0;
  const visit = (stock: number): Row => {
    const visited = row(system, policy, stock, order);
    for (const level of visited.targets) {
      if (level - demandHigh < wantLow) wantLow = level - demandHigh;
      if (level - demandLow > wantHigh) wantHigh = level - demandLow;
    }
    // A policy that orders whatever the stock reaches further with every state: it would never come to an end.
    if (wantHigh - Math.max(wantLow, floor) > MAX_STATES) throw noSteadyState(policy, system);
    return visited;
  };
  while (low > Math.max(wantLow, floor) || high < wantHigh) {
    while (high < wantHigh) above.push(visit(++high));
    while (low > Math.max(wantLow, floor)) below.push(visit(--low));
  }
  const rows = [...below.reverse(), ...above];
  const states = rows.length;
  const rowStart = new Int32Array(states + 1);
  rows.forEach((each, i) => {
    rowStart[i + 1] = rowStart[i]! + each.targets.length;
  });
  const target = new Int32Array(rowStart[states]!);
  const chance = new Float64Array(rowStart[states]!);
  rows.forEach((each, i) => {
    target.set(
      each.targets.map((level) => level - low),
      rowStart[i]!,
    );
    chance.set(each.chances, rowStart[i]!);
  });
  return {
    low,
    states,
    rowStart,
    target,
    chance,
    contract: Float64Array.from(rows, (each) => each.contract),
    spot: Float64Array.from(rows, (each) => each.spot),
    spotMoney: Float64Array.from(rows, (each) => each.spotMoney),
    cut: wantLow < floor,
  };
}

/** The distribution of the level after ordering. */
export function afterOrdering(chain: Chain, probabilities: Float64Array, levels: Float64Array): void {
  const { rowStart, target, chance, states } = chain;
  levels.fill(0);
  for (let i = 0; i < states; i++) {
    const mass = probabilities[i]!;
    if (mass < DUST) continue;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) levels[target[e]!]! += mass * chance[e]!;
  }
}

/** The number of levels that ordering may reach, counted from `low`. */
export function topLevel(chain: Chain): number {
  return chain.target.reduce((top, level) => Math.max(top, level), 0) + 1;
}

/** The chain as a flow. */
export function chainFlow(chain: Chain): Flow {
  const { low, states, cut, rowStart, target, chance } = chain;
  const waiting = new Float64Array(states);
  for (let i = 0; i < states; i++) {
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) if (target[e] === i) waiting[i]! += chance[e]!;
  }
  return {
    low,
    states,
    levels: Math.max(states, topLevel(chain)),
    waiting,
    cut,
    bring(probabilities, brought) {
      brought.fill(0);
      for (let i = 0; i < states; i++) {
        const mass = probabilities[i]!;
        if (mass < DUST) continue;
        for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
          if (target[e] !== i) brought[target[e]!]! += mass * chance[e]!;
        }
      }
    },
    purchases(probabilities) {
      let contract = 0;
      let spot = 0;
      let spotMoney = 0;
      for (let i = 0; i < states; i++) {
        const mass = probabilities[i]!;
        contract += mass * chain.contract[i]!;
        spot += mass * chain.spot[i]!;
        spotMoney += mass * chain.spotMoney[i]!;
      }
      return { contract, spot, spotMoney };
    },
  };
}
