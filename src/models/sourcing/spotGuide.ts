import { type SpotSteps, spotLevel } from "./levels.ts";

/** Cells that the range of the step prices is cut into. */
export const GUIDES = 1024;

/**
 * S_S(p) without a search, for most prices. The cell of p is (p − low)·scale, cut off below 0 and above `GUIDES`; its
 * level is `first + index`, and one more where p < `below`. Where a cell has more levels, `index` is CROWDED: go up from
 * step k = `from` while `prices[k] > p`; the level is `first + k`.
 */
export interface SpotGuide {
  readonly steps: SpotSteps;
  readonly low: number;
  readonly scale: number;
  readonly from: Int32Array;
  readonly index: Int32Array;
  readonly below: Float64Array;
}

/** More than two levels; negative. */
export const CROWDED = -1;
/** A hair, in cells: more than rounding can move a price. */
const HAIR = 1e-6;

/** @param steps at least one price */
export function spotGuide(steps: SpotSteps): SpotGuide {
  const { first, prices } = steps;
  const low = prices[prices.length - 1]!;
  const high = prices[0]!;
  const width = (high - low) / GUIDES;
  // Prices so close that rounding moves one across a cell are not told apart: one cell, walked from its highest price.
  const apart =
    width * HAIR > Number.EPSILON * Math.max(Math.abs(low), Math.abs(high)) && 1 / width < Infinity;
  const scale = apart ? 1 / width : 0;
  // A hair above the cell, so that the search only ever moves up to higher levels.
  const from = Int32Array.from(
    { length: GUIDES + 1 },
    (_, cell) => spotLevel(steps, apart ? low + (cell + 1 + HAIR) * width : high) - first,
  );
  const index = from.slice();
  const below = new Float64Array(GUIDES + 1).fill(Number.NEGATIVE_INFINITY);
  for (let cell = 0; cell <= GUIDES; cell++) {
    const least = cell === 0 || scale === 0 ? Number.NEGATIVE_INFINITY : low + (cell - HAIR) * width;
    const ends = (k: number) => k === prices.length || prices[k]! <= least;
    const k = from[cell]!;
    if (ends(k)) continue;
    if (ends(k + 1)) below[cell] = prices[k]!;
    else index[cell] = CROWDED;
  }
  return { steps, low, scale, from, index, below };
}

/** The level, in steps, of a price in any cell. */
export function walkedLevel(
  { steps: { first, prices }, low, scale, from }: SpotGuide,
  price: number,
): number {
  const place = (price - low) * scale;
  let k = from[place > 0 ? Math.min(GUIDES, Math.floor(place)) : 0]!;
  while (k < prices.length && prices[k]! > price) k++;
  return first + k;
}
