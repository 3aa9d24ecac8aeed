import type { BlockKernel } from "./blockKernel.ts";
import type { Levels } from "./levels.ts";
import type { FunctionPolicy, LevelsPolicy, PreparedPolicy } from "./policy.ts";
import { CHUNK, type Drawn, type Sampler } from "./sampler.ts";
import { GUIDES, type SpotGuide, spotGuide, walkedLevel } from "./spotGuide.ts";
import type { System } from "./system.ts";
import { clearSums, TOTALS, total } from "./totals.ts";

/** Runs `count` drawn periods of one policy, its stock and sums in `totals`. */
export type Runner = (demand: Drawn, price: Drawn, count: number, totals: Float64Array) => void;

/** The portable kernel: any policy, any engine. */
export function portableKernel(
  system: System,
  draws: Sampler,
  policies: readonly PreparedPolicy[],
): BlockKernel {
  const runners = policies.map((policy) => runner(system, draws, policy));
  const demand = draws.drawn(CHUNK);
  const price = draws.drawn(CHUNK);

  function run(count: number, totals: readonly Float64Array[]): void {
    for (let done = 0; done < count; done += CHUNK) {
      const now = Math.min(CHUNK, count - done);
      draws.draw(now, demand, price);
      for (let k = 0; k < runners.length; k++) runners[k]!(demand, price, now, totals[k]!);
    }
  }

  return {
    run(first, count, { warmUp, periods }, sums) {
      sums.fill(0);
      for (let n = 0; n < count; n++) {
        const totals = policies.map((_, k) => sums.subarray((k * count + n) * TOTALS).subarray(0, TOTALS));
        draws.start(first + n);
        run(warmUp, totals);
        for (const each of totals) clearSums(each);
        run(periods, totals);
      }
    },
  };
}

/** The fastest way to run a policy: from tables where it has levels, else by asking it every period. */
export function runner(
  system: System,
  draws: Sampler,
  policy: Pick<LevelsPolicy, "levels"> | FunctionPolicy,
): Runner {
  if (!("levels" in policy)) return (...drawn) => askEveryPeriod(policy, draws, ...drawn);
  const { levels } = policy;
  if (draws.onLattice) {
    return (demand, price, count, totals) =>
      runSteps(levels, demand as Int32Array, price as Int32Array, count, totals);
  }
  const units = inUnits(system, levels);
  const level = new Float64Array(CHUNK);
  return (demand, price, count, totals) => {
    units.spotLevels(price as Float64Array, count, level);
    runUnits(units, demand as Float64Array, price as Float64Array, level, count, totals);
  };
}

function askEveryPeriod(
  policy: FunctionPolicy,
  { unit, priceOrigin, priceStep }: Sampler,
  demand: Drawn,
  price: Drawn,
  count: number,
  totals: Float64Array,
): void {
  for (let t = 0; t < count; t++) {
    const stock = totals[total.stock]!;
    const spotPrice = priceOrigin + priceStep * price[t]!;
    const order = policy.order({ netInventory: stock * unit, spotPrice });
    const spot = order.spotQuantity / unit;
    const available = stock + order.contractQuantity / unit + spot;
    const left = available - demand[t]!;
    totals[total.stock] = left;
    totals[total.contract]! += order.contractQuantity / unit;
    totals[total.spot]! += spot;
    totals[total.spotPrice]! += price[t]! * spot;
    totals[total.onHand]! += Math.max(0, left);
    totals[total.short]! += Math.max(0, -left);
    totals[total.filled]! += Math.min(demand[t]!, Math.max(0, available));
    totals[total.covered]! += left >= 0 ? 1 : 0;
    totals[total.demand]! += demand[t]!;
    totals[total.price]! += price[t]!;
  }
}

/** An order-up-to policy in units. */
export interface UnitLevels {
  readonly reservation: number;
  readonly contract: number;
  /** The contract is used at prices from here on; money/unit. */
  readonly contractFrom: number;
}

/** The levels of a policy in units, for prices in money per unit. */
export function unitLevels(system: System, levels: Levels): UnitLevels {
  const { step, problem } = system;
  return {
    reservation: levels.reservation * step,
    contract: levels.contract * step,
    contractFrom: levels.contractFrom === 0 ? Number.NEGATIVE_INFINITY : problem.contractPrice,
  };
}

interface TabulatedLevels extends UnitLevels {
  /** Writes S_S of each drawn price. */
  spotLevels(price: Float64Array, count: number, level: Float64Array): void;
}

function inUnits(system: System, levels: Levels): TabulatedLevels {
  return { ...unitLevels(system, levels), spotLevels: guided(levels, system.step) };
}

/** `spotLevel` over a chunk, looked up. */
function guided({ steps }: Levels, step: number): TabulatedLevels["spotLevels"] {
  const { first } = steps;
  if (steps.prices.length === 0) return (_price, count, level) => level.fill(first * step, 0, count);
  const guide = spotGuide(steps);
  return (price, count, level) => {
    if (fillLevels(guide, step, price, count, level)) walkLevels(guide, step, price, count, level);
  };
}

