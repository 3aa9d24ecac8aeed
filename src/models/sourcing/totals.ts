import type { Sampler } from "./sampler.ts";
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
  /** Σ drawn demand and Σ drawn price: the same for every policy. */
  demand: 8,
  price: 9,
} as const;
export const TOTALS = 10;

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
    totals[total.demand]! * perPeriod,
    totals[total.covered]! / periods,
    reservationCost,
    contractCost,
    spotCost,
    holding,
    backorder,
  ];
  for (let c = 0; c < figures.length; c++) out[at + c * stride] = figures[c]!;
}
