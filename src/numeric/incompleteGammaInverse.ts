import { exp, ln, logGamma } from "./elementary.ts";
import { gammaTail, gammaWeight } from "./incompleteGamma.ts";
import { probit } from "./probit.ts";

const LOWEST = -744;
const MAX_STEPS = 200;

/** A first guess of t = ln x: the leading term of the lower tail, or Wilson and Hilferty's cube. */
function guess(a: number, tail: number, upper: boolean): number {
  const z = upper ? -probit(tail) : probit(tail);
  const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  const wilsonHilferty = cube > 0 ? a * cube * cube * cube : 0;
  if (wilsonHilferty > 0.3 * a + 0.2) return ln(wilsonHilferty);
  if (upper && a < 1) {
    // Q(a, x) ≈ x^(a−1) e^−x / Γ(a) for large x.
    const leading = -ln(tail) - logGamma(a);
    if (leading > 1) return ln(leading + (a - 1) * ln(leading));
  }
  return (ln(upper ? 1 - tail : tail) + logGamma(a + 1)) / a;
}

/**
 * The inverse of the regularised incomplete gamma functions: x with P(a, x) = tail, or Q(a, x) = tail.
 *
 * Halley's method on ln P or ln Q as a function of ln x (both concave), inside a fixed bracket that shrinks around the
 * root; a step that would leave it is replaced by bisection.
 *
 * @param a shape, > 0
 * @param tail probability in [0, 1]
 * @param upper whether `tail` is the probability above x
 * @returns x ≥ 0, accurate to about 1e-13 relative where the problem is well conditioned; 0 where x < 1e-323
 */
export function gammaInverse(a: number, tail: number, upper: boolean): number {
  if (tail === 0) return upper ? Number.POSITIVE_INFINITY : 0;
  if (tail === 1) return upper ? 0 : Number.POSITIVE_INFINITY;
  // The smaller tail is the better conditioned one; 1 − tail is exact here.
  if (tail > 0.5) return gammaInverse(a, 1 - tail, !upper);
  let t = guess(a, tail, upper);
  if (t < LOWEST) return 0;
  let low = LOWEST;
  let high = ln(a + 800 + 40 * Math.sqrt(a));
  const close = 1e-5 / (1 + Math.sqrt(a)) + 1e-15;
  for (let n = 0; n < MAX_STEPS; n++) {
    const x = exp(t);
    const weight = gammaWeight(a, x);
    const reached = gammaTail(a, x, weight, upper);
    if (reached > tail === upper) low = t;
    else high = t;
    const gap = ln(reached / tail);
    const slope = (upper ? -weight : weight) / reached;
    const newton = -gap / slope;
    const bend = 0.5 * newton * (a - x - slope);
    const step = newton / (1 + Math.min(1, Math.max(-0.5, bend)));
    if (Math.abs(step) < close) return x + x * step * (1 + 0.5 * step);
    const next = t + step;
    t = next > low && next < high ? next : low + 0.5 * (high - low);
    if (t <= low || t >= high) return exp(t);
  }
  return exp(t);
}