/** @returns whether some price lies in a crowded cell; its level is not a number yet */
function fillLevels(
  { steps: { first }, low, scale, index, below }: SpotGuide,
  step: number,
  price: Float64Array,
  count: number,
  level: Float64Array,
): boolean {
  let crowded = 0;
  for (let t = 0; t < count; t++) {
    const p = price[t]!;
    const place = (p - low) * scale;
    const cell = place > 0 ? (place < GUIDES ? place | 0 : GUIDES) : 0;
    const found = index[cell]!;
    crowded |= found;
    level[t] = found < 0 ? Number.NaN : (first + found + Number(p < below[cell]!)) * step;
  }
  return crowded < 0;
}

function walkLevels(
  guide: SpotGuide,
  step: number,
  price: Float64Array,
  count: number,
  level: Float64Array,
): void {
  for (let t = 0; t < count; t++) {
    if (Number.isNaN(level[t]!)) level[t] = walkedLevel(guide, price[t]!) * step;
  }
}

/** Runs `count` periods of one policy; the order of events of a period is the order of the lines. */
function runUnits(
  { reservation, contract, contractFrom }: UnitLevels,
  demand: Float64Array,
  price: Float64Array,
  level: Float64Array,
  count: number,
  totals: Float64Array,
): void {
  let stock = totals[total.stock]!;
  let contractSum = totals[total.contract]!;
  let spotSum = totals[total.spot]!;
  let spotPriceSum = totals[total.spotPrice]!;
  let onHand = totals[total.onHand]!;
  let short = totals[total.short]!;
  let filled = totals[total.filled]!;
  let covered = totals[total.covered]!;
  let demandSum = totals[total.demand]!;
  let priceSum = totals[total.price]!;
  for (let t = 0; t < count; t++) {
    const p = price[t]!;
    const x = demand[t]!;
    const full = p < contractFrom ? stock : stock + reservation;
    const reached = full < contract ? full : stock > contract ? stock : contract;
    const target = level[t]!;
    const available = reached < target ? target : reached;
    const spot = available - reached;
    demandSum += x;
    priceSum += p;
    contractSum += reached - stock;
    spotSum += spot;
    spotPriceSum += p * spot;
    stock = available - x;
    if (stock >= 0) {
      onHand += stock;
      covered += 1;
      filled += x;
    } else {
      short -= stock;
      filled += available > 0 ? available : 0;
    }
  }
  totals[total.stock] = stock;
  totals[total.contract] = contractSum;
  totals[total.spot] = spotSum;
  totals[total.spotPrice] = spotPriceSum;
  totals[total.onHand] = onHand;
  totals[total.short] = short;
  totals[total.filled] = filled;
  totals[total.covered] = covered;
  totals[total.demand] = demandSum;
  totals[total.price] = priceSum;
}

/**
 * The same on the lattice, in whole numbers. Greatest and least are taken from the sign of a difference, since no
 * processor could predict the branches; so stock and orders must stay within ± 2²² steps,
 * which all policies with a steady state do: their chains have no more than some ten thousand states.
 */
function runSteps(
  levels: Levels,
  demand: Int32Array,
  price: Int32Array,
  count: number,
  totals: Float64Array,
): void {
  // Whole numbers by declaration: what an engine takes for doubles it would convert in every period.
  const reservation = levels.reservation | 0;
  const contract = levels.contract | 0;
  const contractFrom = levels.contractFrom | 0;
  const spotLevels = levels.spot;
  let stock = totals[total.stock]! | 0;
  let contractSum = 0;
  let spotSum = 0;
  let spotPriceSum = 0;
  let onHand = 0;
  let shortSum = 0;
  let filled = 0;
  let uncovered = 0;
  let demandSum = 0;
  let priceSum = 0;
  for (let t = 0; t < count; t++) {
    const p = price[t]!;
    const x = demand[t]!;
    const gap = (contract - stock) | 0;
    const wanted = gap & ~(gap >> 31);
    const offered = reservation & ~((p - contractFrom) >> 31);
    const excess = (wanted - offered) | 0;
    const bought = (wanted - (excess & ~(excess >> 31))) | 0;
    const reached = (stock + bought) | 0;
    const missing = (spotLevels[p]! - reached) | 0;
    const spot = missing & ~(missing >> 31);
    const available = (reached + spot) | 0;
    stock = (available - x) | 0;
    const short = stock >> 31;
    demandSum = (demandSum + x) | 0;
    priceSum = (priceSum + p) | 0;
    contractSum = (contractSum + bought) | 0;
    spotSum = (spotSum + spot) | 0;
    spotPriceSum += p * spot;
    onHand = (onHand + (stock & ~short)) | 0;
    shortSum = (shortSum - (stock & short)) | 0;
    uncovered = (uncovered - short) | 0;
    filled = (filled + ((x & ~short) | (available & ~(available >> 31) & short))) | 0;
  }
  totals[total.stock] = stock;
  totals[total.contract]! += contractSum;
  totals[total.spot]! += spotSum;
  totals[total.spotPrice]! += spotPriceSum;
  totals[total.onHand]! += onHand;
  totals[total.short]! += shortSum;
  totals[total.filled]! += filled;
  totals[total.covered]! += count - uncovered;
  totals[total.demand]! += demandSum;
  totals[total.price]! += priceSum;
}
