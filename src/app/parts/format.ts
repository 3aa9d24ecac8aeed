const formats = new Map<number, Intl.NumberFormat>();

function formatOf(decimals: number): Intl.NumberFormat {
  let format = formats.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat("en-US", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(decimals, format);
  }
  return format;
}

/** With so many decimals, a true minus sign, and no "−0". */
export function fixed(value: number, decimals: number): string {
  const text = formatOf(decimals).format(value);
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return text.startsWith("−") || /^[0.,]*$/.test(text) ? text : `+${text}`;
}

/** As people write it: up to six significant digits, no trailing zeros. */
export function plain(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "−");
}

export function percent(fraction: number, decimals = 1): string {
  return `${fixed(fraction * 100, decimals)} %`;
}

/** Whether an error is more than rounding, and so more than the most decimals shown. */
export function isSeen(halfWidth: number): boolean {
  return halfWidth >= 5e-7;
}

/** Decimals that an error of this size allows: one digit of the half-width, two where it starts with 1 or 2. */
export function decimalsFor(halfWidth: number, fallback = 3): number {
  if (!isSeen(halfWidth)) return fallback;
  const size = Math.floor(Math.log10(halfWidth));
  const digits = halfWidth / 10 ** size < 2.95 ? 2 : 1;
  return Math.min(6, Math.max(0, digits - 1 - size));
}
