import j from "jstat";
import { exp, ln, log1p, logGamma } from "../numeric/elementary.ts";
import { betaFraction } from "../numeric/incompleteBeta.ts";
import { probit } from "../numeric/probit.ts";
import { checkPositive, checkProbability, type Distribution } from "./distribution.ts";

const SQRT_PI = 1.772453850905516;
// jStat's incomplete beta function fails for more degrees of freedom than this.
const JSTAT_DEGREES = 1e5;

/** Γ(a + ½)/Γ(a), by its asymptotic series where the difference of logarithms would cancel. */
function halfStep(a: number): number {
  if (a < 30) return exp(logGamma(a + 0.5) - logGamma(a));
  const r = 1 / a;
  const series =
    1 +
    r *
      (-1 / 8 +
        r * (1 / 128 + r * (5 / 1024 + r * (-21 / 32768 + r * (-399 / 262144 + (r * 869) / 4194304)))));
  return Math.sqrt(a) * series;
}

/** A first guess of the upper quantile: jStat's, or Cornish and Fisher's for many degrees of freedom. */
function guess(tail: number, degrees: number): number {
  if (degrees <= JSTAT_DEGREES) {
    const found = -j.jStat.studentt.inv(tail, degrees);
    if (Number.isFinite(found)) return found;
  }
  const z = -probit(tail);
  return z + (z * (z * z + 1)) / (4 * degrees);
}

function tenDigits(x: number): number {
  return Number(x.toPrecision(10));
}

/**
 * Student's t distribution, for confidence intervals that are shown to people.
 *
 * Quantiles are rounded to 10 significant digits, because their search starts from jStat, which inherits each
 * engine's own logarithm: nothing that feeds a simulation may come from here.
 *
 * @param degrees of freedom ν > 0, not necessarily an integer
 * @returns `mean` is NaN for ν ≤ 1, `sd` is Infinity for ν ≤ 2, as are the loss functions for ν ≤ 1
 * @throws RangeError when `degrees` is not positive and finite
 */
export function studentT({ degrees }: { degrees: number }): Distribution {
  checkPositive("degrees", degrees);
  const half = 0.5 * degrees;
  const ratio = halfStep(half);
  const peak = ratio / (SQRT_PI * Math.sqrt(degrees));

  const pdf = (x: number) => peak * exp(-0.5 * (degrees + 1) * log1p((x * x) / degrees));

  /** P(X > x) for x ≥ 0: ½ I_u(ν/2, ½) at u = ν/(ν + x²). */
  function tail(x: number): number {
    const square = x * x;
    const u = degrees / (degrees + square);
    const v = square / (degrees + square);
    const weight = (exp(-half * log1p(square / degrees)) * Math.sqrt(v) * ratio) / SQRT_PI;
    if (u < (half + 1) / (half + 2.5)) return 0.5 * weight * betaFraction(half, 0.5, u, v);
    return 0.5 - 0.5 * weight * betaFraction(0.5, half, v, u);
  }
  const survival = (x: number) => (x >= 0 ? tail(x) : 1 - tail(-x));

  /** x ≥ 0 with P(X > x) = q ≤ ½: Newton's steps on the logarithm of the tail, from a guess. */
  function upper(q: number): number {
    if (q === 0.5) return 0;
    if (q === 0) return Number.POSITIVE_INFINITY;
    let x = Math.max(0, guess(q, degrees));
    for (let n = 0; n < 100; n++) {
      const reached = tail(x);
      const step = (ln(reached / q) * reached) / pdf(x);
      x = Math.max(0, x + step);
      if (Math.abs(step) <= 1e-13 * x) break;
    }
    return tenDigits(x);
  }
  const loss = (x: number) => Math.max(0, ((degrees + x * x) / (degrees - 1)) * pdf(x) - x * survival(x));
  const hasMean = degrees > 1;

  return {
    mean: hasMean ? 0 : Number.NaN,
    sd: degrees > 2 ? Math.sqrt(degrees / (degrees - 2)) : Number.POSITIVE_INFINITY,
    discrete: false,
    cdf: (x) => survival(-x),
    survival,
    quantile(p) {
      checkProbability("p", p);
      return p > 0.5 ? upper(1 - p) : 0 - upper(p);
    },
    upperQuantile(q) {
      checkProbability("q", q);
      return q < 0.5 ? upper(q) : 0 - upper(1 - q);
    },
    pdf,
    lossFunction: (x) => (hasMean ? loss(x) : Number.POSITIVE_INFINITY),
    complementaryLossFunction: (x) => (hasMean ? loss(-x) : Number.POSITIVE_INFINITY),
  };
}
