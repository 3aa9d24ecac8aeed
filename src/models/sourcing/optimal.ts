import type { System } from "./system.ts";
import { type Ordering, optimalOrdering, type Values } from "./valueIteration.ts";

/** Differences of Z below this count as ties, which go to the smaller reservation. */
const TIE = 1e-9;

/**
 * The optimal reservation and its ordering: the smallest minimiser R* of Z(R) over the lattice.
 *
 * Z is convex in R (the joint cost is convex in ordered quantities and capacity), so the sign of Z(R+1) − Z(R)
 * halves the bracket [0, largest demand]; more than the largest demand is never needed, since each order restores
 * a level. Neighbouring reservations start from each other's values.
 */
export function optimalReservation(system: System): Ordering {
  const solved = new Map<number, Ordering>();
  let start: Values | undefined;
  const at = (reservation: number): Ordering => {
    const known = solved.get(reservation);
    if (known) return known;
    const ordering = optimalOrdering(system, reservation, start);
    start = ordering.values;
    solved.set(reservation, ordering);
    return ordering;
  };
  let low = 0;
  let high = Math.max(0, system.demandHigh);
  // The optimum mostly lies near mean demand: look there first.
  let middle = Math.min(Math.max(0, Math.round(system.demandMean)), Math.max(0, high - 1));
  while (low < high) {
    const here = at(middle).averageCost;
    const tie = TIE * Math.max(1, Math.abs(here));
    if (at(middle + 1).averageCost < here - tie) low = middle + 1;
    else high = middle;
    middle = (low + high) >> 1;
  }
  return at(low);
}
