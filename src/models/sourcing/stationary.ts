import { Inadmissible } from "../../contract/inadmissible.ts";
import { type Chain, DUST, topLevel } from "./chain.ts";
import type { System } from "./system.ts";

/** Probabilities of stock `low`, `low + 1` …; in steps. */
export interface StockDistribution {
  readonly low: number;
  readonly probabilities: Float64Array;
}

/** Mass still moving between iterations that counts as at rest. */
const AT_REST = 1e-13;
const MAX_ITERATIONS = 20_000;
/** Iterations after which half-steps are taken, since a periodic chain never settles by full ones. */
const PATIENCE = 500;

/**
 * Orders lead up and demand leads down. Given how much probability orders bring to each level, one walk from the
 * highest state to the lowest gives that of every state; from it follows anew what orders bring. That settles within
 * a few orders' time, however long a high stock takes to drain.
 *
 * @param guess a distribution to start from, if a good one is known
 * @returns the chance of each state of the chain before ordering
 * @throws Inadmissible when it does not settle
 */
export function stationary(system: System, chain: Chain, guess?: StockDistribution): Float64Array {
  const { states, low } = chain;
  const now = new Float64Array(states);
  if (guess) {
    guess.probabilities.forEach((mass, k) => {
      now[Math.min(states - 1, Math.max(0, guess.low + k - low))]! += mass;
    });
  } else {
    now[-low] = 1;
  }
  const waiting = stayChance(chain);
  let brought: Float64Array = new Float64Array(Math.max(states, topLevel(chain)));
  let next: Float64Array = new Float64Array(brought.length);
  const levels = new Float64Array(brought.length);
  bring(chain, now, brought);
  // Where zero stock orders nothing, it counts as ordered up to.
  if (sumOf(brought) === 0) brought[-low] = 1;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    drain(system, brought, waiting, levels, now);
    const total = sumOf(now);
    for (let i = 0; i < states; i++) now[i]! /= total;
    bring(chain, now, next);
    // Where the range was cut some mass falls below it every period, so the two are compared by their shape.
    const scale = sumOf(next) / sumOf(brought);
    let moved = 0;
    const lazy = iteration > PATIENCE;
    for (let y = 0; y < next.length; y++) {
      const before = brought[y]! * scale;
      moved += Math.abs(next[y]! - before);
      if (lazy) next[y] = (next[y]! + before) / 2;
    }
    [brought, next] = [next, brought];
    if (moved <= AT_REST) return now;
  }
  throw new Inadmissible([
    { path: "policies", message: "no steady state; a policy whose stock settles is needed" },
  ]);
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** The chance that a state orders nothing. */
function stayChance({ states, rowStart, target, chance }: Chain): Float64Array {
  const waiting = new Float64Array(states);
  for (let i = 0; i < states; i++) {
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) if (target[e] === i) waiting[i]! += chance[e]!;
  }
  return waiting;
}

/** The probability that orders bring to each level. */
function bring(
  { states, rowStart, target, chance }: Chain,
  probabilities: Float64Array,
  brought: Float64Array,
): void {
  brought.fill(0);
  for (let i = 0; i < states; i++) {
    const mass = probabilities[i]!;
    if (mass < DUST) continue;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
      if (target[e] !== i) brought[target[e]!]! += mass * chance[e]!;
    }
  }
}

/** From what orders bring, all levels after ordering and all states before it, from the highest to the lowest. */
function drain(
  system: System,
  brought: Float64Array,
  waiting: Float64Array,
  levels: Float64Array,
  probabilities: Float64Array,
): void {
  const { demandLow, demandProbabilities: demand } = system;
  const own = demandLow === 0 ? demand[0]! : 0;
  const first = demandLow === 0 ? 1 : 0;
  const states = probabilities.length;
  const last = levels.length;
  let top = last - 1;
  while (top > 0 && brought[top]! < DUST) top--;
  levels.fill(0);
  probabilities.fill(0);
  for (let i = top; i >= 0; i--) {
    let from = 0;
    let y = i + demandLow + first;
    for (let x = first; x < demand.length && y <= top; x++, y++) from += demand[x]! * levels[y]!;
    if (i >= states) {
      levels[i] = brought[i]!;
      continue;
    }
    const mass = (from + own * brought[i]!) / (1 - own * waiting[i]!);
    probabilities[i] = mass > DUST ? mass : 0;
    levels[i] = brought[i]! + waiting[i]! * probabilities[i]!;
  }
}
