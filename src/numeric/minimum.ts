const GOLDEN = (3 - Math.sqrt(5)) / 2;
const ROUNDING = Math.sqrt(Number.EPSILON);

export interface Minimum {
  readonly x: number;
  readonly value: number;
}

/**
 * A minimum of a function of one variable: golden section steps, parabolic ones where they do well.
 *
 * The global minimum on [low, high] if `f` has one valley there; else a local one. A minimum at an end of the
 * interval is approached within the tolerance, not hit. Where `f` is flat to rounding error (about √ε·|x| around
 * a smooth minimum) no x is better than another.
 *
 * Source: Brent (1973), "Algorithms for minimization without derivatives", chapter 5, `localmin`.
 *
 * @param f finite on the interval
 * @param low,high the interval, finite
 * @param tolerance absolute, in units of x; √ε·|x| is added to it
 * @returns x and f(x), the lowest value seen
 * @throws RangeError when the interval is empty or not finite, or the tolerance not positive
 */
export function minimum(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance: number = 1e-10,
): Minimum {
  if (!(low <= high && high - low < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`invalid interval: [${low}, ${high}]; low ≤ high, both finite, are needed`);
  }
  if (!(tolerance > 0)) throw new RangeError(`invalid tolerance: ${tolerance}; > 0 is needed`);
  // Brent's names: best x, second best w, the one before v; d is this step, e the step before last.
  let a = low;
  let b = high;
  let x = a + GOLDEN * (b - a);
  let fx = f(x);
  let w = x;
  let fw = fx;
  let v = x;
  let fv = fx;
  let d = 0;
  let e = 0;
  for (;;) {
    const middle = a + (b - a) / 2;
    const step = ROUNDING * Math.abs(x) + tolerance;
    if (Math.abs(x - middle) <= 2 * step - (b - a) / 2) return { x, value: fx };
    let parabolic = false;
    if (Math.abs(e) > step) {
      const r = (x - w) * (fx - fv);
      let q = (x - v) * (fx - fw);
      let p = (x - v) * q - (x - w) * r;
      q = 2 * (q - r);
      if (q > 0) p = -p;
      else q = -q;
      if (Math.abs(p) < Math.abs(0.5 * q * e) && p > q * (a - x) && p < q * (b - x)) {
        parabolic = true;
        e = d;
        d = p / q;
        if (x + d - a < 2 * step || b - (x + d) < 2 * step) d = x < middle ? step : -step;
      }
    }
    if (!parabolic) {
      e = x < middle ? b - x : a - x;
      d = GOLDEN * e;
    }
    const u = Math.abs(d) >= step ? x + d : x + (d > 0 ? step : -step);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      v = w;
      fv = fw;
      w = x;
      fw = fx;
      x = u;
      fx = fu;
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) {
        v = w;
        fv = fw;
        w = u;
        fw = fu;
      } else if (fu <= fv || v === x || v === w) {
        v = u;
        fv = fu;
      }
    }
  }
}
