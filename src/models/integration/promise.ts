/** What the ATP promise of an order knows. Times in days, quantities in units. */
export interface PromiseInputs {
  readonly now: number;
  readonly quantity: number;
  /** Units entered and not yet allocated. */
  readonly backlog: number;
  readonly onHand: number;
  /** Scheduled production receipts in order of time. */
  readonly receipts: Iterable<{ readonly time: number; readonly quantity: number }>;
  /** Lp, production time. */
  readonly productionDays: number;
  /** Plant capacity, units/day. */
  readonly capacity: number;
  /** Is a disruption of the supplier known? */
  readonly disrupted: boolean;
  /** Quantile of the time from creation to entry. */
  readonly entryAllowance: number;
  /** Quantile of the time from allocation to delivery. */
  readonly outboundAllowance: number;
}

/**
 * Available to promise: the order gets the first units that earlier orders leave. If the scheduled receipts do
 * not suffice, it waits for new production, 3 days longer while a disruption is known.
 *
 * @returns promised delivery time, days
 */
export function promise(inputs: PromiseInputs): number {
  let need = inputs.quantity + inputs.backlog - inputs.onHand;
  let time = inputs.now;
  if (need > 0) {
    for (const receipt of inputs.receipts) {
      need -= receipt.quantity;
      time = receipt.time;
      if (need <= 0) break;
    }
  }
  if (need > 0)
    time =
      Math.max(time, inputs.now) +
      inputs.productionDays +
      1 +
      need / inputs.capacity +
      (inputs.disrupted ? 3 : 0);
  return Math.max(time, inputs.now + inputs.entryAllowance) + inputs.outboundAllowance;
}

/** The siloed promise: a rule of thumb on an old stock figure. @param snapshot on hand − backlog when it was taken */
export function snapshotPromise(
  now: number,
  quantity: number,
  snapshot: number,
  inStockDays: number,
  outOfStockDays: number,
): number {
  return now + (snapshot >= quantity ? inStockDays : outOfStockDays);
}

/**
 * A running quantile by stochastic approximation, Q += g (v > Q ? p : p − 1).
 *
 * Source: Robbins, Monro (1951). It settles where P(v > Q) = 1 − p.
 */
export class RunningQuantile {
  value: number;
  private readonly up: number;
  private readonly down: number;

  /** @param start value of Q @param probability p in (0, 1) @param gain g > 0 */
  constructor(start: number, probability: number, gain: number) {
    this.value = start;
    this.up = gain * probability;
    this.down = gain * (1 - probability);
  }

  update(observed: number): void {
    this.value += observed > this.value ? this.up : -this.down;
  }
}
