import { type Signal, signal } from "@preact/signals";
import type { Shock } from "../../../../models/sourcing/history.ts";
import type { Horizon } from "../../../../models/sourcing/years.ts";
import { isObject, type Json, type JsonObject } from "../../../state/tree.ts";

/** Horizons on offer, in periods, with what they are where a period is a week. */
export const horizons: readonly (readonly [periods: number, words: string])[] = [
  [4, "4 periods (a month of weeks)"],
  [13, "13 periods (a quarter)"],
  [26, "26 periods (half a year)"],
  [52, "52 periods (a year of weeks)"],
  [104, "104 periods (two years)"],
];
const YEAR = 52;

/** Periods of the path into which a shock is drawn. */
export const SHOWN = 100;
/** Largest change of a price that a link may ask for. */
const TALLEST = 1e7;

export const firstShock: Shock = { start: 40, heights: [4, 4, 4, 4, 4, 4] };

/** What a visitor of the lab may choose. */
export interface LabChoices {
  /** Length of the horizon, periods. */
  readonly horizon: Signal<number>;
  readonly charge: Signal<Horizon["charge"]>;
  /** The reservation tried, units/period; null while it is the best one. */
  readonly reservation: Signal<number | null>;
  readonly shock: Signal<Shock>;
  /** The choices that differ from the first ones, for a link. */
  differences(): JsonObject;
}

function isNumber(value: unknown, low: number, high: number): value is number {
  return typeof value === "number" && value >= low && value <= high;
}

function shockOf(value: Json | undefined): Shock {
  if (!isObject(value)) return firstShock;
  const { start, heights } = value;
  if (!isNumber(start, 0, SHOWN - 1) || !Number.isInteger(start)) return firstShock;
  if (!Array.isArray(heights) || heights.length > SHOWN - start) return firstShock;
  return heights.every((height) => isNumber(height, -TALLEST, TALLEST))
    ? { start, heights: heights as number[] }
    : firstShock;
}

function same(a: Shock, b: Shock): boolean {
  return a.start === b.start && a.heights.join() === b.heights.join();
}

/** @param state the lab's part of a link; unchecked */
export function labChoices(state: Json | undefined): LabChoices {
  const wanted: JsonObject = isObject(state) ? state : {};
  const { horizon: periods, charge: charged, reservation: tried, shock: drawn } = wanted;
  const horizon = signal(horizons.find(([known]) => known === periods)?.[0] ?? YEAR);
  const charge = signal<Horizon["charge"]>(charged === "used" ? "used" : "paid");
  const reservation = signal<number | null>(isNumber(tried, 0, 1e6) ? tried : null);
  const shock = signal<Shock>(shockOf(drawn));
  return {
    horizon,
    charge,
    reservation,
    shock,
    differences: () => ({
      ...(horizon.value === YEAR ? {} : { horizon: horizon.value }),
      ...(charge.value === "paid" ? {} : { charge: charge.value }),
      ...(reservation.value === null ? {} : { reservation: reservation.value }),
      ...(same(shock.value, firstShock) ? {} : { shock: { ...shock.value } }),
    }),
  };
}
