import { signal } from "@preact/signals";

/** What the user should know about the computing itself: a thread that died and was replaced. Empty if nothing. */
export const computingNote = signal("");
