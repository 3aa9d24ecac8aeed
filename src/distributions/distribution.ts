/**
 * A probability distribution of a real number X, as everything above this room sees it.
 *
 * Continuous: `quantile` inverts `cdf`, `pdf` is the density. Discrete: `quantile(p)` is the smallest x with
 * cdf(x) ≥ p, `upperQuantile(q)` the smallest with survival(x) ≤ q, `pdf` the probability of x itself.
 */
export interface Distribution {
  readonly mean: number;
  /** Standard deviation; 0 for a constant. */
  readonly sd: number;
  /** Whether all probability sits on single points; a constant is discrete. */
  readonly discrete: boolean;
  /** Where the distribution is that of equally likely values: those, in rising order. */
  readonly values?: Float64Array;
  /** P(X ≤ x). */
  cdf(x: number): number;
  /** P(X > x), accurate also where it is tiny. */
  survival(x: number): number;
  /** x with cdf(x) = p. @throws RangeError unless p is in [0, 1] */
  quantile(p: number): number;
  /** x with survival(x) = q; the way to the upper tail. @throws RangeError unless q is in [0, 1] */
  upperQuantile(q: number): number;
  pdf(x: number): number;
  /** n(x) = E(X − x)⁺, what is short on average with x in stock. */
  lossFunction(x: number): number;
  /** n̄(x) = E(x − X)⁺, what is left over on average with x in stock; n(x) − n̄(x) = mean − x. */
  complementaryLossFunction(x: number): number;
}

/** @throws RangeError unless `value` is a probability */
export function checkProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`invalid ${name}: ${value}; a number in [0, 1] is needed`);
  }
}

/** @throws RangeError unless `value` is positive and finite */
export function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`invalid ${name}: ${value}; a finite number > 0 is needed`);
  }
}
