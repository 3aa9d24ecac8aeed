import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { PlanPath, PriceCurve } from "../../../models/deterioration/curves.ts";
import type { Plan } from "../../../models/deterioration/plan.ts";
import type { Infeasible } from "../../../models/deterioration/pricing/cell.ts";
import type {
  Boundaries,
  DeteriorationScenario,
  PricingName,
} from "../../../models/deterioration/problem.ts";
import type { Outputs, Parameter, Tornado } from "../../../models/deterioration/sensitivity.ts";
import type { DeteriorationSolution } from "../../../models/deterioration/solve.ts";
import type { ClaimView } from "../../../models/deterioration/views.ts";
import { type Answer, type Answers, viewAnswers } from "../../state/answers.ts";
import { inPlace } from "../../state/inPlace.ts";
import { type Session, sharedLaboratory } from "../../state/session.ts";
import { isObject, type Json, type JsonObject } from "../../state/tree.ts";
import {
  backgroundLaboratory,
  type FanStream,
  REST,
  type Sweeps,
  streamedFan,
  sweepAnswers,
} from "./background.ts";
import { type Plans, planAnswers } from "./plans.ts";
import { changes, outputNames } from "./sensitivity.ts";

export type Pricings = Record<PricingName, Plan | Infeasible>;

/** Everything that the parts of this page share. */
export interface DeteriorationView {
  readonly session: Session<DeteriorationSolution>;
  readonly plans: ReadonlySignal<Plans | null>;
  /** Index of the moment under the hero's cursor. */
  readonly moment: Signal<number | null>;
  /** Index of the open cell of the triangle. */
  readonly cell: Signal<number | null>;
  readonly priceCurve: Answers<PriceCurve>;
  /** Best plans under every pricing, on the grid and with free boundaries. */
  readonly onGrid: Answers<Pricings>;
  readonly free: Answers<Pricings>;
  readonly policy: Signal<number>;
  readonly fan: FanStream;
  readonly output: Signal<keyof Outputs>;
  readonly change: Signal<number>;
  readonly parameter: Signal<Parameter>;
  readonly tornado: Answers<Tornado>;
  readonly sweeps: Sweeps;
  readonly claim: Answers<ClaimView>;
  readonly pinnedPath: ReadonlySignal<PlanPath | null>;
  close(): void;
}

const FIRST = { output: "totalProfit", change: 0.1, parameter: "purchaseCost", policy: 0 } as const;

/**
 * @param state the page's own part of a link; unchecked
 * @param remember told the link's state whenever it changes
 */
