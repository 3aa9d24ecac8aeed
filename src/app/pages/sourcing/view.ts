import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Declaration } from "../../../contract/model.ts";
import type { ReservationCurve, SourcingPath, SourcingSolution } from "../../../models/sourcing/results.ts";
import type { Answers } from "../../state/answers.ts";
import type { Session } from "../../state/session.ts";
import { isObject, type Json, type JsonObject } from "../../state/tree.ts";
import { type LabView, labView } from "./lab/labView.ts";

/** Periods of the sample path on show. */
export const PERIODS = 100;
const FIRST_PERIOD = 36;

/** Parts of the page, of which one is on show. */
export const tabs = ["overview", "lab", "replay"] as const;
export type Tab = (typeof tabs)[number];

/** Everything that the parts of this page share. */
export interface SourcingView {
  readonly session: Session<SourcingSolution, Declaration>;
  readonly tab: Signal<Tab>;
  readonly lab: LabView;
  readonly path: Answers<SourcingPath>;
  readonly curve: Answers<ReservationCurve>;
  /** Replication on show, 0 … */
  readonly replication: Signal<number>;
  /** Index of the period under the cursor of hero and policy map. */
  readonly period: Signal<number | null>;
  /** The path that belongs to the pinned reference. */
  readonly pinnedPath: ReadonlySignal<SourcingPath | null>;
  close(): void;
}

function whole(value: Json | undefined, low: number, high: number, otherwise: number): number {
  return typeof value === "number" && Number.isInteger(value) && value >= low && value <= high
    ? value
    : otherwise;
}

/**
 * @param state the page's own part of a link; unchecked
 * @param remember told the link's state whenever it changes
 */
export function sourcingView(
  session: Session<SourcingSolution, Declaration>,
  state: Json | undefined,
  remember: (state: Json | null) => void,
): SourcingView {
  const wanted: JsonObject = isObject(state) ? state : {};
  const { replication: firstReplication, period: firstPeriod, tab: firstTab, lab: firstLab } = wanted;
  const tab = signal<Tab>(tabs.find((known) => known === firstTab) ?? "overview");
  const replication = signal(whole(firstReplication, 0, 1e6, 0));
  const period = signal<number | null>(whole(firstPeriod, 0, PERIODS - 1, FIRST_PERIOD));
  const lab = labView(session, replication, firstLab);
  const argument = computed(() => ({ replication: replication.value, periods: PERIODS }));
  const path = session.view<SourcingPath>("path", argument);
  const curve = session.view<ReservationCurve>("reservationCurve", signal(undefined), 80);
  const pinnedPath = signal<SourcingPath | null>(null);

  const stopPinning = effect(() => {
    const reference = session.reference.value;
    const shown = path.latest.peek();
    pinnedPath.value = reference !== null && shown?.scenario === reference.scenario ? shown.value : null;
  });
  const stopRemembering = effect(() => {
    const scenario = session.differences();
    const reference = session.referenceDifferences();
    const choices = lab.choices.differences();
    const view = {
      ...(tab.value === "overview" ? {} : { tab: tab.value }),
      ...(Object.keys(choices).length === 0 ? {} : { lab: choices }),
      ...(replication.value === 0 ? {} : { replication: replication.value }),
      ...(period.value === FIRST_PERIOD || period.value === null ? {} : { period: period.value }),
    };
    const all = {
      ...(scenario === undefined ? {} : { scenario }),
      ...(reference === undefined ? {} : { reference }),
      ...(Object.keys(view).length === 0 ? {} : { view }),
    };
    remember(Object.keys(all).length === 0 ? null : all);
  });
  return {
    session,
    tab,
    lab,
    path,
    curve,
    replication,
    period,
    pinnedPath,
    close() {
      stopPinning();
      stopRemembering();
      session.close();
    },
  };
}
