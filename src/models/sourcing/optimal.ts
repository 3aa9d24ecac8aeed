import { coarser, FACTOR, MANY, refined } from "./coarse.ts";
import type { System } from "./system.ts";
import { type Effort, type Ordering, optimalOrdering, type Values } from "./valueIteration.ts";

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
 * iteration gives at every sweep are apart, and the place is moved until the sign changes at it. Where there are many
 * demands, a rough solution on coarser lattices says where to begin.
 */
export function optimalReservation(system: System): Ordering {
  const search = new Search(system);
  const rough = search.roughOptimum();
  const reservation = search.smallest(rough, (each) => !search.falls(each));
  return search.solve(reservation, {});
}

class Search {
  /** The largest reservation that may be needed. */
  readonly top: number;
  private readonly system: System;
  private readonly values = new Map<number, Values>();
  private readonly roughCosts = new Map<number, number>();
  /** Z(R + 1) − Z(R), roughly. */
  private readonly differences = new Map<number, number>();
  private latest: Values | undefined;
  /** Where the optimum is likely to be: that of a coarser lattice, else mean demand. */
  private readonly near: number;

  constructor(system: System) {
    this.system = system;
    this.top = Math.max(0, system.demandHigh);
    this.near = Math.round(system.demandMean);
    if (system.demandProbabilities.length <= MANY) return;
    const coarse = new Search(coarser(system));
    const reservation = coarse.roughOptimum();
    this.near = Math.min(this.top, FACTOR * reservation);
    this.latest = refined(coarse.values.get(reservation) ?? coarse.latest!);
  }

  solve(reservation: number, effort: Effort): Ordering {
    const start = this.values.get(reservation) ?? this.latest;
    const ordering = optimalOrdering(this.system, reservation, { start, ...effort });
    this.latest = ordering.values;
    this.values.set(reservation, this.latest);
    return ordering;
  }

  /** The smallest minimiser of rough costs. */
  roughOptimum(): number {
    return this.smallest(this.near, (reservation) => this.difference(reservation) >= 0);
  }

  /**
   * The smallest reservation from which on a condition holds (the largest if it does nowhere), looked for ever further
   * away from where it is likely to be.
   */
  smallest(near: number, holds: (reservation: number) => boolean): number {
    const { top } = this;
    let low = 0;
    let high = top;
    // Just below the likely place first: there it should not hold.
    let next = near - 1;
    for (let reach = 1; low < high; reach *= 2) {
      const middle = Math.min(high - 1, Math.max(low, next));
      if (holds(middle)) high = middle;
      else low = middle + 1;
      if (low === 0) next = high - reach;
      else if (high === top) next = low + reach - 1;
      else next = (low + high) >> 1;
    }
    return low;
  }

  /** Whether Z(R + 1) < Z(R), beyond a tie. */
  falls(reservation: number): boolean {
    const gap = Math.abs(this.difference(reservation));
    const here = this.bounds(reservation, ({ least, most }) => most - least < gap / 4);
    const there = this.bounds(reservation + 1, ({ least, most }) => most < here.least || least > here.most);
    if (there.most < here.least && here.least !== here.most) return true;
    if (there.least > here.most) return false;
    const exact = this.bounds(reservation, () => false).least;
    return this.bounds(reservation + 1, () => false).least < exact - TIE * Math.max(1, Math.abs(exact));
  }

  private bounds(reservation: number, decided: (bounds: Bounds) => boolean): Bounds {
    let now: Bounds = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
    const { averageCost } = this.solve(reservation, {
      enough: (least, most) => {
        now = { least, most };
        return decided(now);
      },
    });
    return decided(now) ? now : { least: averageCost, most: averageCost };
  }

  /** Z(R + 1) − Z(R), roughly: the cost of R + 1 only as closely as its being more or less calls for. */
  private difference(reservation: number): number {
    const known = this.differences.get(reservation);
    if (known !== undefined) return known;
    const here = this.roughCost(reservation);
    const there = this.roughCosts.get(reservation + 1) ?? this.roughly(reservation + 1, here);
    this.differences.set(reservation, there - here);
    return there - here;
  }

  private roughCost(reservation: number): number {
    return this.roughCosts.get(reservation) ?? this.roughly(reservation);
  }

  /** @param other the cost that this one is compared with, if that is all it is for */
  private roughly(reservation: number, other?: number): number {
    const apart = (least: number, most: number) => other !== undefined && (most < other || least > other);
    const { averageCost, settled } = this.solve(reservation, { rough: true, enough: apart });
    if (settled) this.roughCosts.set(reservation, averageCost);
    return averageCost;
  }
}
