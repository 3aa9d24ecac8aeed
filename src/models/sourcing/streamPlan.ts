import { SOBOL_DIMENSIONS, sobolDirections, sobolWord } from "../../random/sobol.ts";
import type { StreamPlan } from "./problem.ts";

/** Most periods, warm-up included, that Sobol's sequence has dimensions for: one for demand and one for the price. */
export const SOBOL_PERIODS = SOBOL_DIMENSIONS / 2;

const groups: { readonly [plan in StreamPlan]: number } = { independent: 1, antithetic: 2, sobol: 256 };

/** How many replications in a row share random numbers. */
export function groupOf(plan: StreamPlan = "independent"): number {
  return groups[plan];
}

/**
 * Words to XOR to those of a group's streams, a period each, for one replication of the group.
 * @param source 0 demand, 1 price
 */
export function sobolMasks(source: 0 | 1, index: number, periods: number): Int32Array {
  return Int32Array.from({ length: periods }, (_, t) => sobolWord(directions(2 * t + source), index));
}

const known: Int32Array[] = [];

function directions(dimension: number): Int32Array {
  known[dimension] ??= sobolDirections(dimension);
  return known[dimension];
}
