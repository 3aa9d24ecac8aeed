import { Inadmissible } from "../../contract/inadmissible.ts";
import { DUST } from "./chain.ts";
import { fillUpward } from "./directSums.ts";
import type { Flow } from "./flow.ts";
import { Leap } from "./leap.ts";
import { chancesByStep, type System } from "./system.ts";

/** Probabilities of stock `low`, `low + 1` …; in steps. */
export interface StockDistribution {
  readonly low: number;
  readonly probabilities: Float64Array;
}

/** Mass still moving between iterations that counts as at rest. */
const AT_REST = 1e-13;
const MAX_ITERATIONS = 20_000;
/** Iterations that may end with a leap; where demand is constant leaps can keep them from settling. */
const LEAPS = 100;
/** Iterations after which half-steps are taken, since a periodic chain never settles by full ones. */
const PATIENCE = 500;

/** A steady state: the chance of each state before ordering and of each level after it, both counted from `low`. */
export interface Steady {
  readonly states: Float64Array;
  readonly levels: Float64Array;
}

/**
 * Orders lead up and demand leads down. Given how much probability orders bring to each level, one walk from the
 * highest state to the lowest gives that of every state; from it follows anew what orders bring. That settles within
 * a few orders' time, however long a high stock takes to drain.
 *
 * @param guess a distribution to start from, if a good one is known
 * @throws Inadmissible when it does not settle
 */
export function stationary(system: System, flow: Flow, guess?: StockDistribution): Steady {
  const { states, low } = flow;
  const now = new Float64Array(states);
  if (guess) {
    guess.probabilities.forEach((mass, k) => {
      now[Math.min(states - 1, Math.max(0, guess.low + k - low))]! += mass;
    });
  } else {
    now[-low] = 1;
  }
  let brought: Float64Array = new Float64Array(flow.levels);
  let next: Float64Array = new Float64Array(flow.levels);
  const drain = drainage(system, flow);
  const leap = new Leap(flow.levels);
  flow.bring(now, brought);
  // Where zero stock orders nothing, it counts as ordered up to.
  if (sumOf(brought) === 0) brought[-low] = 1;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    drain(brought, now);
    const total = sumOf(now);
    for (let i = 0; i < states; i++) now[i]! /= total;
    flow.bring(now, next);
    // Where the range was cut some mass falls below it every period, so the two are compared by their shape.
    const scale = sumOf(next) / sumOf(brought);
    let moved = 0;
    const lazy = iteration > PATIENCE;
    for (let y = 0; y < next.length; y++) {
      const before = brought[y]! * scale;
      moved += Math.abs(next[y]! - before);
      if (lazy) next[y] = (next[y]! + before) / 2;
    }
    if (moved > AT_REST && iteration < LEAPS) {
      leap.follow(next, moved);
      for (let y = 0; y < next.length; y++) if (next[y]! < 0) next[y] = 0;
    }
    [brought, next] = [next, brought];
    if (moved <= AT_REST) return { states: now, levels: afterOrdering(flow, now, brought) };
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

/** The distribution of the level after ordering: what was brought there and what stayed. */
function afterOrdering({ waiting }: Flow, states: Float64Array, brought: Float64Array): Float64Array {
  const levels = brought.slice();
  for (let i = 0; i < states.length; i++) levels[i]! += waiting[i]! * states[i]!;
  return levels;
}

/**
 * From what orders bring, the probabilities of all states before ordering, from the highest to the lowest: a state is
 * reached by demand from the levels above it, a level by orders and by waiting in the state of the same stock.
 */
function drainage(
  system: System,
  { states, levels, waiting }: Flow,
): (brought: Float64Array, probabilities: Float64Array) => void {
  const chances = chancesByStep(system);
  const own = chances[0]!;
  const first = Math.max(1, system.demandLow);
  // Levels from the highest down, behind as many zeros as demand may reach back.
  const pad = chances.length + 4;
  const falling = new Float64Array(pad + levels + 4);
  const last = levels - 1;
  return (brought, probabilities) => {
    let top = last;
    while (top > 0 && brought[top]! < DUST) top--;
    falling.fill(0);
    probabilities.fill(0);
    const end = pad + levels;
    fillUpward(chances, first, falling, end - 1 - top, end, (place, from) => {
      const level = end - 1 - place;
      let stays = 0;
      if (level < states) {
        const mass = (from + own * brought[level]!) / (1 - own * waiting[level]!);
        probabilities[level] = mass > DUST ? mass : 0;
        stays = waiting[level]! * probabilities[level]!;
      }
      return brought[level]! + stays;
    });
  };
}
