import { Inadmissible } from "../../contract/inadmissible.ts";
import type { SourcingKpis } from "./results.ts";
import type { System } from "./system.ts";

/** A policy on the lattice, in steps. */
export interface LatticePolicy {
  readonly reservation: number;
  /** Orders at net inventory `stock` and price index `price`: contract and spot quantity into `order`. */
  order(stock: number, price: number, order: Int32Array): void;
}

/** The stationary distribution of net inventory before ordering, in steps, and what follows from it. */
export interface Evaluation {
  readonly kpis: SourcingKpis;
  /** Stock low, low + 1 … and its probabilities. */
  readonly low: number;
  readonly probabilities: Float64Array;
}

/** Mass too small to pass on; also keeps clear of denormal numbers, which are slow. */
const DUST = 1e-22;
/** Mass still moving between iterations that counts as at rest. */
const AT_REST = 1e-13;
const MAX_ITERATIONS = 20_000;
/** Iterations after which half-steps are taken, since a periodic chain never settles by full ones. */
const PATIENCE = 500;
/** Most states a policy may visit. */
const MAX_STATES = 30_000;
/** Chance of lying below the range that may be neglected. */
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
  policy: LatticePolicy,
  guess?: { readonly low: number; readonly probabilities: Float64Array },
): Evaluation {
  let depth = 4 * Math.max(1, system.demandHigh);
  if (guess) depth = Math.max(depth, -guess.low);
  for (;;) {
    const chain = reachable(system, policy, -depth);
    const probabilities = stationary(system, chain, guess);
    const atFloor = chain.cut ? probabilities[0]! : 0;
    if (atFloor <= NEGLIGIBLE)
      return { kpis: kpis(system, policy, chain, probabilities), low: chain.low, probabilities };
    depth *= 2;
    if (depth > MAX_STATES) throw noSteadyState(policy, system);
  }
}

function noSteadyState(policy: LatticePolicy, system: System): Inadmissible {
  const reserved = policy.reservation * system.step;
  return new Inadmissible([
    {
      path: "policies",
      message: `no steady state: reservation ${reserved}; a policy whose stock stays within ${MAX_STATES} lattice steps is needed (mean demand is ${system.demandMean * system.step})`,
    },
  ]);
}

/** Where ordering leads from each state, summed over prices, in compressed rows. */
interface Chain {
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
function reachable(system: System, policy: LatticePolicy, floor: number): Chain {
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
    return visited;
  };
  while (low > Math.max(wantLow, floor) || high < wantHigh) {
    if (wantHigh - Math.max(wantLow, floor) > MAX_STATES) throw noSteadyState(policy, system);
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
function afterOrdering(chain: Chain, probabilities: Float64Array, levels: Float64Array): void {
  const { rowStart, target, chance, states } = chain;
  levels.fill(0);
  for (let i = 0; i < states; i++) {
    const mass = probabilities[i]!;
    if (mass < DUST) continue;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) levels[target[e]!]! += mass * chance[e]!;
  }
}

function topLevel(chain: Chain): number {
  return chain.target.reduce((top, level) => Math.max(top, level), 0) + 1;
}

/**
 * Orders lead up and demand leads down. Given how much probability orders bring to each level, one walk from the
 * highest state to the lowest gives that of every state; from it follows anew what orders bring. That settles within
 * a few orders' time, however long a high stock takes to drain.
 */
function stationary(
  system: System,
  chain: Chain,
  guess?: { readonly low: number; readonly probabilities: Float64Array },
): Float64Array {
  const { states, low } = chain;
  const now = new Float64Array(states);
  if (guess) {
    guess.probabilities.forEach((mass, k) => {
      now[Math.min(states - 1, Math.max(0, guess.low + k - low))]! += mass;
    });
  } else {
    now[-low] = 1;
  }
  const waiting = stayChance(chain);
  let brought: Float64Array = new Float64Array(Math.max(states, topLevel(chain)));
  let next: Float64Array = new Float64Array(brought.length);
  const levels = new Float64Array(brought.length);
  bring(chain, now, brought);
  // Where zero stock orders nothing, it counts as ordered up to.
  if (sumOf(brought) === 0) brought[-low] = 1;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    drain(system, brought, waiting, levels, now);
    const total = sumOf(now);
    for (let i = 0; i < states; i++) now[i]! /= total;
    bring(chain, now, next);
    // Where the range was cut some mass falls below it every period, so the two are compared by their shape.
    const scale = sumOf(next) / sumOf(brought);
    let moved = 0;
    const lazy = iteration > PATIENCE;
    for (let y = 0; y < next.length; y++) {
      const before = brought[y]! * scale;
      moved += Math.abs(next[y]! - before);
      if (lazy) next[y] = (next[y]! + before) / 2;
    }
    [brought, next] = [next, brought];
    if (moved <= AT_REST) return now;
  }
  throw new Inadmissible([
    { path: "policies", message: "no steady state; a policy whose stock settles is needed" },
  ]);
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** The chance that a state orders nothing. */
function stayChance({ states, rowStart, target, chance }: Chain): Float64Array {
  const waiting = new Float64Array(states);
  for (let i = 0; i < states; i++) {
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) if (target[e] === i) waiting[i]! += chance[e]!;
  }
  return waiting;
}

/** The probability that orders bring to each level. */
function bring(
  { states, rowStart, target, chance }: Chain,
  probabilities: Float64Array,
  brought: Float64Array,
): void {
  brought.fill(0);
  for (let i = 0; i < states; i++) {
    const mass = probabilities[i]!;
    if (mass < DUST) continue;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
      if (target[e] !== i) brought[target[e]!]! += mass * chance[e]!;
    }
  }
}

/** From what orders bring, all levels after ordering and all states before it, from the highest to the lowest. */
function drain(
  system: System,
  brought: Float64Array,
  waiting: Float64Array,
  levels: Float64Array,
  probabilities: Float64Array,
): void {
  const { demandLow, demandProbabilities: demand } = system;
  const own = demandLow === 0 ? demand[0]! : 0;
  const first = demandLow === 0 ? 1 : 0;
  const states = probabilities.length;
  const last = levels.length;
  let top = last - 1;
  while (top > 0 && brought[top]! < DUST) top--;
  levels.fill(0);
  probabilities.fill(0);
  for (let i = top; i >= 0; i--) {
    let from = 0;
    let y = i + demandLow + first;
    for (let x = first; x < demand.length && y <= top; x++, y++) from += demand[x]! * levels[y]!;
    if (i >= states) {
      levels[i] = brought[i]!;
      continue;
    }
    const mass = (from + own * brought[i]!) / (1 - own * waiting[i]!);
    probabilities[i] = mass > DUST ? mass : 0;
    levels[i] = brought[i]! + waiting[i]! * probabilities[i]!;
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
