import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Attribution } from "../../../models/integration/experiments/attribution.ts";
import type { Benefit, CashCourse } from "../../../models/integration/experiments/cashCourse.ts";
import type { Costs } from "../../../models/integration/experiments/investment.ts";
import type { ReadinessMap } from "../../../models/integration/experiments/readinessMap.ts";
import type { InvestmentResult } from "../../../models/integration/experiments/roi.ts";
import type { Rollout } from "../../../models/integration/experiments/rollout.ts";
import type { Pair } from "../../../models/integration/firstPair.ts";
import type { IntegrationScenario } from "../../../models/integration/scenario.ts";
import type { Session } from "../../state/session.ts";
import type { Json } from "../../state/tree.ts";
import { benefitsOf, cashOf } from "./cash.ts";
import type { ChapterId } from "./chapters.ts";
import { type CaseDescription, type Checks, checks } from "./checks.ts";
import { type ShownFigures, shownFigures } from "./figures.ts";
import { type FilmView, filmView } from "./film.ts";
import { type Picks, pickedState, picksOf } from "./picks.ts";
import { type Disruption, type PublishedStudies, publishedStudies } from "./published.ts";
import { type Measured, measuredSituations } from "./situations.ts";
import { attributions, equalService, returns, rollouts, type Search, sized } from "./studies.ts";
import { type Study, study } from "./study.ts";
import { scenarioOf } from "./words.ts";

/** What of the closed forms this page shows. */
export interface IntegrationSolution {
  readonly warnings: readonly string[];
  readonly costs: Costs;
}

/** The simulated benefits as an investment, with the scenario they belong to. */
export interface Investment {
  readonly scenario: IntegrationScenario;
  readonly costs: Costs;
  readonly benefits: readonly Benefit[];
  readonly course: CashCourse;
}

/** Everything that the parts of this page share. */
export interface IntegrationView extends FilmView, ShownFigures, Picks {
  readonly session: Session<IntegrationSolution>;
  readonly investment: ReadonlySignal<Investment | null>;
  readonly roi: Study<InvestmentResult>;
  readonly attribution: Study<Attribution>;
  readonly readiness: Study<ReadinessMap>;
  readonly disruption: Study<Disruption>;
  readonly rollout: Study<Rollout>;
  readonly iso: Study<Search>;
  readonly checks: Checks;
  readonly situations: Study<Measured>;
  /** Where the reader is. */
  readonly here: ReadonlySignal<ChapterId>;
  /** Says that a part lies across the reading line, or no longer does. */
  pass(part: ChapterId, inside: boolean): void;
  /** Says that a part is in sight or about to be, or no longer; what only it shows is computed while it is. */
  approach(part: ChapterId, near: boolean): void;
  /** What is shown until somebody asks for a study of this scenario. */
  readonly published: ReadonlySignal<PublishedStudies | null>;
  close(): void;
}

/** Maps: coarse, then fine. */
const MAPS = [
  { dataQuality: [0.3, 0.65, 1], adoption: [0.2, 0.6, 0.95], replications: 2 },
  { dataQuality: [0.3, 0.5, 0.7, 0.9, 1], adoption: [0.2, 0.4, 0.6, 0.8, 0.95], replications: 3 },
];
/** Replications of the disruption study: each sees about two disruptions in either world. */
const DISRUPTIONS = [8, 24];

/**
 * @param state the page's own part of a link; unchecked
 * @param remember told the link's state whenever it changes
 */
export function integrationView(
  session: Session<IntegrationSolution>,
  state: Json | undefined,
  remember: (state: Json | null) => void,
): IntegrationView {
  const { answers, draft, simulation } = session;
  const shown = shownFigures(session, session.view<Pair>("pair", signal(undefined)));
  let last: Investment | null = null;
  const investment = computed<Investment | null>(() => {
    const answer = answers.latest.value;
    // Old figures with new costs would be nobody's investment.
    if (answer === null || shown.stale.value || answer.scenario !== draft.good.value) return last;
    const scenario = scenarioOf(answer.scenario);
    const benefits = benefitsOf(shown.figures.value, scenario.simulation.years);
    if (benefits === null) return last;
    const { costs } = answer.value;
    const course = cashOf(session.model, scenario, benefits);
    if (course === null) return last;
    last = { scenario, costs, benefits, course };
    return last;
  });
  const roi = study<InvestmentResult>(draft.good, returns);
  const attribution = study<Attribution>(draft.good, attributions);
  const readiness = study<ReadinessMap>(draft.good, sized("readinessMap", MAPS));
  const disruption = study<Disruption>(draft.good, sized("disruption", DISRUPTIONS));
  const rollout = study<Rollout>(draft.good, rollouts);
  const iso = study<Search>(draft.good, equalService);
  const described = session.model.views["validationCases"]?.(session.model.example, undefined as never);
  const known = checks(
    (described as { readonly cases: readonly CaseDescription[] } | undefined)?.cases ?? [],
    session.model.example,
  );
  const published = signal<PublishedStudies | null>(null);
  void publishedStudies().then((read) => {
    published.value = read;
  });

  const { picks, film } = picksOf(state);
  const near = signal<ReadonlySet<ChapterId>>(new Set());
  const films = filmView(
    answers.latest,
    computed(() => near.value.has("chain") || near.value.has("order")),
    film,
  );
  const situations = measuredSituations(session.model, draft);
  const here = signal<ChapterId>("top");
  const stopReturning = effect(() => {
    // Only then are the threads free, and only for somebody who looks.
    const awaited = near.value.has("money") && simulation.phase.value === "done";
    if (awaited && roi.phase.peek() === "idle") roi.start();
  });
  const stopRemembering = effect(() => {
    const scenario = session.differences();
    const view = pickedState(picks, films);
    const all = {
      ...(scenario === undefined ? {} : { scenario }),
      ...(Object.keys(view).length === 0 ? {} : { view }),
    };
    remember(Object.keys(all).length === 0 ? null : all);
  });
  return {
    ...films,
    ...picks,
    ...shown,
    session,
    approach(part, inside) {
      const others = [...near.peek()].filter((each) => each !== part);
      near.value = new Set(inside ? [...others, part] : others);
    },
    situations,
    here,
    pass(part, inside) {
      if (inside) here.value = part;
    },
    investment,
    roi,
    attribution,
    readiness,
    disruption,
    rollout,
    iso,
    checks: known,
    published,
    close() {
      stopReturning();
      stopRemembering();
      roi.close();
      attribution.close();
      readiness.close();
      disruption.close();
      rollout.close();
      iso.close();
      situations.close();
      known.close();
      films.close();
      session.close();
    },
  };
}
