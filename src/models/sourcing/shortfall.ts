import type { System } from "./system.ts";

/** The stationary distribution of the shortfall below the order-up-to level, in steps: P(0), P(1) … */
export interface Shortfall {
  readonly probabilities: Float64Array;
}

/** Tail mass that may be left out. */
const NEGLIGIBLE = 1e-15;
const MAX_STATES = 40_000;

/**
 * The shortfall of a capacitated base-stock policy after ordering: D ← (D + x − R)⁺, the waiting time of a D/G/1
 * queue on a lattice. Solved directly by eliminating states from the deepest to the shallowest (censoring), which
 * subtracts nothing and so loses no digits; the band is only as wide as demand.
 *
 * Source: Tayur (1993), Grassmann, Taksar, Heyman (1985) for the elimination.
 *
 * @param reservation R in lattice steps, above mean demand
 */
export function shortfall(system: System, reservation: number): Shortfall {
  const up = system.demandHigh - reservation;
  if (up <= 0) return { probabilities: Float64Array.of(1) };
  let states = 8 * up;
  for (;;) {
    const probabilities = eliminate(system, reservation, states);
    if (probabilities[states - 1]! < NEGLIGIBLE || states >= MAX_STATES) return { probabilities };
    states = Math.min(MAX_STATES, states * 2);
  }
}

/** Stationary distribution on 0 … states − 1, steps beyond the last state cut off at it. */
function eliminate(system: System, reservation: number, states: number): Float64Array {
  const { demandLow, demandHigh, demandProbabilities: demand } = system;
  const up = demandHigh - reservation;
  const down = reservation - demandLow;
  const width = up + down + 1;
  // band[i·width + (j − i + down)] is the chance of i → j.
  const band = new Float64Array(states * width);
  for (let i = 0; i < states; i++) {
    for (let x = 0; x < demand.length; x++) {
      const j = Math.min(states - 1, Math.max(0, i + demandLow + x - reservation));
      band[i * width + j - i + down]! += demand[x]!;
    }
  }
  for (let n = states - 1; n > 0; n--) {
    const from = Math.max(0, n - down);
    let out = 0;
    for (let j = from; j < n; j++) out += band[n * width + j - n + down]!;
    for (let i = Math.max(0, n - up); i < n; i++) {
      const into = band[i * width + n - i + down]! / out;
      band[i * width + n - i + down] = into;
      if (into === 0) continue;
      for (let j = Math.max(from, i - down); j < n; j++) {
        band[i * width + j - i + down]! += into * band[n * width + j - n + down]!;
      }
    }
  }
  const probabilities = new Float64Array(states);
  probabilities[0] = 1;
  let total = 1;
  for (let n = 1; n < states; n++) {
    let mass = 0;
    for (let i = Math.max(0, n - up); i < n; i++) mass += probabilities[i]! * band[i * width + n - i + down]!;
    probabilities[n] = mass;
    total += mass;
  }
  for (let n = 0; n < states; n++) probabilities[n]! /= total;
  return probabilities;
}
