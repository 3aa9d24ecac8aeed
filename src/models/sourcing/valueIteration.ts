import { ln } from "../../numeric/elementary.ts";
import { type Levels, NEVER } from "./levels.ts";
import type { System } from "./system.ts";

/** The optimal ordering at one reservation. */
export interface Ordering {
  /** Z at this reservation, money/period. */
  readonly averageCost: number;
  readonly levels: Levels;
  /** Relative values, to start a neighbouring reservation from. */
  readonly values: Values;
  readonly iterations: number;
}

/** Relative values of net inventory `low`, `low + 1` …; linear beyond both ends. */
export interface Values {
  readonly low: number;
  readonly relative: Float64Array;
}

/** The index of a level that does not exist. */
const NOWHERE = -1;
const UNKNOWN = -2;
const TOLERANCE = 1e-10;
const MAX_ITERATIONS = 100_000;
/** How deep below zero, in largest demands, backorders are followed before their growth is called hopeless. */
const MAX_DEPTH = 60;
/** Chance of waiting so long that it may be neglected. */
const NEGLIGIBLE = 1e-15;

/**
 * Average-cost dynamic programming at a fixed reservation, by relative value iteration over net inventory.
 *
 * With G(y) = h·E(y−x)⁺ + v·E(x−y)⁺ + E V(y−x) the order-up-to levels are S_L = argmin {c·y + G(y)} and
 * S_S(p) = argmin {p·y + G(y)}, smallest minimisers. G is convex, so each price needs one threshold, and the
 * expectation over prices is piecewise linear between the thresholds: its coefficients are kept as difference
 * arrays. One sweep costs (states × demands + prices) instead of states² × orders × prices × demands.
 *
 * Source: Inderfurth, Kelle, Kleber (2013), EJOR 225(2), for the structure; specification of the 2014 paper's model.
 *
 * @param reservation R in lattice steps, 0 … largest demand
 * @param start values of a neighbouring reservation
 */
export function optimalOrdering(system: System, reservation: number, start?: Values): Ordering {
  let range = firstRange(system);
  let values = start;
  for (;;) {
    const attempt = iterate(system, reservation, range, values);
    values = attempt.values;
    if (attempt.atTop && range.high < system.lattice.levelCap) {
      const high = Math.ceil(range.high * 1.5) + 10;
      range = { low: range.low, high: Math.min(high, system.lattice.levelCap) };
    } else if (attempt.missingDepth > 0 && range.low > -MAX_DEPTH * system.demandHigh) {
      range = { low: range.low - attempt.missingDepth, high: range.high };
    } else {
      return attempt;
    }
  }
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Covers stock for as long as it is cheaper to hold than to wait for the contract price. */
function firstRange(system: System): Range {
  const { demandHigh, demandMean, contractPrice, holdingCost, stepPrices, lattice } = system;
  const ahead = Math.min(Math.max(0, contractPrice - stepPrices[0]!) / holdingCost, 1e4);
  const high = Math.min(demandHigh * 3 + Math.ceil(ahead * demandMean), lattice.levelCap);
  return { low: Math.min(-demandHigh, high - 1), high };
}

interface Attempt extends Ordering {
  /** Some level lies on the upper end of the range. */
  readonly atTop: boolean;
  /** By how many steps the range should reach further down; 0 if it is deep enough. */
  readonly missingDepth: number;
}

function iterate(system: System, reservation: number, { low, high }: Range, start?: Values): Attempt {
  const { demandLow, demandHigh, demandProbabilities: chances, stepPrices, priceWeights, contractFrom } = system;
  const { contractPrice, reservationPrice } = system;
  const depth = demandHigh;
  const bottom = low - depth;
  const states = high - bottom + 1;
  const loss = periodLoss(system, low, high);
  // Index i stands for stock bottom + i in both arrays; below `low` the cost-to-go is linear.
  let values: Float64Array = startValues(start, bottom, states, contractPrice);
  let next: Float64Array = new Float64Array(states);
  const costToGo = new Float64Array(states);
  const spot = new Int32Array(stepPrices.length);
  const mix = new Mixture(states);
  let contract = NOWHERE;
  let averageCost = 0;
  let iterations = 0;
  for (; iterations < MAX_ITERATIONS; iterations++) {
    expectation(values, chances, demandLow, depth, loss, costToGo);
    const slope = costToGo[depth + 1]! - costToGo[depth]!;
    for (let i = depth - 1; i >= 0; i--) costToGo[i] = costToGo[i + 1]! - slope;

    contract = thresholds(costToGo, depth, contractPrice, stepPrices, spot);
    mix.clear();
    for (let j = 0; j < spot.length; j++) {
      const capacity = j < contractFrom ? 0 : reservation;
      mix.add(priceWeights[j]!, stepPrices[j]!, spot[j]!, capacity, contract, contractPrice, costToGo);
    }
    mix.write(next, costToGo, reservation);

    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < states; i++) {
      const change = next[i]! - values[i]!;
      if (change < least) least = change;
      if (change > most) most = change;
    }
    averageCost = (least + most) / 2;
    const shift = next[depth]!;
    for (let i = 0; i < states; i++) next[i]! -= shift;
    [values, next] = [next, values];
    if (most - least <= TOLERANCE * Math.max(1, Math.abs(averageCost))) break;
  }

  const level = (index: number) => (index === NOWHERE ? NEVER : bottom + index);
  const contractLevel = level(contract);
  return {
    averageCost: averageCost + reservationPrice * reservation,
    levels: {
      reservation,
      contract: contractLevel,
      spot: spot.map(level),
      contractFrom,
      steps: spotSteps(costToGo, depth, low, system.step),
    },
    values: { low: bottom, relative: values },
    iterations,
    atTop: Math.max(contract, spot[0]!) >= states - 1,
    missingDepth: missingDepth(system, costToGo, low, spot),
  };
}