export function deteriorationView(
  session: Session<DeteriorationSolution>,
  state: Json | undefined,
  remember: (state: Json | null) => void,
): DeteriorationView {
  const wanted: JsonObject = isObject(state) ? state : {};
  const { cell: firstCell, policy: firstPolicy, output: firstOutput } = wanted;
  const { change: firstChange, parameter: firstParameter } = wanted;
  const front = sharedLaboratory();
  const back = backgroundLaboratory();
  const fields = session.model.inputs.problem;

  const { latest: plans, close: stopPlanning } = planAnswers(
    inPlace(session.model),
    front,
    session.draft.good,
  );
  const answered = computed<Answer<object> | null>(() =>
    plans.value === null ? null : { scenario: plans.value.scenario, value: plans.value },
  );
  const onBoundaries = (boundaries: (scenario: DeteriorationScenario) => Boundaries) =>
    computed<Answer<object> | null>(() => {
      const now = plans.value;
      if (now === null) return null;
      const scenario: DeteriorationScenario = { ...now.scenario, boundaries: boundaries(now.scenario) };
      return { scenario, value: now };
    });
  const moment = signal<number | null>(null);
  const cell = signal<number | null>(null);
  const policy = signal(
    typeof firstPolicy === "number" && [0, 1, 2].includes(firstPolicy) ? firstPolicy : FIRST.policy,
  );
  const output = signal<keyof Outputs>(outputNames.find((name) => name === firstOutput) ?? FIRST.output);
  const change = signal<number>(changes.find((value) => value === firstChange) ?? FIRST.change);
  const parameter = signal<Parameter>(
    typeof firstParameter === "string" && Object.hasOwn(fields, firstParameter)
      ? (firstParameter as Parameter)
      : FIRST.parameter,
  );

  /** The cell that opens by itself: the first cycle of the plan, or what the link asks for. */
  let grid = "";
  let home: number | null = null;
  const stopOpening = effect(() => {
    const now = plans.value;
    if (now === null) return;
    const { horizon } = now.scenario.problem;
    const same = `${horizon} ${now.step}`;
    const fromLink = grid === "" && typeof firstCell === "number" && firstCell >= 0 ? firstCell : null;
    if (same === grid && cell.peek() !== null) return;
    grid = same;
    const first = (now.best ?? now.published)?.solution.cycles[0];
    const steps = Math.max(1, Math.round((first?.end ?? now.step) / now.step));
    home = (steps * (steps - 1)) / 2;
    const count = Math.max(now.tables.best.length, now.tables.published.length);
    const index = Math.floor(fromLink ?? home);
    cell.value = index < count ? index : home < count ? home : 0;
  });
  const span = computed(() => {
    const now = plans.value;
    const table = now === null || now.tables.best.length === 0 ? now?.tables.published : now.tables.best;
    const opened = table?.[cell.value ?? 0];
    return { start: opened?.start ?? 0, end: opened?.end ?? now?.scenario.problem.horizon ?? 1 };
  });
  const priceCurve = viewAnswers<PriceCurve>(front, answered, "priceCurve", span);

  const nothing = signal(undefined);
  const onGrid = viewAnswers<Pricings>(
    back,
    onBoundaries((scenario) =>
      scenario.boundaries === "continuous" ? { step: scenario.problem.horizon / 10 } : scenario.boundaries,
    ),
    "pricings",
    nothing,
    REST,
  );
  const tornado = viewAnswers<Tornado>(
    back,
    answered,
    "tornado",
    computed(() => ({ change: change.value })),
    REST,
  );
  const claim = viewAnswers<ClaimView>(back, answered, "closingClaim", signal({ parts: 20 }), REST);
  const sweeps = sweepAnswers(plans, parameter, fields);
  const fan = streamedFan(session.draft.good, policy);
  const free = viewAnswers<Pricings>(
    back,
    onBoundaries(() => "continuous"),
    "pricings",
    nothing,
    2 * REST,
  );

  const pinnedPath = signal<PlanPath | null>(null);
  const stopPinning = effect(() => {
    const reference = session.reference.value;
    pinnedPath.value = null;
    if (reference === null) return;
    void front
      .view(reference.scenario, "stockPath", { points: 36 })
      .then((outcome) => {
        if (outcome.ok && session.reference.peek() === reference)
          pinnedPath.value = outcome.value as PlanPath;
      })
      .catch(() => {});
  });

  const stopRemembering = effect(() => {
    const scenario = session.differences();
    const reference = session.referenceDifferences();
    const view = {
      ...(cell.value === null || cell.value === home ? {} : { cell: cell.value }),
      ...(policy.value === FIRST.policy ? {} : { policy: policy.value }),
      ...(output.value === FIRST.output ? {} : { output: output.value }),
      ...(change.value === FIRST.change ? {} : { change: change.value }),
      ...(parameter.value === FIRST.parameter ? {} : { parameter: parameter.value }),
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
    plans,
    moment,
    cell,
    priceCurve,
    onGrid,
    free,
    policy,
    fan,
    output,
    change,
    parameter,
    tornado,
    sweeps,
    claim,
    pinnedPath,
    close() {
      stopOpening();
      stopPinning();
      stopRemembering();
      stopPlanning();
      for (const answers of [priceCurve, onGrid, free, tornado, claim, sweeps]) {
        answers.close();
      }
      fan.close();
      session.close();
    },
  };
}
