import type { Estimate } from "../../statistics/estimate.ts";
import { tInterval } from "../../statistics/interval.ts";

/** An estimate as pages show it: value ± half-width at 95 % confidence. */
export interface Measured {
  readonly value: number;
  readonly halfWidth: number;
}

export function measured(estimate: Estimate): Measured {
  return { value: estimate.mean, halfWidth: tInterval(estimate, 0.95).halfWidth };
}
