import { decimalsFor, fixed, plain } from "../../parts/format.ts";

/** "88.6 ± 0.4": a value with as many decimals as its interval allows; alone where it has none. */
export function withInterval(value: number, halfWidth: number): string {
  if (!Number.isFinite(value)) return "–";
  if (!(halfWidth > 0)) return plain(value);
  const decimals = decimalsFor(halfWidth);
  return `${fixed(value, decimals)} ± ${fixed(halfWidth, decimals)}`;
}

/** A name inside a sentence; abbreviations stay as they are. */
export function lower(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A name at the beginning of one. */
export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
