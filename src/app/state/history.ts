import { type ReadonlySignal, signal } from "@preact/signals";
import { equal, type Json } from "./tree.ts";

/** Changes of one field closer together than this undo as one (milliseconds). */
const STROKE = 700;
/** Steps that can be undone. */
const KEPT = 100;

/** The way back from changes, and forth again. */
export interface History {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** @param path what changed; one change after the other at one path is one step */
  change(path: string, value: Json): void;
  undo(): void;
  redo(): void;
}

/**
 * @param present what is changed
 * @param show puts a value in its place
 */
export function history(present: ReadonlySignal<Json>, show: (value: Json) => void): History {
  const canUndo = signal(false);
  const canRedo = signal(false);
  const none = { path: "", at: Number.NEGATIVE_INFINITY };
  let past: Json[] = [];
  let future: Json[] = [];
  let stroke = none;

  function put(value: Json): void {
    canUndo.value = past.length > 0;
    canRedo.value = future.length > 0;
    show(value);
  }

  function travel(from: Json[], to: Json[]): void {
    const value = from.pop();
    if (value === undefined) return;
    to.push(present.peek());
    stroke = none;
    put(value);
  }

  return {
    canUndo,
    canRedo,
    change(path, value) {
      if (equal(value, present.peek())) return;
      const now = performance.now();
      if (path !== stroke.path || now - stroke.at > STROKE) past = [...past.slice(1 - KEPT), present.peek()];
      stroke = { path, at: now };
      future = [];
      put(value);
    },
    undo: () => travel(past, future),
    redo: () => travel(future, past),
  };
}
