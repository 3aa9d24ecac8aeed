import { type ReadonlySignal, signal } from "@preact/signals";
import { encode, LONGEST } from "./link.ts";
import type { Json } from "./tree.ts";

export interface Address {
  readonly page: string;
  /** State as {@link encode} wrote it; null for the page as it opens by itself. */
  readonly payload: string | null;
}

/** Reads `#/page/payload`. */
export function addressOf(hash: string): Address {
  const [, page = "", payload = ""] = hash.replace(/^#/, "").split("/");
  return { page, payload: payload === "" ? null : payload };
}

/** The state of every page that was open since the document was loaded, as it was last. */
export const lastStates = new Map<string, Json | null>();

/** The fragment as this module last read or wrote it. */
let known = location.hash;

const current = signal(location.hash);
/** The address's fragment, in step with the page on show a moment after every change. */
export const fragment: ReadonlySignal<string> = current;

const large = signal(false);
/** The page's state is too large for a link; the address then holds none of it. */
export const tooLarge: ReadonlySignal<boolean> = large;

/** Whether a fragment is news: neither written by {@link remember} nor seen before. */
export function isNews(hash: string): boolean {
  const news = hash !== known;
  known = hash;
  current.value = hash;
  return news;
}

/**
 * Keeps the fragment in step with a page's state, a moment after the last change, without adding to the history.
 * @returns a function that takes the state (null: nothing differs from the default)
 */
export function remember(page: string, delay = 300): { state(state: Json | null): void; close(): void } {
  let timer = 0;
  let newest = 0;
  // The address as it is while this page is the one on show.
  let own = known;
  return {
    state(state) {
      clearTimeout(timer);
      lastStates.set(page, state);
      const turn = ++newest;
      timer = window.setTimeout(async () => {
        const payload = state === null ? "" : await encode(state);
        // Somebody may have changed the address a moment ago, and the event that says so is still on its way.
        // Or the event has come and its page is on the way: that page's address is not this one's to write.
        if (turn !== newest || location.hash !== known || known !== own) return;
        large.value = payload.length > LONGEST;
        own = payload === "" || large.value ? `#/${page}` : `#/${page}/${payload}`;
        known = own;
        history.replaceState(history.state, "", known);
        current.value = known;
      }, delay);
    },
    close() {
      clearTimeout(timer);
      newest += 1;
    },
  };
}
