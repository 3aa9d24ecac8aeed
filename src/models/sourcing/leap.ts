/** The errors' ratios must agree so closely before a leap is taken. */
const ALIKE = 0.03;
/** A slower ratio is one that has not settled. */
const SLOWEST = 0.98;
const FASTEST = 0.1;

/**
 * Speeds up an iteration that approaches its fixed point by the same factor every time, as value iteration does once the
 * policy stands: the error is then one vector, which shrinks, and where it shrinks to can be said at once. With ratio ρ
 * of the last changes, x + (x − x')·ρ/(1 − ρ), x' being what came before x. Source: Aitken (1926); vectors: Brezinski,
 * Redivo Zaglia (1991), Extrapolation Methods.
 */
export class Leap {
  private readonly before: Float64Array;
  private error = Number.NaN;
  private ratio = Number.NaN;

  constructor(length: number) {
    this.before = new Float64Array(length);
  }

  /**
   * Told of every iterate; moves it to where it leads when three errors in a row say where.
   * @param error a measure of how far the iterate is from its fixed point
   */
  follow(iterate: Float64Array, error: number): void {
    const { before } = this;
    const ratio = error / this.error;
    const steady = Math.abs(ratio - this.ratio) <= ALIKE * ratio && ratio > FASTEST && ratio < SLOWEST;
    this.error = steady ? Number.NaN : error;
    this.ratio = steady ? Number.NaN : ratio;
    const further = ratio / (1 - ratio);
    for (let i = 0; i < iterate.length; i++) {
      const now = iterate[i]!;
      if (steady) iterate[i] = now + (now - before[i]!) * further;
      before[i] = now;
    }
  }
}
