/** A level that is never reached from above: "do not buy here". */
export const NEVER = -0x40000000;

/**
 * A policy of order-up-to form on the lattice, all levels in steps: up to `contract` from the contract, capped by
 * the reservation, where the price is at or above the contract's; then up to `spot[j]` on the spot market.
 */
export interface Levels {
  /** R. */
  readonly reservation: number;
  /** S_L. */
  readonly contract: number;
  /** S_S(p_j) by price index, non-increasing; NEVER where nothing is bought. */
  readonly spot: Int32Array;
  /** First price index at which the contract is used; 0 for "always". */
  readonly contractFrom: number;
  /** Off the lattice: the spot level as a step function of the price. */
  readonly steps: SpotSteps;
}

/**
 * S_S(p) for any price: the smallest level `first + k` whose `prices[k]` is at or below p, or `first +
 * prices.length` if none is. Prices are money per unit, non-increasing.
 */
export interface SpotSteps {
  readonly first: number;
  readonly prices: Float64Array;
}

/** S_S(p) off the lattice; steps. */
export function spotLevel(steps: SpotSteps, price: number): number {
  const { first, prices } = steps;
  let low = 0;
  let high = prices.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (prices[middle]! <= price) high = middle;
    else low = middle + 1;
  }
  return first + low;
}

/** One level at every price. */
export function constantSteps(level: number): SpotSteps {
  return { first: level, prices: new Float64Array(0) };
}

/** Orders of an order-up-to policy at net inventory `stock` and price index `price`, in steps, into `order`. */
export function orderUpTo(levels: Levels, stock: number, price: number, order: Int32Array): void {
  const capacity = price < levels.contractFrom ? 0 : levels.reservation;
  const contract = Math.min(capacity, Math.max(0, levels.contract - stock));
  order[0] = contract;
  order[1] = Math.max(0, levels.spot[price]! - stock - contract);
}
