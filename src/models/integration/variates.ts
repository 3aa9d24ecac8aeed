import { normal } from "../../distributions/normal.ts";
import { exp, ln, log1p } from "../../numeric/elementary.ts";

const standardNormal = normal({ mean: 0, sd: 1 });

/** An exponential variate, −m ln u. @param mean m, ≥ 0 @param uniform u in (0, 1) */
export function exponentialVariate(mean: number, uniform: number): number {
  return -mean * ln(uniform);
}

/** A standard normal variate by inversion. @param uniform in (0, 1) */
export function normalVariate(uniform: number): number {
  return standardNormal.quantile(uniform);
}

/**
 * A lognormal variate of mean 1: exp(σ Φ⁻¹(u) − σ²/2) with σ² = ln(1 + c²).
 *
 * @param variation c, coefficient of variation, ≥ 0
 * @param uniform u in (0, 1)
 */
export function lognormalVariate(variation: number, uniform: number): number {
  const variance = log1p(variation * variation);
  return exp(Math.sqrt(variance) * normalVariate(uniform) - variance / 2);
}

/**
 * A Poisson variate by sequential search of the cdf; for small means.
 *
 * @param mean ≥ 0, below 700
 * @param uniform in (0, 1)
 */
export function poissonVariate(mean: number, uniform: number): number {
  let term = exp(-mean);
  let cumulative = term;
  let count = 0;
  // The cdf reaches 1 only up to rounding, so the search ends where terms vanish.
  while (uniform > cumulative && term > 0) {
    count += 1;
    term *= mean / count;
    cumulative += term;
  }
  return count;
}
