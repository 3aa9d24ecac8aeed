import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Film } from "../../../models/integration/film.ts";
import type { Laboratory } from "../../../worker/laboratory.ts";
import { laboratory } from "../../../worker/web.ts";
import { type Answer, type Answers, viewAnswers } from "../../state/answers.ts";
import { computingNote } from "../../state/notes.ts";
import { type Clock, clock } from "./clock.ts";
import { stillness } from "./hooks.ts";
import { nameOfTwin, twinOf } from "./orderPick.ts";
import type { FirstFilm } from "./picks.ts";

/** How long the hand must rest before a film is made, in milliseconds. */
const REST = 350;
/** Days before go-live at which a film opens. */
const LEAD_IN = 6;

let shared: Laboratory | null = null;

/** Films take longer than a drag may wait, so they have a thread of their own. */
function filmRoom(): Laboratory {
  shared ??= laboratory((note) => {
    computingNote.value = note;
  });
  return shared;
}

/** An order that is watched in both worlds. */
export interface WatchedOrder {
  /** As in `notable`, or an order's name. */
  readonly pick: Signal<string>;
  /** Its number among the film's twins; null if there is none. */
  readonly twin: ReadonlySignal<number | null>;
  readonly rows: ReadonlySignal<{ readonly siloed: number; readonly integrated: number } | null>;
  /** The one created before or after it. */
  move(by: 1 | -1): void;
}

/** One history of both worlds, made when somebody looks. */
export interface FilmView {
  readonly film: Answers<Film>;
  readonly clock: Clock;
  readonly replication: Signal<number>;
  readonly order: WatchedOrder;
  close(): void;
}

/**
 * @param solved the scenario and its closed forms
 * @param wanted whether anybody looks
 * @param first what a link asks for
 */
export function filmView(
  solved: ReadonlySignal<Answer<object> | null>,
  wanted: ReadonlySignal<boolean>,
  first: FirstFilm,
): FilmView {
  const replication = signal(first.replication);
  let seen: Answer<object> | null = null;
  const film = viewAnswers<Film>(
    filmRoom(),
    computed(() => {
      // While nobody looks the film stays that of the scenario last seen.
      if (wanted.value) seen = solved.value;
      return seen;
    }),
    "film",
    replication,
    REST,
  );
  const time = clock(first.day ?? 0);
  let opened = false;
  const stopOpening = effect(() => {
    const now = film.latest.value?.value;
    if (now === undefined) return;
    time.limit(now.days);
    if (opened) return;
    opened = true;
    if (first.day !== null) {
      time.seek(first.day);
      return;
    }
    time.open(Math.max(0, (now.goLive ?? 0) - LEAD_IN));
    if (!stillness.peek()) time.play();
  });
  const pick = signal(first.order);
  const twin = computed(() => {
    const now = film.latest.value?.value;
    return now === undefined ? null : twinOf(now, pick.value);
  });
  const rows = computed(() => {
    const now = film.latest.value?.value;
    const index = twin.value;
    if (now === undefined || index === null) return null;
    return { siloed: now.twins.siloed[index] ?? 0, integrated: now.twins.integrated[index] ?? 0 };
  });
  return {
    film,
    clock: time,
    replication,
    order: {
      pick,
      twin,
      rows,
      move(by) {
        const now = film.latest.peek()?.value;
        if (now === undefined || now.twins.count === 0) return;
        const next = ((twin.peek() ?? 0) + by + now.twins.count) % now.twins.count;
        pick.value = nameOfTwin(now, next);
      },
    },
    close() {
      stopOpening();
      film.close();
      time.close();
    },
  };
}
