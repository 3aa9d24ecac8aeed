import type { System } from "./system.ts";

/** What a period's demand x leaves of a level y, both in steps. */
export interface ExpectedLosses {
  /** E(y − x)⁺. */
  onHand(level: number): number;
  /** E(x − y)⁺. */
  short(level: number): number;
  /** P(x ≤ y). */
  covered(level: number): number;
}

const known = new WeakMap<System, ExpectedLosses>();

/**
 * E(y − x)⁺ is the sum of P(x ≤ z) over z < y, E(x − y)⁺ that of P(x > z) over z ≥ y: each is added up from its own end,
 * so that nothing cancels. Added up once for a system.
 */
export function expectedLosses(system: System): ExpectedLosses {
  const found = known.get(system) ?? addedUp(system);
  known.set(system, found);
  return found;
}

function addedUp({ demandLow, demandProbabilities: chances }: System): ExpectedLosses {
  const top = chances.length - 1;
  const below = new Float64Array(top + 1);
  const onHand = new Float64Array(top + 1);
  const short = new Float64Array(top + 1);
  for (let y = 0; y <= top; y++) below[y] = (below[y - 1] ?? 0) + chances[y]!;
  for (let y = 1; y <= top; y++) onHand[y] = onHand[y - 1]! + below[y - 1]!;
  let above = 0;
  for (let y = top - 1; y >= 0; y--) {
    above += chances[y + 1]!;
    short[y] = short[y + 1]! + above;
  }
  const inside = (y: number) => Math.min(top, Math.max(0, y));
  return {
    onHand: (level) => onHand[inside(level - demandLow)]! + Math.max(0, level - demandLow - top),
    short: (level) => short[inside(level - demandLow)]! + Math.max(0, demandLow - level),
    covered: (level) => (level < demandLow ? 0 : below[inside(level - demandLow)]!),
  };
}
