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

let written: string | null = null;

/** Whether the fragment came from {@link remember} rather than from a person. */
export function isOurs(hash: string): boolean {
  return hash === written;
}

/**
 * Keeps the fragment in step with a page's state, a moment after the last change, without adding to the history.
 * @returns a function that takes the state (null: nothing differs from the default)
 */
export function remember(page: string, delay = 300): { state(state: Json | null): void; close(): void } {
  let timer = 0;
  let newest = 0;
  return {
    state(state) {
      clearTimeout(timer);
      const turn = ++newest;
      timer = window.setTimeout(async () => {
        const payload = state === null ? "" : `/${await encode(state)}`;
        if (turn !== newest || payload.length > LONGEST) return;
        written = `#/${page}${payload}`;
        history.replaceState(history.state, "", written);
      }, delay);
    },
    close() {
      clearTimeout(timer);
      newest += 1;
    },
  };
}
