import { type Levels, spotLevel } from "./levels.ts";
import type { FunctionPolicy, LevelsPolicy } from "./policy.ts";
import { CHUNK, type Sampler } from "./sampler.ts";
import type { System } from "./system.ts";

/** Where a policy's running stock and sums lie in its `Float64Array(TOTALS)`; units as drawn by the sampler. */
export const total = {
  stock: 0,
  contract: 1,
  spot: 2,
  /** Σ drawn price × spot quantity. */
  spotPrice: 3,
  onHand: 4,
  short: 5,
  filled: 6,
  /** Periods without backorders at their end. */
  covered: 7,
} as const;
export const TOTALS = 8;

/** Runs `count` drawn periods of one policy, its stock and sums in `totals`. */
export type Runner = (demand: Float64Array, price: Float64Array, count: number, totals: Float64Array) => void;

/** The fastest way to run a policy: from tables where it has levels, else by asking it every period. */
export function runner(
  system: System,
  sampler: Sampler,
  policy: Pick<LevelsPolicy, "levels"> | FunctionPolicy,
  sampling: "continuous" | "lattice",
): Runner {
  if (!("levels" in policy)) return (...drawn) => askEveryPeriod(policy, sampler, ...drawn);
  const kernel = kernelPolicy(system, policy.levels, sampling);
  const level = new Float64Array(CHUNK);
  return (demand, price, count, totals) => {
    kernel.spotLevels(price, count, level);
    runPeriods(kernel, demand, price, level, count, totals);
  };
}

function askEveryPeriod(
  policy: FunctionPolicy,
  { unit, priceOrigin, priceStep }: Sampler,
  demand: Float64Array,
  price: Float64Array,
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
  }
}

/** An order-up-to policy in the sampler's units, with its spot levels tabulated over the drawn price. */
interface KernelPolicy {
  readonly reservation: number;
  readonly contract: number;
  /** The contract is used at drawn prices from here on. */
  readonly contractFrom: number;
  /** Writes S_S of each drawn price. */
  spotLevels(price: Float64Array, count: number, level: Float64Array): void;
}

/** Makes the levels of a policy fit what the sampler draws. */
function kernelPolicy(system: System, levels: Levels, sampling: "continuous" | "lattice"): KernelPolicy {
  if (sampling === "lattice") {
    const spot = Float64Array.from(levels.spot);
    return {
      reservation: levels.reservation,
      contract: levels.contract,
      contractFrom: levels.contractFrom,
      spotLevels(price, count, level) {
        for (let t = 0; t < count; t++) level[t] = spot[price[t]!]!;
      },
    };
  }
  const { step } = system;
  return {
    reservation: levels.reservation * step,
    contract: levels.contract * step,
    contractFrom: levels.contractFrom === 0 ? Number.NEGATIVE_INFINITY : system.problem.contractPrice,
    spotLevels: guided(levels, step),
  };
}

const GUIDES = 1024;

/** `spotLevel` over a chunk, with the search started from a guide table over the range of the step prices. */
function guided({ steps }: Levels, step: number): KernelPolicy["spotLevels"] {
  const { first, prices } = steps;
  const last = prices.length;
  if (last === 0) return (_price, count, level) => level.fill(first * step, 0, count);
  const low = prices[last - 1]!;
  const width = (prices[0]! - low) / GUIDES;
  const scale = width > 0 ? 1 / width : 0;
  // guide[g] is the level index a hair above cell g, so the search only ever moves up to higher levels.
  const guide = Int32Array.from(
    { length: GUIDES + 1 },
    (_, g) => spotLevel(steps, low + (g + 1 + 1e-6) * width) - first,
  );
  return (price, count, level) => {
    for (let t = 0; t < count; t++) {
      const p = price[t]!;
      const cell = (p - low) * scale;
      let k = guide[cell > 0 ? (cell < GUIDES ? cell | 0 : GUIDES) : 0]!;
      while (k < last && prices[k]! > p) k++;
      level[t] = (first + k) * step;
    }
  };
}

/** Runs `count` periods of one policy; the order of events of a period is the order of the lines. */
function runPeriods(
  { reservation, contract, contractFrom }: KernelPolicy,
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
  for (let t = 0; t < count; t++) {
    const p = price[t]!;
    const x = demand[t]!;
    const full = p < contractFrom ? stock : stock + reservation;
    const reached = full < contract ? full : stock > contract ? stock : contract;
    const target = level[t]!;
    const available = reached < target ? target : reached;
    const spot = available - reached;
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
}

/** Clears the sums and keeps the stock: what the end of the warm-up does. */
export function clearSums(totals: Float64Array): void {
  totals.fill(0, total.contract);
}

/** The columns of `kpis.ts` from a replication's sums, written every `stride` places. */
export function writeColumns(
  system: System,
  sampler: Sampler,
  reservation: number,
  totals: Float64Array,
  demandSum: number,
  periods: number,
  out: Float64Array,
  at: number,
  stride: number,
): void {
  const { problem } = system;
  const { unit, priceOrigin, priceStep } = sampler;
  const perPeriod = unit / periods;
  const contract = totals[total.contract]! * perPeriod;
  const spot = totals[total.spot]! * perPeriod;
  const onHand = totals[total.onHand]! * perPeriod;
  const short = totals[total.short]! * perPeriod;
  const reservationCost = problem.reservationPrice * reservation;
  const contractCost = problem.contractPrice * contract;
  const spotCost = priceOrigin * spot + priceStep * totals[total.spotPrice]! * perPeriod;
  const holding = problem.holdingCost * onHand;
  const backorder = problem.backorderCost * short;
  const figures = [
    reservationCost + contractCost + spotCost + holding + backorder,
    onHand - short,
    onHand,
    short,
    contract,
    contract + spot,
    totals[total.filled]! * perPeriod,
    demandSum * perPeriod,
    totals[total.covered]! / periods,
    reservationCost,
    contractCost,
    spotCost,
    holding,
    backorder,
  ];
  for (let c = 0; c < figures.length; c++) out[at + c * stride] = figures[c]!;
}
