import { coarser, FACTOR, MANY, refined, thinned } from "./coarse.ts";
import { periodLoss } from "./costToGo.ts";
import { fillUpward } from "./directSums.ts";
import { chancesByStep, type System } from "./system.ts";
import type { Values } from "./valueIteration.ts";

/** Known values of the levels `bottom`, `bottom + 1` …, to start from; below those known they go on linearly. */
export function extended(start: Values, bottom: number, states: number, system: System): Float64Array {
  const { low, relative } = upTo(bottom + states, start, system);
  const below = relative[1]! - relative[0]!;
  const values = new Float64Array(states);
  for (let i = 0; i < states; i++) {
    const k = bottom + i - low;
    values[i] = k < 0 ? relative[0]! + k * below : relative[k]!;
  }
  return values;
}

/**
 * Known values of levels up to `end` − 1 at least. Where no order is placed but at the rarest prices,
 * V(I) = L(I) + E V(I − x) − gain gives each from those below it; where there are many demands, on a coarser lattice,
 * as it is for a start only.
 */
function upTo(end: number, start: Values, system: System): Values {
  const { low, relative, gain } = start;
  const known = low + relative.length;
  if (end <= known) return start;
  const values = new Float64Array(end - low);
  values.set(relative);
  if (system.demandProbabilities.length > MANY) {
    const { low: from, relative: above } = refined(
      upTo(Math.ceil(end / FACTOR) + 1, thinned(start), coarser(system)),
    );
    values.set(above.subarray(known - from, end - from), known - low);
    return { low, relative: values, gain };
  }
  const chances = chancesByStep(system);
  const loss = periodLoss(system, known, end - 1);
  const self = chances[0]!;
  fillUpward(chances, Math.max(1, system.demandLow), values, known - low, end - low, (i, sum) =>
    self < 1 ? (loss[i - (known - low)]! - gain + sum) / (1 - self) : values[i - 1]!,
  );
  return { low, relative: values, gain };
}
