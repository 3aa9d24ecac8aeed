import { type ReadonlySignal, signal } from "@preact/signals";
import type { Fault, Model, ScenarioBase } from "../../contract/model.ts";
import { parseFor } from "../../experiment/scenario.ts";
import { equal, type Json, valueAt, withValue } from "./tree.ts";

/** Changes of one field closer together than this undo as one (milliseconds). */
const STROKE = 700;

/** A scenario while a person edits it: the raw values, what is wrong with them, and the last one that was right. */
export interface Draft {
  readonly raw: ReadonlySignal<Json>;
  readonly base: Json;
  readonly faults: ReadonlySignal<readonly Fault[]>;
  readonly good: ReadonlySignal<ScenarioBase>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  set(path: string, value: Json | undefined): void;
  /** Back to the default, at a path or everywhere. */
  reset(path?: string): void;
  replace(raw: Json): void;
  undo(): void;
  redo(): void;
  /** Faults found only while solving; they vanish with the next change. */
  refuse(faults: readonly Fault[]): void;
}

/** @param from what "back to the default" goes back to */
export function draft(model: Model, start: ScenarioBase, from: ScenarioBase = model.example): Draft {
  const base = from as unknown as Json;
  const raw = signal<Json>(start as unknown as Json);
  const faults = signal<readonly Fault[]>([]);
  const good = signal<ScenarioBase>(start);
  const canUndo = signal(false);
  const canRedo = signal(false);
  let past: Json[] = [];
  let future: Json[] = [];
  let stroke = { path: "", at: Number.NEGATIVE_INFINITY };

  function show(value: Json): void {
    raw.value = value;
    canUndo.value = past.length > 0;
    canRedo.value = future.length > 0;
    const outcome = parseFor(model, value);
    faults.value = outcome.ok ? [] : outcome.faults;
    if (outcome.ok && !equal(outcome.value as unknown as Json, good.value as unknown as Json)) {
      good.value = outcome.value;
    }
  }

  function change(path: string, value: Json): void {
    if (equal(value, raw.value)) return;
    const now = performance.now();
    if (path !== stroke.path || now - stroke.at > STROKE) past = [...past.slice(-99), raw.value];
    stroke = { path, at: now };
    future = [];
    show(value);
  }

  function travel(from: Json[], to: Json[]): void {
    const value = from.pop();
    if (value === undefined) return;
    to.push(raw.value);
    stroke = { path: "", at: Number.NEGATIVE_INFINITY };
    show(value);
  }

  return {
    raw,
    base,
    faults,
    good,
    canUndo,
    canRedo,
    set: (path, value) => change(path, withValue(raw.value, path, value)),
    reset: (path) =>
      path === undefined ? change("*", base) : change(path, withValue(raw.value, path, valueAt(base, path))),
    replace: (value) => change("*", value),
    undo: () => travel(past, future),
    redo: () => travel(future, past),
    refuse: (found) => {
      faults.value = found;
    },
  };
}
