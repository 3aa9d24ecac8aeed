import type { SourcingSimulation } from "./problem.ts";
import { CHUNK, type Drawn, type Sampler } from "./sampler.ts";
import type { System } from "./system.ts";

/** Most periods a history records after its warm-up. */
export const MAX_RECORDED = 5_000;

/** Demands and prices of one replication as the sampler drew them, warm-up first. */
export interface History {
  readonly warmUp: number;
  readonly demand: Drawn;
  readonly price: Drawn;
}

/** A change of the spot price over consecutive recorded periods. */
export interface Shock {
  /** Index of the first recorded period it touches, 0 … */
  readonly start: number;
  /** What is added to the price of each period from there on, money/unit. */
  readonly heights: readonly number[];
}

/**
 * Draws one replication: the same demands and prices that the simulation meets.
 *
 * @param periods recorded after the warm-up, 1 … MAX_RECORDED
 */
export function history(
  draws: Sampler,
  { warmUp }: SourcingSimulation,
  { replication, periods }: { readonly replication: number; readonly periods: number },
): History {
  const recorded = Math.min(Math.max(1, Math.trunc(periods)), MAX_RECORDED);
  const demand = draws.drawn(warmUp + recorded);
  const price = draws.drawn(warmUp + recorded);
  draws.start(replication);
  for (let done = 0; done < demand.length; done += CHUNK) {
    const now = Math.min(CHUNK, demand.length - done);
    draws.draw(now, demand.subarray(done, done + now), price.subarray(done, done + now));
  }
  return { warmUp, demand, price };
}

/**
 * The same history with a price shock. On a lattice the price goes to the nearest atom and ends at the outermost ones,
 * which is as far as a policy solved there can see.
 */
export function disturbed(
  drawn: History,
  { start, heights }: Shock,
  system: System,
  { priceStep, onLattice }: Sampler,
): History {
  const price = drawn.price.slice();
  const last = system.prices.length - 1;
  heights.forEach((height, i) => {
    const t = drawn.warmUp + start + i;
    if (start + i < 0 || t >= price.length) return;
    const moved = price[t]! + height / priceStep;
    price[t] = onLattice ? Math.min(last, Math.max(0, Math.round(moved))) : moved;
  });
  return { ...drawn, price };
}

/** Demand of the recorded periods, units. */
export function demandOf({ warmUp, demand }: History, { unit }: Sampler): Float64Array {
  return Float64Array.from(demand.subarray(warmUp), (drawn) => drawn * unit);
}

/** Spot price of the recorded periods, money/unit. */
export function priceOf({ warmUp, price }: History, { priceOrigin, priceStep }: Sampler): Float64Array {
  return Float64Array.from(price.subarray(warmUp), (drawn) => priceOrigin + priceStep * drawn);
}
