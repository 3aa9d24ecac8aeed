import type { Estimate } from "./estimate.ts";

/**
 * Number, mean, variance and range of observations, one at a time.
 *
 * x̄ₙ = x̄ₙ₋₁ + (xₙ − x̄ₙ₋₁)/n, Mₙ = Mₙ₋₁ + (xₙ − x̄ₙ₋₁)(xₙ − x̄ₙ).
 * Source: Welford (1962), Technometrics 4(3); merging by Chan, Golub, LeVeque (1983).
 */
export class Tally {
  private count = 0;
  private average = 0;
  private squares = 0;
  private low = Infinity;
  private high = -Infinity;

  add(value: number): void {
    this.count++;
    const before = value - this.average;
    this.average += before / this.count;
    this.squares += before * (value - this.average);
    if (value < this.low) this.low = value;
    if (value > this.high) this.high = value;
  }

  /** Adds the observations of another. The order of merging is the caller's to fix where bits matter. */
  merge(other: Tally): void {
    if (other.count === 0) return;
    const n = this.count + other.count;
    const shift = other.average - this.average;
    this.squares += other.squares + ((shift * this.count) / n) * shift * other.count;
    this.average = this.count === 0 ? other.average : this.average + (shift * other.count) / n;
    this.low = Math.min(this.low, other.low);
    this.high = Math.max(this.high, other.high);
    this.count = n;
  }

  get n(): number {
    return this.count;
  }

  /** x̄; NaN without observations. */
  get mean(): number {
    return this.count > 0 ? this.average : Number.NaN;
  }

  /** Sample variance s², divisor n − 1; NaN with fewer than two observations. */
  get variance(): number {
    return this.count > 1 ? this.squares / (this.count - 1) : Number.NaN;
  }

  /** Smallest observation; Infinity without any. */
  get min(): number {
    return this.low;
  }

  /** Largest observation; −Infinity without any. */
  get max(): number {
    return this.high;
  }

  /** x̄ with its standard error s/√n, for independent observations. */
  get estimate(): Estimate {
    return { mean: this.mean, se: Math.sqrt(this.variance / this.count), n: this.count };
  }
}