/** h·E(y−x)⁺ + v·E(x−y)⁺ for y = low … high. */
function periodLoss(system: System, low: number, high: number): Float64Array {
  const { demandLow, demandProbabilities: chances, holdingCost, backorderCost } = system;
  return Float64Array.from({ length: high - low + 1 }, (_, k) => {
    let onHand = 0;
    let short = 0;
    for (let i = 0; i < chances.length; i++) {
      const left = low + k - demandLow - i;
      if (left > 0) onHand += chances[i]! * left;
      else short -= chances[i]! * left;
    }
    return holdingCost * onHand + backorderCost * short;
  });
}

function startValues(start: Values | undefined, bottom: number, states: number, slope: number): Float64Array {
  if (!start) return Float64Array.from({ length: states }, (_, i) => -slope * i);
  const { low, relative } = start;
  const last = relative.length - 1;
  const below = relative[1]! - relative[0]!;
  const above = relative[last]! - relative[last - 1]!;
  return Float64Array.from({ length: states }, (_, i) => {
    const k = bottom + i - low;
    if (k < 0) return relative[0]! + k * below;
    return k > last ? relative[last]! + (k - last) * above : relative[k]!;
  });
}

/** costToGo[depth + k] = loss[k] + Σ chances · values, four levels at a time so that additions overlap. */
function expectation(
  values: Float64Array,
  chances: Float64Array,
  demandLow: number,
  depth: number,
  loss: Float64Array,
  costToGo: Float64Array,
): void {
  const demands = chances.length;
  const levels = loss.length;
  let k = 0;
  for (; k + 4 <= levels; k += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let from = depth + k - demandLow;
    for (let x = 0; x < demands; x++, from--) {
      const chance = chances[x]!;
      a += chance * values[from]!;
      b += chance * values[from + 1]!;
      c += chance * values[from + 2]!;
      d += chance * values[from + 3]!;
    }
    costToGo[depth + k] = loss[k]! + a;
    costToGo[depth + k + 1] = loss[k + 1]! + b;
    costToGo[depth + k + 2] = loss[k + 2]! + c;
    costToGo[depth + k + 3] = loss[k + 3]! + d;
  }
  for (; k < levels; k++) {
    let sum = 0;
    for (let x = 0; x < demands; x++) sum += chances[x]! * values[depth + k - demandLow - x]!;
    costToGo[depth + k] = loss[k]! + sum;
  }
}

/**
 * Writes the index of S_S(p_j) for every price and returns that of S_L; NOWHERE where even at the lowest level
 * waiting is cheaper. Prices ascend, so levels descend and one walk down finds them all.
 */
function thresholds(
  costToGo: Float64Array,
  depth: number,
  contractPrice: number,
  stepPrices: Float64Array,
  spot: Int32Array,
): number {
  const top = costToGo.length - 1;
  let index = top;
  // The slope just below `depth` is the extended one, so the walk may end at depth − 1.
  const walk = (price: number) => {
    while (index >= depth && costToGo[index]! - costToGo[index - 1]! >= -price) index--;
  };
  let contract = UNKNOWN;
  for (let j = 0; j < spot.length; j++) {
    const price = stepPrices[j]!;
    if (contract === UNKNOWN && contractPrice <= price) {
      walk(contractPrice);
      contract = index;
    }
    walk(price);
    spot[j] = index < depth ? NOWHERE : index;
  }
  if (contract === UNKNOWN) {
    walk(contractPrice);
    contract = index;
  }
  return contract < depth ? NOWHERE : contract;
}

