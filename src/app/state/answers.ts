import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Fault, ScenarioBase } from "../../contract/model.ts";
import type { Outcome } from "../../experiment/results.ts";
import type { Laboratory } from "../../worker/laboratory.ts";
import { counts } from "./counts.ts";
import { latestWins } from "./latest.ts";

/** What was computed, with the scenario it belongs to. */
export interface Answer<Value> {
  readonly scenario: ScenarioBase;
  readonly value: Value;
}

export interface Answers<Value> {
  readonly latest: ReadonlySignal<Answer<Value> | null>;
  close(): void;
}

async function caught(work: Promise<Outcome<object>>): Promise<Outcome<object>> {
  try {
    return await work;
  } catch (error) {
    return { ok: false, faults: [{ path: "", message: `the solver failed: ${String(error)}` }] };
  }
}

/** Exact answers that follow a scenario: one solve in flight, the newest scenario next, nothing older shown after newer. */
export function exactAnswers<Value extends object>(
  laboratory: Laboratory,
  scenario: ReadonlySignal<ScenarioBase>,
  refuse: (faults: readonly Fault[]) => void,
): Answers<Value> {
  const latest = signal<Answer<Value> | null>(null);
  let open = true;
  const ask = latestWins(
    (wanted: ScenarioBase) => {
      counts.solves += 1;
      return caught(laboratory.solve(wanted));
    },
    (outcome, solved) => {
      if (!open) return;
      if (outcome.ok) latest.value = { scenario: solved, value: outcome.value as Value };
      else if (solved === scenario.peek()) refuse(outcome.faults);
    },
  );
  const stop = effect(() => ask(scenario.value));
  return {
    latest,
    close() {
      open = false;
      stop();
    },
  };
}

/**
 * A model's view that follows the solved scenario and an argument.
 * @param calm how long the scenario must rest first, in milliseconds; 0 for views cheap enough to follow a drag
 */
export function viewAnswers<Value extends object>(
  laboratory: Laboratory,
  solved: ReadonlySignal<Answer<object> | null>,
  name: string,
  argument: ReadonlySignal<unknown>,
  calm = 0,
): Answers<Value> {
  const latest = signal<Answer<Value> | null>(null);
  let open = true;
  let timer = 0;
  const ask = latestWins(
    (wanted: { scenario: ScenarioBase; argument: unknown }) =>
      caught(laboratory.view(wanted.scenario, name, wanted.argument)),
    (outcome, wanted) => {
      if (open && outcome.ok) latest.value = { scenario: wanted.scenario, value: outcome.value as Value };
    },
  );
  const stop = effect(() => {
    const answer = solved.value;
    const wanted = argument.value;
    clearTimeout(timer);
    if (answer === null) return;
    const request = { scenario: answer.scenario, argument: wanted };
    if (calm === 0) ask(request);
    else timer = window.setTimeout(() => ask(request), calm);
  });
  return {
    latest,
    close() {
      open = false;
      clearTimeout(timer);
      stop();
    },
  };
}
