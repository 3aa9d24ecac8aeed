import type { FilmSeries, WorldFilm } from "../models/integration/film.ts";
import type { ChainLayout } from "./chainLayout.ts";
import type { Group } from "./drawing.ts";

/** Which wires an integration has laid. */
export interface Wires {
  /** Any lever is bought at all. */
  readonly any: boolean;
  /** Orders pass from CRM to ERP by themselves. */
  readonly orders: boolean;
  /** The plan sees deals or promotions. */
  readonly plan: boolean;
  /** The supplier sees plan and stock. */
  readonly supplier: boolean;
}

/** How a world is introduced. */
export interface Look {
  readonly title: string;
  readonly tone: string;
  readonly means: string;
  /** The same where there is little room. */
  readonly brief: string;
  readonly wires: Wires;
}

/** Largest values of either world, so that equal fillings mean equal amounts. */
export type Scales = { readonly [name in FilmSeries]: number };

/** One world's panel and what is to be shown on it. */
export interface Stage {
  readonly group: Group;
  readonly layout: ChainLayout;
  readonly series: WorldFilm["series"];
  readonly scales: Scales;
  readonly look: Look;
}

/** A part of the picture that changes. */
export interface Station {
  /** Writes the numbers of a day. */
  write?(day: number): void;
  /** Shows amounts as they stand between two days. */
  fill?(time: number): void;
}

/** A number of a day; the last one after the end. */
export function valueOn(values: Float64Array, day: number): number {
  return values[Math.min(values.length - 1, day)] ?? 0;
}

/** A number between two days. */
export function valueAt(values: Float64Array, time: number): number {
  const day = Math.floor(time);
  const share = time - day;
  return (1 - share) * valueOn(values, day) + share * valueOn(values, day + 1);
}
