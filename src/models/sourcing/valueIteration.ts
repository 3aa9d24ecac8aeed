import { Inadmissible } from "../../contract/inadmissible.ts";
import { ln } from "../../numeric/elementary.ts";
import { coarser, FACTOR, MANY, refined } from "./coarse.ts";
import {
  expectation,
  longConvolution,
  NOWHERE,
  periodLoss,
  spotSteps,
  thresholds,
  transformed,
} from "./costToGo.ts";
import { extended } from "./extended.ts";
import { Leap } from "./leap.ts";
import { type Levels, NEVER } from "./levels.ts";
import { Mixture } from "./mixture.ts";
import { chancesByStep, type System } from "./system.ts";

/** The optimal ordering at one reservation. */
export interface Ordering {
  /** Z at this reservation, money/period. */
  readonly averageCost: number;
  readonly levels: Levels;
  /** Relative values, to start a neighbouring reservation from. */
  readonly values: Values;
  /** Bounds of Z became as narrow as wanted; else `enough` ended it. */
  readonly settled: boolean;
}

/** Relative values of net inventory `low`, `low + 1` … and the gain (average cost without the reservation). */
export interface Values {
  readonly low: number;
  readonly relative: Float64Array;
  readonly gain: number;
}

export interface Effort {
  /** Values of a neighbouring reservation to start from. */
  readonly start?: Values | undefined;
  /** Settles for the common prices and a rough Z: good enough to search by, not to compare with. */
  readonly rough?: boolean;
  /** Told bounds of Z as they narrow (rough ones where a rough Z will do); true stops early, with levels not final. */
  readonly enough?: (least: number, most: number) => boolean;
}

/** Width of the bounds of Z, relative to Z, at which it counts as settled: between stages and at the end. */
const ROUGH = 1e-6;
const TOLERANCE = 1e-10;
const MAX_ITERATIONS = 20_000;
/** Iterations that end with an upward sweep and a leap; where demand is constant they can keep them from settling. */
const SWEEPS = 100;
/** By how much the error must shrink in an iteration for one without a sweep to be worth while. */
const SLOW = 0.9;
/** Iterations after which half-steps are taken, since values of a periodic chain never settle by full ones. */
const PATIENCE = 1_000;
/** Stage by stage, the chance below which a price may lack its full level; in the last stage none may. */
const RARE = [1e-2, 1e-4, 1e-7, 0];
/** How deep below zero, in largest demands, backorders are followed before their growth is called hopeless. */
const MAX_DEPTH = 60;
/** Chance of waiting so long that it may be neglected. */
const NEGLIGIBLE = 1e-15;
/** Most states before the problem is refused as too large for the lattice. */
const MAX_STATES = 60_000;

/**
 * Average-cost dynamic programming at a fixed reservation, by relative value iteration over net inventory.
 *
 * With G(y) = h·E(y−x)⁺ + v·E(x−y)⁺ + E V(y−x) the order-up-to levels are S_L = argmin {c·y + G(y)} and
 * S_S(p) = argmin {p·y + G(y)}, smallest minimisers. G is convex, so each price needs one threshold, and the
 * expectation over prices is piecewise linear between the thresholds: its coefficients are kept as difference
 * arrays. One sweep costs (states × demands + prices), by transforms (states × log demands + prices), instead of
 * states² × orders × prices × demands.
 *
 * Very low prices are very rare and have very high levels, from which news of the gain travels down but one demand a
 * sweep. So the range of the common prices is settled first; the states above follow from those below, and a few
 * sweeps over each wider range finish.
 *
 * Source: Inderfurth, Kelle, Kleber (2013), EJOR 225(2), for the structure; specification of the 2014 paper's model.
 *
 * @param reservation R in lattice steps, 0 … largest demand
 * @throws Inadmissible when the levels grow beyond any sensible lattice
 */
export function optimalOrdering(system: System, reservation: number, effort: Effort = {}): Ordering {
  const froms = RARE.map((rare) => system.priceWeights.findIndex((weight) => weight >= rare));
  const stages = froms.filter((from, k) => from >= 0 && from !== froms[k - 1]);
  const last = stages.at(-1)!;
  const { rough } = effort;
  const start = effort.start ?? coarseValues(system, reservation);
  if (start && !rough && start.low + start.relative.length > firstRange(system, last).high) {
    return stage(system, reservation, last, { ...effort, start }, false, start.low + system.demandHigh);
  }
  if (rough || stages.length === 1) {
    return stage(system, reservation, stages[0]!, { ...effort, start }, rough ?? false);
  }
  let attempt = stage(system, reservation, stages[0]!, { start }, true);
  for (const from of stages.slice(1)) {
    const next = { ...(from === last && effort), start: attempt.values };
    attempt = stage(system, reservation, from, next, from !== last, attempt.range.low);
  }
  return attempt;
}

