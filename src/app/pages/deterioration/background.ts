import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Fields, NumberField } from "../../../contract/field.ts";
import type { ScenarioBase } from "../../../contract/model.ts";
import type { Fan } from "../../../models/deterioration/fan.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import type { Parameter, SweepRow } from "../../../models/deterioration/sensitivity.ts";
import type { Laboratory } from "../../../worker/laboratory.ts";
import { laboratory } from "../../../worker/web.ts";
import { whenRested } from "../../state/hand.ts";
import { latestWins, nextFrame } from "../../state/latest.ts";
import { computingNote } from "../../state/notes.ts";
import type { Plans } from "./plans.ts";
import { sweepValues } from "./sensitivity.ts";

let shared: Laboratory | null = null;

/** A solver for views that take longer than a drag may wait; its thread outlives a change of page. */
export function backgroundLaboratory(): Laboratory {
  shared ??= laboratory((note) => {
    computingNote.value = note;
  });
  return shared;
}

/** How long the hand must rest before anything here starts, in milliseconds. */
export const REST = 350;

/** Equal parts of the horizon at whose ends the stock is looked at. */
const MOMENTS = 200;
/** Histories in the fan, step by step. */
const COUNTS = [25, 50, 100, 200, 400];
/** Most units of scale times histories, so that a step stays a matter of seconds. */
const MOST = 5000;
/** Largest scale at which the fan is wider than its own lines. */
export const WIDEST_SCALE = 1000;

export interface FanAnswer {
  readonly scenario: DeteriorationScenario;
  readonly policy: number;
  readonly fan: Fan;
}

export interface FanStream {
  readonly latest: ReadonlySignal<FanAnswer | null>;
  readonly stale: ReadonlySignal<boolean>;
  close(): void;
}

/** The fan of one policy's stock, growing; the old one stays until the first new one comes. */
export function streamedFan(
  scenario: ReadonlySignal<ScenarioBase>,
  policy: ReadonlySignal<number>,
): FanStream {
  const latest = signal<FanAnswer | null>(null);
  const stale = signal(true);
  let turn = 0;
  let callOff = () => {};

  async function grow(wanted: DeteriorationScenario, place: number, mine: number): Promise<void> {
    const { scale } = wanted.simulation;
    if (scale > WIDEST_SCALE || place >= wanted.policies.length) return;
    const times = Array.from({ length: MOMENTS + 1 }, (_, n) => (wanted.problem.horizon * n) / MOMENTS);
    const most = Math.max(10, Math.floor(MOST / scale));
    const counts = [...COUNTS.filter((count) => count < most), Math.min(most, COUNTS.at(-1) ?? most)];
    for (const count of new Set(counts)) {
      const argument = { policy: place, count, times, probabilities: [0.05, 0.25, 0.75, 0.95] };
      const outcome = await backgroundLaboratory().view(wanted, "fan", argument);
      await nextFrame();
      if (mine !== turn || !outcome.ok) return;
      batch(() => {
        latest.value = { scenario: wanted, policy: place, fan: outcome.value as Fan };
        stale.value = false;
      });
    }
  }

  const stop = effect(() => {
    const wanted = scenario.value as DeteriorationScenario;
    const place = policy.value;
    const mine = ++turn;
    stale.value = true;
    callOff();
    // A scenario without a plan for a policy is refused elsewhere; its fan just does not come.
    callOff = whenRested(() => void grow(wanted, place, mine).catch(() => {}));
  });
  return {
    latest,
    stale,
    close() {
      turn += 1;
      callOff();
      stop();
    },
  };
}

/** One parameter over its range, re-planned under the right and the published price. */
export interface SweepAnswer {
  readonly scenario: DeteriorationScenario;
  readonly parameter: Parameter;
  readonly best: readonly SweepRow[];
  readonly published: readonly SweepRow[];
}

export interface Sweeps {
  readonly latest: ReadonlySignal<SweepAnswer | null>;
  close(): void;
}

/** Sweeps that follow the plans and a parameter once the hand rests; both prices are shown together or not at all. */
export function sweepAnswers(
  plans: ReadonlySignal<Plans | null>,
  parameter: ReadonlySignal<Parameter>,
  fields: Fields,
): Sweeps {
  const latest = signal<SweepAnswer | null>(null);
  let open = true;
  let timer = 0;
  let swept: DeteriorationScenario | null = null;
  const ask = latestWins(
    async ({ scenario, over }: { scenario: DeteriorationScenario; over: Parameter }) => {
      const values = sweepValues(scenario, over, fields[over] as NumberField | undefined);
      const rows = async (pricing: DeteriorationScenario["pricing"]) => {
        const priced: DeteriorationScenario = { ...scenario, pricing };
        const outcome = await backgroundLaboratory().view(priced, "sweep", { parameter: over, values });
        return outcome.ok ? (outcome.value as readonly SweepRow[]) : null;
      };
      try {
        const right = scenario.pricing === "published" ? "optimal" : scenario.pricing;
        const [best, published] = await Promise.all([rows(right), rows("published")]);
        return best === null || published === null ? null : { scenario, parameter: over, best, published };
      } catch {
        return null;
      }
    },
    (answer) => {
      if (!open || answer === null) return;
      swept = answer.scenario;
      latest.value = answer;
    },
  );
  const stop = effect(() => {
    const scenario = plans.value?.scenario;
    const over = parameter.value;
    clearTimeout(timer);
    if (scenario === undefined) return;
    timer = window.setTimeout(() => ask({ scenario, over }), scenario === swept ? 0 : REST);
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