/**
 * How much further down the range should reach. Waiting at a price is right when it is above what a unit short
 * costs for one period and then; otherwise the level just lies lower. Where waiting is right, the range must hold
 * as many waits in a row as have a chance worth counting.
 */
function missingDepth(system: System, costToGo: Float64Array, low: number, spot: Int32Array): number {
  const { demandHigh, priceWeights } = system;
  let waiting = 0;
  for (let j = 0; j < spot.length; j++) if (spot[j] === NOWHERE) waiting += priceWeights[j]!;
  if (waiting < NEGLIGIBLE) return 0;
  const slope = (i: number) => costToGo[demandHigh + i + 1]! - costToGo[demandHigh + i]!;
  const straight = Math.abs(slope(0) - slope(1)) <= 1e-9 * Math.max(1, Math.abs(slope(0)));
  const rareAfter = waiting < 1 ? ln(NEGLIGIBLE) / ln(waiting) : MAX_DEPTH;
  const wanted = Math.min(Math.ceil(rareAfter) + 1, MAX_DEPTH) * demandHigh;
  if (-low >= wanted && straight) return 0;
  return Math.max(demandHigh, Math.min(wanted + low, MAX_DEPTH * demandHigh + low), 1);
}

function spotSteps(costToGo: Float64Array, depth: number, low: number, step: number) {
  const levels = costToGo.length - depth;
  return {
    first: low,
    prices: Float64Array.from({ length: levels - 1 }, (_, k) => {
      return (costToGo[depth + k]! - costToGo[depth + k + 1]!) / step;
    }),
  };
}

/** E V as constant + slope·i + weight·G(i) + shifted·G(i + R), each coefficient a difference array over i. */
class Mixture {
  private readonly constant: Float64Array;
  private readonly slope: Float64Array;
  private readonly weight: Float64Array;
  private readonly shifted: Float64Array;
  private readonly states: number;

  constructor(states: number) {
    this.states = states;
    this.constant = new Float64Array(states + 1);
    this.slope = new Float64Array(states + 1);
    this.weight = new Float64Array(states + 1);
    this.shifted = new Float64Array(states + 1);
  }

  clear(): void {
    this.constant.fill(0);
    this.slope.fill(0);
    this.weight.fill(0);
    this.shifted.fill(0);
  }

  /** Adds `chance` times the least cost at one price, as a function of the stock index before ordering. */
  add(
    chance: number,
    price: number,
    spot: number,
    capacity: number,
    contract: number,
    contractPrice: number,
    costToGo: Float64Array,
  ): void {
    let from = 0;
    // Full contract quantity, then up to the spot level.
    const spotEnd = Math.max(from, spot - capacity);
    if (spotEnd > from) {
      const constant = contractPrice * capacity + price * (spot - capacity) + costToGo[spot]!;
      this.line(from, spotEnd, chance * constant, -chance * price);
      from = spotEnd;
    }
    if (capacity > 0) {
      const fullEnd = Math.max(from, contract - capacity);
      if (fullEnd > from) {
        this.line(from, fullEnd, chance * contractPrice * capacity, 0);
        this.shifted[from]! += chance;
        this.shifted[fullEnd]! -= chance;
        from = fullEnd;
      }
      const contractEnd = Math.max(from, contract);
      if (contractEnd > from) {
        const constant = contractPrice * contract + costToGo[contract]!;
        this.line(from, contractEnd, chance * constant, -chance * contractPrice);
        from = contractEnd;
      }
    }
    if (from < this.states) this.weight[from]! += chance;
  }

  private line(from: number, to: number, constant: number, slope: number): void {
    this.constant[from]! += constant;
    this.constant[to]! -= constant;
    this.slope[from]! += slope;
    this.slope[to]! -= slope;
  }

  write(values: Float64Array, costToGo: Float64Array, reservation: number): void {
    let constant = 0;
    let slope = 0;
    let weight = 0;
    let shifted = 0;
    const last = this.states - 1;
    for (let i = 0; i <= last; i++) {
      constant += this.constant[i]!;
      slope += this.slope[i]!;
      weight += this.weight[i]!;
      shifted += this.shifted[i]!;
      const full = i + reservation;
      values[i] = constant + slope * i + weight * costToGo[i]! + shifted * costToGo[full > last ? last : full]!;
    }
  }
}
