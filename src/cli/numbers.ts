/** A figure with no error of its own, to a number of significant digits, without exponent where that reads well. */
export function significant(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e12 || size < 1e-6) return value.toExponential(digits - 1).replace(/\.?0+e/, "e");
  return String(Number(value.toPrecision(digits)));
}

/** Digits after the point that an error allows: it is shown to two significant digits, and so is its figure. */
export function decimalsFor(error: number): number {
  return 1 - Math.floor(Math.log10(error));
}

/** To that many digits after the point; a negative number rounds to tens, hundreds … */
export function rounded(value: number, decimals: number): string {
  if (decimals >= 0) return value.toFixed(Math.min(decimals, 12)).replace(/^-(?=[0.]*$)/, "");
  const unit = 10 ** -decimals;
  return String(Math.round(value / unit) * unit + 0);
}

/** A simulated figure and its half-width, no digit beyond what the error allows: ["87.31", "± 0.42"]. */
export function withError(mean: number, halfWidth: number): readonly [figure: string, error: string] {
  if (!(halfWidth > 0) || !Number.isFinite(halfWidth))
    return [significant(mean), halfWidth === 0 ? "± 0" : ""];
  if (halfWidth < 1e-9) return [significant(mean, 10), `± ${halfWidth.toExponential(1)}`];
  const decimals = decimalsFor(halfWidth);
  return [rounded(mean, decimals), `± ${rounded(halfWidth, decimals)}`];
}
