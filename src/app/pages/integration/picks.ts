import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { isObject, type Json, type JsonObject } from "../../state/tree.ts";
import { type ChapterId, isChapter } from "./chapters.ts";
import { type ClaimFilter, claimFilters, type Watched, watchedSeries } from "./choices.ts";
import type { FilmView } from "./film.ts";
import { isPick } from "./orderPick.ts";

/** The order that is followed unless somebody picks another. */
const FIRST_ORDER = "gain";

/** What a reader has picked in the parts of the page; all of it is in the link. */
export interface Picks {
  readonly claimFilter: Signal<ClaimFilter>;
  readonly watch: Signal<Watched>;
  /** The part that the reader went to last. */
  readonly visited: ReadonlySignal<ChapterId>;
  visit(part: ChapterId): void;
}

/** What a link asks of the film. */
export interface FirstFilm {
  readonly replication: number;
  readonly day: number | null;
  readonly order: string;
}

/** Reads a link's view of the page, which anyone may have written. */
export function picksOf(state: Json | undefined): { readonly picks: Picks; readonly film: FirstFilm } {
  const link: JsonObject = isObject(state) ? state : {};
  const { order, day, history, claims, watch, at } = link;
  const visited = signal<ChapterId>(isChapter(at) ? at : "top");
  return {
    picks: {
      claimFilter: signal<ClaimFilter>(claimFilters.find((name) => name === claims) ?? "all"),
      watch: signal<Watched>(watchedSeries.find(([name]) => name === watch)?.[0] ?? "backlog"),
      visited,
      visit(part) {
        visited.value = part;
      },
    },
    film: {
      replication: typeof history === "number" && history >= 1 ? Math.floor(history) - 1 : 0,
      day: typeof day === "number" && day >= 0 ? day : null,
      order: isPick(order) ? order : FIRST_ORDER,
    },
  };
}

/** What of it a link must carry: whatever is not as the page opens by itself. */
export function pickedState(picks: Picks, { clock, replication, order }: FilmView): JsonObject {
  const { claimFilter, watch, visited } = picks;
  return {
    ...(order.pick.value === FIRST_ORDER ? {} : { order: order.pick.value }),
    ...(replication.value === 0 ? {} : { history: replication.value + 1 }),
    // Only where the film was stopped to show something.
    ...(clock.playing.value || !clock.placed.value ? {} : { day: clock.day.value }),
    ...(claimFilter.value === "all" ? {} : { claims: claimFilter.value }),
    ...(watch.value === "backlog" ? {} : { watch: watch.value }),
    ...(visited.value === "top" ? {} : { at: visited.value }),
  };
}
