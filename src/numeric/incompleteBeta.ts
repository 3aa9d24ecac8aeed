const MAX_TERMS = 100_000;

/**
 * The continued fraction of the incomplete beta function: I_x(a, b) = x^a y^b / B(a, b) times this, y = 1 − x.
 *
 * Converges fast for x up to about a/(a + b); above, use I_x(a, b) = 1 − I_y(b, a). No cancellation for large a or b,
 * given that y is accurate by itself.
 * Source: DiDonato, Morris (1992), "Algorithm 708: significant digit computation of the incomplete beta function
 * ratios", ACM TOMS 18(3), eq. (9); Lentz's method.
 *
 * @param a,b > 0
 * @param x,y in [0, 1], x + y = 1
 */
export function betaFraction(a: number, b: number, x: number, y: number): number {
  const lead = a * y - b * x + 1;
  let c = (a * lead) / (a + 1);
  let d = 0;
  let total = c;
  for (let m = 1; m < MAX_TERMS; m++) {
    const odd = a + 2 * m - 1;
    const numerator = ((a + m - 1) / odd) * ((a + b + m - 1) / odd) * m * (b - m) * x * x;
    const denominator = m + (m * (b - m) * x) / odd + ((a + m) * (lead + m * (1 + y))) / (odd + 2);
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    const factor = c * d;
    total *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return 1 / total;
}
