import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Declaration } from "../../../../contract/model.ts";
import type { FrontierPoint } from "../../../../models/sourcing/frontier.ts";
import type { SourcingSolution } from "../../../../models/sourcing/results.ts";
import type { Session } from "../../../state/session.ts";
import type { Json } from "../../../state/tree.ts";
import { type FrontierStudy, frontierStudy } from "./frontierStudy.ts";
import { type HedgeStudy, hedgeStudy } from "./hedgeStudy.ts";
import { type LabChoices, labChoices } from "./labState.ts";
import { type ShockAnswers, shockAnswers } from "./shockAnswers.ts";

/** What is compared in the lab: no contract, the best reservation, and the one tried where it is another. */
export interface Trio {
  readonly none: FrontierPoint;
  readonly best: FrontierPoint;
  readonly tried: FrontierPoint | null;
}

/** Everything that the parts of the hedging lab share. */
export interface LabView {
  readonly session: Session<SourcingSolution, Declaration>;
  readonly choices: LabChoices;
  readonly replication: Signal<number>;
  readonly frontier: FrontierStudy;
  readonly hedges: HedgeStudy;
  readonly shocks: ShockAnswers;
  readonly trio: ReadonlySignal<Trio | null>;
  /** Computes while somebody looks. @returns how to stop */
  follow(): () => void;
}

/** @param state the lab's part of a link; unchecked */
export function labView(
  session: Session<SourcingSolution, Declaration>,
  replication: Signal<number>,
  state: Json | undefined,
): LabView {
  const choices = labChoices(state);
  const scenario = session.draft.good;
  const frontier = frontierStudy(scenario, choices);
  const hedges = hedgeStudy(scenario, session.model.inputs.problem);
  const trio = computed<Trio | null>(() => {
    const shown = frontier.latest.value?.value;
    const [none, best] = [shown?.points[0], shown?.points[shown.best]];
    if (shown === undefined || none === undefined || best === undefined) return null;
    const wanted = choices.reservation.value;
    const nearest = wanted === null ? best : nearestTo(shown.points, wanted);
    return { none, best, tried: nearest === best ? null : nearest };
  });
  const tried = computed(() => trio.value?.tried?.reservation ?? null);
  const shocks = shockAnswers(scenario, replication, tried, choices.shock);
  return {
    session,
    choices,
    replication,
    frontier,
    hedges,
    shocks,
    trio,
    follow() {
      const stops = [frontier.follow(), hedges.follow(), shocks.follow()];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** The point whose reservation is nearest to a number. */
export function nearestTo(points: readonly FrontierPoint[], reservation: number): FrontierPoint {
  const away = (point: FrontierPoint) => Math.abs(point.reservation - reservation);
  return points.reduce((best, point) => (away(point) < away(best) ? point : best));
}
