import { computed, type ReadonlySignal } from "@preact/signals";
import type { DifferenceEstimate, Estimate, Figures } from "../../../experiment/results.ts";
import type { Pair } from "../../../models/integration/firstPair.ts";
import type { Answers } from "../../state/answers.ts";
import type { Session } from "../../state/session.ts";

const CONFIDENCE = 0.95;

function alone(mean: number): Estimate {
  return {
    mean,
    se: Number.POSITIVE_INFINITY,
    halfWidth: Number.POSITIVE_INFINITY,
    confidence: CONFIDENCE,
    n: 1,
  };
}

/** One pair of worlds as figures without intervals: their half-widths are infinite. */
function figuresOf({ siloed, integrated }: Pair, total: number): Figures {
  const estimates = (world: Pair["siloed"]) =>
    Object.fromEntries(Object.entries(world).map(([name, value]) => [name, alone(value)]));
  const differences = Object.entries(integrated).map(([name, value]): [string, DifferenceEstimate] => [
    name,
    { ...alone(value - (siloed[name] ?? 0)), varianceRatio: null, needed: null },
  ]);
  return {
    done: 1,
    total,
    policies: [
      { kind: "siloed", label: "Siloed", kpis: estimates(siloed), exact: {} },
      { kind: "integrated", label: "Integrated", kpis: estimates(integrated), exact: {} },
    ],
    differences: [
      { kind: "integrated", label: "Integrated", versus: "siloed", kpis: Object.fromEntries(differences) },
    ],
    histograms: [],
    courses: [],
  };
}

/** What the page shows of the comparison, and whether it belongs to an earlier scenario. */
export interface ShownFigures {
  readonly figures: ReadonlySignal<Figures | null>;
  readonly stale: ReadonlySignal<boolean>;
}

/** The simulation's figures; until they come, those of one pair of worlds. */
export function shownFigures(session: Session<object>, pair: Answers<Pair>): ShownFigures {
  const { simulation, draft } = session;
  const first = computed(() => {
    const answer = pair.latest.value;
    if (answer === null || answer.scenario !== draft.good.value) return null;
    return figuresOf(answer.value, answer.scenario.simulation.replications);
  });
  const fresh = computed(() => (simulation.stale.value ? first.value : simulation.figures.value));
  return {
    figures: computed(() => fresh.value ?? simulation.figures.value),
    stale: computed(() => fresh.value === null),
  };
}

/** A half-width that can be written; 0 where one pair knows none. */
export function knownWidth({ halfWidth }: { readonly halfWidth: number }): number {
  return Number.isFinite(halfWidth) ? halfWidth : 0;
}
