import type { Measured } from "../../../../models/sourcing/measured.ts";
import { decimalsFor, fixed, plain, signed } from "../../../parts/format.ts";
import type { Trio } from "./labView.ts";

/** What a horizon is called: one of them and many. */
export function horizonWords(periods: number): { readonly one: string; readonly many: string } {
  return periods === 52
    ? { one: "year", many: "years" }
    : { one: `${periods}-period stretch`, many: `${periods}-period stretches` };
}

/** With the digits that its interval allows. */
export function rounded({ value, halfWidth }: Measured): string {
  return fixed(value, decimalsFor(halfWidth, 2));
}

export function withInterval({ value, halfWidth }: Measured): string {
  if (!(halfWidth > 0)) return fixed(value, 2);
  const decimals = decimalsFor(halfWidth, 2);
  return `${fixed(value, decimals)} ± ${fixed(halfWidth, decimals)}`;
}

/** "12 ± 3 more", "4 ± 1 less". */
export function moreOrLess({ value, halfWidth }: Measured): string {
  if (value === 0 && !(halfWidth > 0)) return "the same";
  return `${withInterval({ value: Math.abs(value), halfWidth })} ${value < 0 ? "less" : "more"}`;
}

export function signedInterval({ value, halfWidth }: Measured): string {
  const decimals = decimalsFor(halfWidth, 2);
  return halfWidth > 0
    ? `${signed(value, decimals)} ± ${fixed(halfWidth, decimals)}`
    : signed(value, value === 0 ? 0 : 2);
}

/** Whether an interval leaves zero. */
export function sure({ value, halfWidth }: Measured): boolean {
  return Math.abs(value) > halfWidth;
}

/** The lab's three with their names and colours, the best left out where it is to reserve nothing. */
export function named({ none, best, tried }: Trio) {
  return [
    { point: none, label: "no contract", tone: "spot" as const, dashed: false },
    ...(best === none
      ? []
      : [
          {
            point: best,
            label: `best, R = ${plain(best.reservation)}`,
            tone: "policyA" as const,
            dashed: false,
          },
        ]),
    ...(tried === null || tried === none
      ? []
      : [
          {
            point: tried,
            label: `yours, R = ${plain(tried.reservation)}`,
            tone: "policyB" as const,
            dashed: true,
          },
        ]),
  ];
}
