import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Fault, ScenarioBase } from "../../../contract/model.ts";
import type { Outcome } from "../../../experiment/results.ts";
import type { Checked } from "../../../worker/desk.ts";
import type { ExperimentRoom } from "../../../worker/webExperiments.ts";
import { counts } from "../../state/counts.ts";
import type { Draft } from "../../state/draft.ts";
import { history } from "../../state/history.ts";
import { latestWins } from "../../state/latest.ts";
import { equal, type Json, valueAt, withValue } from "../../state/tree.ts";
import { type Form, fileOf, listFaults } from "./form.ts";

/** An experiment while a person edits it; checked in a thread, so that faults come a moment after the change. */
export interface DesignDraft extends Draft {
  readonly raw: ReadonlySignal<Form>;
  readonly base: Form;
  /** Changes what "reset" goes back to. */
  rebase(base: Form): void;
  /** The experiment as it stands, if it is right; null while it is wrong or being looked at. */
  readonly checked: ReadonlySignal<Checked | null>;
  close(): void;
}

/** @param first what "reset" goes back to at first */
export function designDraft(
  room: ExperimentRoom,
  start: Form,
  first: Form,
  scenario: ScenarioBase,
): DesignDraft {
  const raw = signal<Form>(start);
  const base = signal(first);
  const faults = signal<readonly Fault[]>([]);
  const checked = signal<Checked | null>(null);
  const good = signal<ScenarioBase>(scenario);
  let open = true;

  const check = latestWins(
    async (form: Form) => {
      counts.solves += 1;
      const outcome = await room.desk.check(fileOf(form)).catch((error: unknown): Outcome<Checked> => {
        return { ok: false, faults: [{ path: "", message: `the check failed: ${String(error)}` }] };
      });
      return { form, outcome };
    },
    ({ form, outcome }) => {
      if (!open || form !== raw.peek()) return;
      const uneven = listFaults(form);
      batch(() => {
        faults.value = outcome.ok ? uneven : [...uneven, ...outcome.faults];
        checked.value = outcome.ok && uneven.length === 0 ? outcome.value : null;
        if (!outcome.ok) return;
        const next = outcome.value.experiment.scenario;
        if (!equal(next as unknown as Json, good.peek() as unknown as Json)) good.value = next;
      });
    },
  );
  const stop = effect(() => check(raw.value));

  const { change, ...way } = history(raw, (value) => {
    batch(() => {
      raw.value = value as Form;
      checked.value = null;
    });
  });
  return {
    raw,
    get base() {
      return base.value;
    },
    rebase(next) {
      base.value = next;
    },
    faults,
    good,
    checked,
    ...way,
    set: (path, value) => change(path, withValue(raw.peek(), path, value)),
    reset: (path) =>
      path === undefined
        ? change("*", base.peek())
        : change(path, withValue(raw.peek(), path, valueAt(base.peek(), path))),
    replace: (value) => change("*", value),
    refuse: (found) => {
      faults.value = found;
    },
    close() {
      open = false;
      stop();
    },
  };
}
