import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ScenarioBase } from "../../../../contract/model.ts";
import type { Shock } from "../../../../models/sourcing/history.ts";
import type { SourcingPolicyChoice, SourcingScenario } from "../../../../models/sourcing/problem.ts";
import type { ShockArgument, ShockReplay } from "../../../../models/sourcing/shock.ts";
import type { Answer } from "../../../state/answers.ts";
import { latestWins } from "../../../state/latest.ts";
import { sharedLaboratory } from "../../../state/session.ts";
import { SHOWN } from "./labState.ts";

/** Histories over which the cost of a shock is averaged while it is drawn. */
const HISTORIES = 200;

export interface ShockAnswers {
  readonly latest: ReadonlySignal<Answer<ShockReplay> | null>;
  follow(): () => void;
}

/** The shock replayed without a contract, with the best reservation and with the one tried. */
export function shockAnswers(
  scenario: ReadonlySignal<ScenarioBase>,
  replication: ReadonlySignal<number>,
  reservation: ReadonlySignal<number | null>,
  shock: ReadonlySignal<Shock>,
): ShockAnswers {
  const latest = signal<Answer<ShockReplay> | null>(null);
  let shown = false;
  const ask = latestWins(
    async ({ wanted, argument }: { wanted: ScenarioBase; argument: ShockArgument }) => {
      try {
        const outcome = await sharedLaboratory().view(wanted, "shock", argument);
        return outcome.ok ? (outcome.value as ShockReplay) : null;
      } catch {
        return null;
      }
    },
    (value, { wanted }) => {
      if (shown && value !== null) latest.value = { scenario: wanted, value };
    },
  );
  return {
    latest,
    follow() {
      shown = true;
      const stop = effect(() => {
        const base = scenario.value as SourcingScenario;
        const tried = reservation.value;
        const policies: SourcingPolicyChoice[] = [
          { kind: "spotOnly" },
          { kind: "optimal" },
          ...(tried === null ? [] : [{ kind: "optimal" as const, reservation: tried }]),
        ];
        ask({
          wanted: { ...base, policies } as ScenarioBase,
          argument: {
            replication: replication.value,
            periods: SHOWN,
            shock: shock.value,
            histories: HISTORIES,
          },
        });
      });
      return () => {
        shown = false;
        stop();
      };
    },
  };
}
