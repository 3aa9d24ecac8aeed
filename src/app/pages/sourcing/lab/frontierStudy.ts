import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ScenarioBase } from "../../../../contract/model.ts";
import type { Frontier } from "../../../../models/sourcing/frontier.ts";
import type { SourcingScenario } from "../../../../models/sourcing/problem.ts";
import type { Answer } from "../../../state/answers.ts";
import { whenRested } from "../../../state/hand.ts";
import { nextFrame } from "../../../state/latest.ts";
import { background } from "./background.ts";
import type { LabChoices } from "./labState.ts";

/** Horizons simulated, step by step; results grow more exact while one looks. */
const YEARS = [500, 2000, 8000];
/** Most simulated periods, warm-ups and all reservations counted: a few seconds. */
const MOST = 34_000_000;

export interface FrontierStudy {
  readonly latest: ReadonlySignal<Answer<Frontier> | null>;
  /** What is shown belongs to other data, or to none yet. */
  readonly stale: ReadonlySignal<boolean>;
  /** More years are being simulated. */
  readonly growing: ReadonlySignal<boolean>;
  /** Follows scenario and choices while somebody looks. @returns how to stop */
  follow(): () => void;
}

/** The frontier of the present scenario over the chosen horizon. */
export function frontierStudy(
  scenario: ReadonlySignal<ScenarioBase>,
  { horizon, charge }: LabChoices,
): FrontierStudy {
  const latest = signal<Answer<Frontier> | null>(null);
  const stale = signal(true);
  const growing = signal(false);
  const room = background();
  let turn = 0;
  /** What the finished answer was about. */
  let finished = "";

  async function grow(wanted: ScenarioBase, periods: number, charged: string, mine: number): Promise<void> {
    const { warmUp } = (wanted as SourcingScenario).simulation;
    let done = 0;
    let most = YEARS[0] ?? 0;
    growing.value = true;
    for (const wish of YEARS) {
      const years = Math.min(wish, most);
      if (years <= done) break;
      const value = await room.ask<Frontier>(wanted, "frontier", { periods, years, charge: charged });
      await nextFrame();
      if (mine !== turn) return;
      if (value === null) break;
      batch(() => {
        latest.value = { scenario: wanted, value };
        stale.value = false;
      });
      done = years;
      const periodsEach = value.points.length * (periods + Math.min(warmUp, 1000));
      most = Math.max(years, Math.floor(MOST / periodsEach / 500) * 500);
    }
    growing.value = false;
    if (!stale.value) finished = keyOf(wanted, periods, charged);
  }

  return {
    latest,
    stale,
    growing,
    follow() {
      let callOff = () => {};
      const stop = effect(() => {
        const wanted = scenario.value;
        const periods = horizon.value;
        const charged = charge.value;
        callOff();
        const mine = ++turn;
        room.giveUp();
        if (finished === keyOf(wanted, periods, charged)) return;
        finished = "";
        stale.value = true;
        callOff = whenRested(() => void grow(wanted, periods, charged, mine));
      });
      return () => {
        stop();
        callOff();
        turn += 1;
        room.giveUp();
        growing.value = false;
      };
    },
  };
}

/** Everything that the frontier depends on. */
function keyOf(scenario: ScenarioBase, periods: number, charge: string): string {
  const { problem, lattice, simulation } = scenario as SourcingScenario;
  return JSON.stringify([problem, lattice, simulation, periods, charge]);
}
