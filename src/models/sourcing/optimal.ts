import type { System } from "./system.ts";
import { type Ordering, optimalOrdering, type Values } from "./valueIteration.ts";

/** Differences of Z below this, relative to Z, count as ties, which go to the smaller reservation. */
const TIE = 1e-9;

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * The optimal reservation and its ordering: the smallest minimiser R* of Z(R) over the lattice.
 *
 * Z is convex in R (the joint cost is convex in ordered quantities and capacity), so the sign of Z(R+1) − Z(R)
 * halves the bracket [0, largest demand]; more than the largest demand is never needed, since each order restores its
 * level. A rough solution finds the place; there the sign is decided exactly, as soon as the bounds that value
 * iteration gives at every sweep are apart, and the place is moved until the sign changes at it.
 */
export function optimalReservation(system: System): Ordering {
  const values = new Map<number, Values>();
  let latest: Values | undefined;
  const solve = (reservation: number, effort: Parameters<typeof optimalOrdering>[2]): Ordering => {
    const ordering = optimalOrdering(system, reservation, {
      start: values.get(reservation) ?? latest,
      ...effort,
    });
    latest = ordering.values;
    values.set(reservation, latest);
    return ordering;
  };

  const rough = new Map<number, number>();
  const roughCost = (reservation: number): number => {
    const known = rough.get(reservation) ?? solve(reservation, { rough: true }).averageCost;
    rough.set(reservation, known);
    return known;
  };

  const bounds = (reservation: number, decided: (bounds: Bounds) => boolean): Bounds => {
    let now: Bounds = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
    const { averageCost } = solve(reservation, {
      enough: (least, most) => {
        now = { least, most };
        return decided(now);
      },
    });
    return decided(now) ? now : { least: averageCost, most: averageCost };
  };
  /** Whether Z(R + 1) < Z(R), beyond a tie. */
  const falls = (reservation: number): boolean => {
    const gap = Math.abs(roughCost(reservation + 1) - roughCost(reservation));
    const here = bounds(reservation, ({ least, most }) => most - least < gap / 4);
    const there = bounds(reservation + 1, ({ least, most }) => most < here.least || least > here.most);
    if (there.most < here.least && here.least !== here.most) return true;
    if (there.least > here.most) return false;
    const exact = bounds(reservation, () => false).least;
    return bounds(reservation + 1, () => false).least < exact - TIE * Math.max(1, Math.abs(exact));
  };

  const top = Math.max(0, system.demandHigh);
  let low = 0;
  let high = top;
  // The optimum mostly lies near mean demand: look there first.
  let middle = Math.min(Math.max(0, Math.round(system.demandMean)), Math.max(0, high - 1));
  while (low < high) {
    if (roughCost(middle + 1) < roughCost(middle)) low = middle + 1;
    else high = middle;
    middle = (low + high) >> 1;
  }
  while (low > 0 && !falls(low - 1)) low--;
  if (low === high) while (low < top && falls(low)) low++;
  return solve(low, {});
}
