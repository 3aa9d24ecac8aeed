import { type ReadonlySignal, signal } from "@preact/signals";
import type { Declaration, Fault, ScenarioBase } from "../../contract/model.ts";
import { parseFor } from "../../experiment/scenario.ts";
import { history } from "./history.ts";
import { equal, type Json, valueAt, withValue } from "./tree.ts";

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
export function draft(model: Declaration, start: ScenarioBase, from: ScenarioBase = model.example): Draft {
  const base = from as unknown as Json;
  const raw = signal<Json>(start as unknown as Json);
  const faults = signal<readonly Fault[]>([]);
  const good = signal<ScenarioBase>(start);

  function show(value: Json): void {
    raw.value = value;
    const outcome = parseFor(model, value);
    faults.value = outcome.ok ? [] : outcome.faults;
    if (outcome.ok && !equal(outcome.value as unknown as Json, good.value as unknown as Json)) {
      good.value = outcome.value;
    }
  }

  const { change, ...way } = history(raw, show);

  return {
    raw,
    base,
    faults,
    good,
    ...way,
    set: (path, value) => change(path, withValue(raw.value, path, value)),
    reset: (path) =>
      path === undefined ? change("*", base) : change(path, withValue(raw.value, path, valueAt(base, path))),
    replace: (value) => change("*", value),
    refuse: (found) => {
      faults.value = found;
    },
  };
}
