import { exp, expm1 } from "../../numeric/elementary.ts";

/**
 * Present value of a payment of 1 per period, ∫₀ᵗ e^(−rate·u) du = (1 − e^(−rate·t))/rate.
 *
 * With a negative rate it is the accumulated value. Smooth at rate → 0, where it is t.
 *
 * @param rate per period, any sign
 * @param time t, periods; a negative one gives a negative value
 */
export function annuity(rate: number, time: number): number {
  const z = rate * time;
  // Below 1e−17 the series is 1 to rounding; a denormal z would also lose its digits in the quotient.
  return Math.abs(z) < 1e-17 ? time : (time * -expm1(-z)) / z;
}

/** exp[p, q] = (e^q − e^p)/(q − p), from the larger of the two, so that nothing overflows on the way. */
function firstDifference(p: number, q: number): number {
  const d = Math.abs(q - p);
  return exp(Math.max(p, q)) * (d < 1e-17 ? 1 : -expm1(-d) / d);
}

/**
 * Second divided difference of the exponential function, exp[p, q, r] = ∫∫ e^(p + u(q − p) + v(r − q)) over
 * 1 ≥ u ≥ v ≥ 0; symmetric, positive, ½ at p = q = r = 0.
 *
 * Every doubly integrated exponential of the model is one of these. Points closer than 1 are summed as a series
 * of positive terms (complete homogeneous symmetric polynomials over factorials), so no digits cancel at λ → 0
 * or R → 0, where the quotient of differences loses them all.
 * Source: de Boor (2005), "Divided differences", Surveys in Approximation Theory 1 (Genocchi–Hermite formula).
 */
export function secondDifference(p: number, q: number, r: number): number {
  const low = Math.min(p, q, r);
  const high = Math.max(p, q, r);
  const middle = Math.max(Math.min(p, q), Math.min(Math.max(p, q), r));
  const width = high - low;
  if (width >= 1) return (firstDifference(middle, high) - firstDifference(low, middle)) / width;
  const inner = middle - low;
  let symmetric = 1;
  let power = 1;
  let factorial = 2;
  let sum = 0.5;
  for (let n = 1; n < 30; n++) {
    power *= width;
    symmetric = inner * symmetric + power;
    factorial *= n + 2;
    const term = symmetric / factorial;
    sum += term;
    if (term < 1e-17 * sum) break;
  }
  return exp(low) * sum;
}
