import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Attribution } from "../../../models/integration/experiments/attribution.ts";
import type { Costs } from "../../../models/integration/experiments/investment.ts";
import type { ReadinessMap } from "../../../models/integration/experiments/readinessMap.ts";
import type { InvestmentResult } from "../../../models/integration/experiments/roi.ts";
import type { IntegrationScenario } from "../../../models/integration/scenario.ts";
import type { Session } from "../../state/session.ts";
import { isObject, type Json, type JsonObject } from "../../state/tree.ts";
import { type Benefit, benefitsOf, type CashCourse, cashCourse } from "./cash.ts";
import { type CaseDescription, type Checks, checks } from "./checks.ts";
import { type FilmView, filmView } from "./film.ts";
import { isPick } from "./orderPick.ts";
import { type Disruption, type PublishedStudies, publishedStudies } from "./published.ts";
import { attributions, returns, sized } from "./studies.ts";
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
export interface IntegrationView extends FilmView {
  readonly session: Session<IntegrationSolution>;
  readonly investment: ReadonlySignal<Investment | null>;
  readonly roi: Study<InvestmentResult>;
  readonly attribution: Study<Attribution>;
  readonly readiness: Study<ReadinessMap>;
  readonly disruption: Study<Disruption>;
  readonly checks: Checks;
  /** Says that a part of the page has come into sight; what it shows is then computed. */
  see(part: Part): void;
  /** What is shown until somebody asks for a study of this scenario. */
  readonly published: ReadonlySignal<PublishedStudies | null>;
  close(): void;
}

/** Parts whose answers are computed once somebody looks. */
export type Part = "chain";

/** Maps: coarse, then fine. */
const MAPS = [
  { dataQuality: [0.3, 0.65, 1], adoption: [0.2, 0.6, 0.95], replications: 2 },
  { dataQuality: [0.3, 0.5, 0.7, 0.9, 1], adoption: [0.2, 0.4, 0.6, 0.8, 0.95], replications: 3 },
];
/** The order that is followed unless somebody picks another. */
const FIRST_ORDER = "gain";
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
  let last: Investment | null = null;
  const investment = computed<Investment | null>(() => {
    const answer = answers.latest.value;
    const figures = simulation.figures.value;
    // Old figures with new costs would be nobody's investment.
    if (answer === null || simulation.stale.value || answer.scenario !== draft.good.value) return last;
    const scenario = scenarioOf(answer.scenario);
    const benefits = benefitsOf(figures, scenario.simulation.years);
    if (benefits === null) return last;
    const { costs } = answer.value;
    const course = cashCourse(benefits, costs, scenario.problem.investment);
    last = { scenario, costs, benefits, course };
    return last;
  });
  const roi = study<InvestmentResult>(draft.good, returns);
  const attribution = study<Attribution>(draft.good, attributions);
  const readiness = study<ReadinessMap>(draft.good, sized("readinessMap", MAPS));
  const disruption = study<Disruption>(draft.good, sized("disruption", DISRUPTIONS));
  const described = session.model.views["validationCases"]?.(session.model.example, undefined as never);
  const known = checks(
    (described as { readonly cases: readonly CaseDescription[] } | undefined)?.cases ?? [],
    session.model.example,
  );
  const published = signal<PublishedStudies | null>(null);
  void publishedStudies().then((read) => {
    published.value = read;
  });

  const link: JsonObject = isObject(state) ? state : {};
  const seen = signal<ReadonlySet<Part>>(new Set());
  const { order, day, history } = link;
  const films = filmView(
    answers.latest,
    computed(() => seen.value.has("chain")),
    {
      replication: typeof history === "number" && history >= 1 ? Math.floor(history) - 1 : 0,
      day: typeof day === "number" && day >= 0 ? day : null,
      order: isPick(order) ? order : FIRST_ORDER,
    },
  );

  const stopReturning = effect(() => {
    // Only then are the threads free.
    if (simulation.phase.value === "done" && roi.phase.peek() === "idle") roi.start();
  });
  const stopRemembering = effect(() => {
    const scenario = session.differences();
    const { clock, replication, order: watched } = films;
    const picked = watched.pick.value;
    const view = {
      ...(picked === FIRST_ORDER ? {} : { order: picked }),
      ...(replication.value === 0 ? {} : { history: replication.value + 1 }),
      // Only where the film was stopped to show something.
      ...(clock.playing.value || !clock.placed.value ? {} : { day: clock.day.value }),
    };
    const all = {
      ...(scenario === undefined ? {} : { scenario }),
      ...(Object.keys(view).length === 0 ? {} : { view }),
    };
    remember(Object.keys(all).length === 0 ? null : all);
  });
  return {
    ...films,
    session,
    see(part) {
      if (!seen.peek().has(part)) seen.value = new Set([...seen.peek(), part]);
    },
    investment,
    roi,
    attribution,
    readiness,
    disruption,
    checks: known,
    published,
    close() {
      stopReturning();
      stopRemembering();
      roi.close();
      attribution.close();
      readiness.close();
      disruption.close();
      known.close();
      films.close();
      session.close();
    },
  };
}
