import { computed, type ReadonlySignal } from "@preact/signals";
import type { Partings } from "../../../../models/sourcing/partings.ts";
import type { SourcingScenario } from "../../../../models/sourcing/problem.ts";
import type { SourcingPath, SourcingSolution } from "../../../../models/sourcing/results.ts";
import type { Answers } from "../../../state/answers.ts";
import { PERIODS, type SourcingView } from "../view.ts";
import { labelsOf, subjectsOf } from "../words.ts";

/** How many partings are written out and listed. */
const TOLD = 5;

/** One path under both policies with its partings, all of the same scenario. */
export interface Replayed {
  readonly scenario: SourcingScenario;
  readonly solution: SourcingSolution;
  readonly path: SourcingPath;
  readonly partings: Partings;
  readonly labels: readonly string[];
  readonly subjects: readonly string[];
  /** Indices of the partings that cost or saved most, in order of time. */
  readonly largest: readonly number[];
  /** In how many periods the two decide otherwise. */
  readonly apart: number;
}

/** The partings of the path on show; to be closed by whoever asked. */
export function askPartings(view: SourcingView): Answers<Partings> {
  return view.session.view<Partings>(
    "partings",
    computed(() => ({ replication: view.replication.value, periods: PERIODS })),
  );
}

/** Joins solution, path and partings once all are about the same replication of the same scenario. */
export function replayed(view: SourcingView, partings: Answers<Partings>): ReadonlySignal<Replayed | null> {
  let whole: Replayed | null = null;
  return computed(() => {
    const path = view.path.latest.value;
    const parted = partings.latest.value;
    const solution = view.session.answers.latest.peek();
    if (path === null || parted === null || solution === null) return null;
    const alike =
      path.scenario === solution.scenario &&
      path.scenario === parted.scenario &&
      path.value.replication === parted.value.replication;
    if (!alike) return whole;
    const cost = Array.from(parted.value.cost);
    const apart = cost.flatMap((value, i) => (value === 0 ? [] : [i]));
    const largest = [...apart]
      .sort((a, b) => Math.abs(cost[b] ?? 0) - Math.abs(cost[a] ?? 0))
      .slice(0, TOLD)
      .sort((a, b) => a - b);
    whole = {
      scenario: path.scenario as SourcingScenario,
      solution: solution.value,
      path: path.value,
      partings: parted.value,
      labels: labelsOf(solution.value),
      subjects: subjectsOf(solution.value),
      largest,
      apart: apart.length,
    };
    return whole;
  });
}
