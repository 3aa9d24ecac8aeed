/** Expected purchases of a period, in steps, and money for those on the spot market. */
export interface Purchases {
  readonly contract: number;
  readonly spot: number;
  readonly spotMoney: number;
}

/**
 * Where ordering leads from each state of stock: up, from states `low`, `low + 1` … to levels from `low` on. Arrays
 * count both from `low`.
 */
export interface Flow {
  readonly low: number;
  readonly states: number;
  /** How many levels there are, at least as many as states. */
  readonly levels: number;
  /** The chance that a state orders nothing. */
  readonly waiting: Float64Array;
  /** The range was cut: there are states below. */
  readonly cut: boolean;
  /** The probability that orders bring to each level. */
  bring(probabilities: Float64Array, brought: Float64Array): void;
  purchases(probabilities: Float64Array): Purchases;
}
