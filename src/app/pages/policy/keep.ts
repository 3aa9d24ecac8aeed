import { LONGEST_CODE } from "../../sandbox/compose.ts";
import { isObject, type Json } from "../../state/tree.ts";

const KEY = "hedgerow.policy";

/** What somebody wrote, as long as the page is closed. */
export interface Kept {
  readonly name: string;
  readonly code: string;
}

export function kept(): Kept | null {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? "null") as Json;
    if (!isObject(value)) return null;
    const { name, code } = value;
    return typeof name === "string" && typeof code === "string" && code.length <= LONGEST_CODE
      ? { name: name.slice(0, 100), code }
      : null;
  } catch {
    return null;
  }
}

/** Keeps it in this browser; null forgets it. */
export function keep(written: Kept | null): void {
  try {
    if (written === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(written));
  } catch {
    // Storage may be switched off or full; the code then lasts until the page closes.
  }
}