/** Where there are many demands: rough values of a coarser lattice, to start from. */
function coarseValues(system: System, reservation: number): Values | undefined {
  if (system.demandProbabilities.length <= MANY) return undefined;
  return refined(optimalOrdering(coarser(system), Math.round(reservation / FACTOR), { rough: true }).values);
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Iterates with a range that grows until no level of prices from index `from` on lies on its bound. */
function stage(
  system: System,
  reservation: number,
  from: number,
  effort: Effort,
  rough: boolean,
  low?: number,
): Attempt {
  let range = firstRange(system, from, low);
  let start = effort.start;
  for (;;) {
    if (range.high - range.low > MAX_STATES) throw tooLarge(system);
    const attempt = iterate(system, reservation, range, from, { ...effort, start, rough });
    start = attempt.values;
    if (!attempt.settled) return attempt;
    if (attempt.highest >= range.high && range.high < system.lattice.levelCap) {
      const high = Math.ceil(range.high * 1.5) + 10;
      range = { low: range.low, high: Math.min(high, system.lattice.levelCap) };
    } else if (attempt.missingDepth > 0 && range.low > -MAX_DEPTH * system.demandHigh) {
      range = { low: range.low - attempt.missingDepth, high: range.high };
    } else {
      return attempt;
    }
  }
}

/** Covers stock for as long as it is cheaper to hold than to wait for the contract price. */
function firstRange(system: System, from: number, low?: number): Range {
  const { demandHigh, demandMean, contractPrice, holdingCost, stepPrices, lattice } = system;
  const ahead = Math.max(0, contractPrice - stepPrices[from]!) / holdingCost;
  const high = Math.min(demandHigh * 2 + Math.ceil(ahead * demandMean), lattice.levelCap);
  return { low: low ?? Math.min(-demandHigh, high - 1), high };
}

function tooLarge({ problem }: System): Inadmissible {
  return new Inadmissible([
    {
      path: "problem.holdingCost",
      message: `invalid holdingCost: ${problem.holdingCost}; so low a cost makes order-up-to levels of more than ${MAX_STATES} lattice steps worth while: raise it, or lattice.demandStep`,
    },
  ]);
}

interface Attempt extends Ordering {
  readonly range: Range;
  /** The highest level of the prices that count. */
  readonly highest: number;
  /** By how many steps the range should reach further down; 0 if it is deep enough. */
  readonly missingDepth: number;
}

function iterate(
  system: System,
  reservation: number,
  range: Range,
  from: number,
  { start, rough, enough }: Effort,
): Attempt {
  const { demandLow, demandHigh: depth, stepPrices, priceWeights, contractFrom } = system;
  const { contractPrice, reservationPrice } = system;
  const { low, high } = range;
  const chances = chancesByStep(system);
  const bottom = low - depth;
  const states = high - bottom + 1;
  const loss = periodLoss(system, low, high);
  // Index i stands for stock bottom + i in both arrays; below `low` the cost-to-go is linear.
  let values: Float64Array = start
    ? extended(start, bottom, states, system)
    : Float64Array.from({ length: states }, (_, i) => -contractPrice * i);
  let next: Float64Array = new Float64Array(states);
  const costToGo = new Float64Array(states);
  const spot = new Int32Array(stepPrices.length);
  const mix = new Mixture(states);
  const leap = new Leap(states);
  const reserved = reservationPrice * reservation;
  let contract = NOWHERE;
  let gain = 0;
  let settled = true;
  // Beside transforms a sweep is dear: it waits until the error is seen to shrink slowly.
  const quick = longConvolution(system);
  const rises = new Float64Array(quick ? states : 0);
  let sweeping = !quick;
  let error = Number.POSITIVE_INFINITY;

  /** G and the levels from values. */
  function improve(): void {
    if (quick) transformed(values, chances, quick, depth, loss, costToGo, rises);
    else expectation(values, chances, demandLow, depth, loss, costToGo);
    const slope = costToGo[depth + 1]! - costToGo[depth]!;
    for (let i = depth - 1; i >= 0; i--) costToGo[i] = costToGo[i + 1]! - slope;
    contract = thresholds(costToGo, depth, contractPrice, stepPrices, spot);
  }

  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    improve();
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
    gain = (least + most) / 2;
    const shift = next[depth]!;
    for (let i = 0; i < states; i++) next[i]! -= shift;
    [values, next] = [next, values];
    if (most - least <= (rough ? ROUGH : TOLERANCE) * Math.max(1, Math.abs(gain))) break;
    if (iteration > 3 && most - least > SLOW * error) sweeping = true;
    error = most - least;
    if (sweeping && iteration < SWEEPS) {
      mix.sweep(Math.max(contract + 1, depth), values, shift, loss, depth, demandLow, chances);
    } else if (iteration > PATIENCE) {
      for (let i = 0; i < states; i++) values[i] = (values[i]! + next[i]!) / 2;
    }
    if (iteration < SWEEPS) leap.follow(values, most - least);
    // Bounds hold for this range only, so they count only while no level lies on its end.
    const inside = Math.max(contract, spot[from]!) < states - 1;
    settled = !((inside && enough?.(least + reserved, most + reserved)) ?? false);
    if (!settled) break;
  }

  const level = (index: number) => (index === NOWHERE ? NEVER : bottom + index);
  const contractLevel = level(contract);
  return {
    averageCost: gain + reserved,
    levels: {
      reservation,
      contract: contractLevel,
      spot: spot.map(level),
      contractFrom,
      steps: spotSteps(costToGo, depth, low, system.step),
    },
    values: { low: bottom, relative: values, gain },
    range,
    highest: Math.max(contractLevel, level(spot[from]!)),
    missingDepth: missingDepth(system, costToGo, low, spot),
    settled,
  };
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
