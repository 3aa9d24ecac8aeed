import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ScenarioBase } from "../../../contract/model.ts";
import type { Outcome } from "../../../experiment/results.ts";
import type { PlanPath } from "../../../models/deterioration/curves.ts";
import type { InfeasibleCycle, PlannedCycle } from "../../../models/deterioration/plan.ts";
import type { DeteriorationScenario, PricingName } from "../../../models/deterioration/problem.ts";
import type { DeteriorationSolution, PolicyPlan } from "../../../models/deterioration/solve.ts";
import type { Solver } from "../../state/inPlace.ts";
import { latestWins } from "../../state/latest.ts";

export type TableCell = PlannedCycle | InfeasibleCycle;

/** One way of pricing, planned and drawn. */
export interface PlanAnswer {
  readonly pricing: PricingName;
  readonly solution: DeteriorationSolution;
  readonly path: PlanPath;
}

/** All that follows a drag: two plans on the same boundaries, the worth of every cycle, the twin's plans. */
export interface Plans {
  readonly scenario: DeteriorationScenario;
  /** The right price: the optimal one, or the one that moves within the cycle. */
  readonly best: PlanAnswer | null;
  readonly published: PlanAnswer | null;
  /** Why a plan is missing; empty if it is not. */
  readonly why: { readonly best: string; readonly published: string };
  /** Grid of the tables; that of the plans unless that is too fine to be looked at. */
  readonly step: number;
  readonly tables: { readonly best: readonly TableCell[]; readonly published: readonly TableCell[] };
  readonly policies: readonly PolicyPlan[];
}

/** Most steps of a triangle that one can still point into. */
const MOST_STEPS = 40;

/** A step of the triangle: the scenario's, or the finest multiple of it that leaves cells to be seen. */
export function tableStep({ problem, boundaries }: DeteriorationScenario): number {
  const { horizon } = problem;
  if (boundaries === "continuous") return horizon / 10;
  const count = Math.round(horizon / boundaries.step);
  if (count <= MOST_STEPS) return horizon / count;
  let fewer = MOST_STEPS;
  while (count % fewer !== 0) fewer -= 1;
  return horizon / (fewer < 8 ? 20 : fewer);
}

function whyOf(outcome: Outcome<object>): string {
  if (outcome.ok) return "";
  const message = outcome.faults[0]?.message ?? "";
  return message.replace(/^invalid [^;]*; /, "");
}

async function settled(work: Promise<Outcome<object>>): Promise<Outcome<object>> {
  try {
    return await work;
  } catch (error) {
    return { ok: false, faults: [{ path: "", message: String(error) }] };
  }
}

async function planned(laboratory: Solver, scenario: DeteriorationScenario) {
  const [solution, path] = await Promise.all([
    settled(laboratory.solve(scenario)),
    settled(laboratory.view(scenario, "stockPath", { points: 36 })),
  ]);
  const answer: PlanAnswer | null =
    solution.ok && path.ok
      ? {
          pricing: scenario.pricing,
          solution: solution.value as DeteriorationSolution,
          path: path.value as PlanPath,
        }
      : null;
  return { answer, why: answer === null ? whyOf(solution) || whyOf(path) : "" };
}

async function plansOf(laboratory: Solver, base: ScenarioBase): Promise<Plans> {
  const scenario = base as DeteriorationScenario;
  const right: DeteriorationScenario =
    scenario.pricing === "published" ? { ...scenario, pricing: "optimal" } : scenario;
  const paper: DeteriorationScenario = { ...scenario, pricing: "published" };
  const step = tableStep(scenario);
  const cells = async (of: DeteriorationScenario) => {
    const outcome = await settled(laboratory.view({ ...of, boundaries: { step } } as ScenarioBase, "table"));
    return outcome.ok ? (outcome.value as readonly TableCell[]) : [];
  };
  const [best, published, bestCells, publishedCells, policies] = await Promise.all([
    planned(laboratory, right),
    planned(laboratory, paper),
    cells(right),
    cells(paper),
    settled(laboratory.view(scenario, "policyPlans")),
  ]);
  return {
    scenario,
    best: best.answer,
    published: published.answer,
    why: { best: best.why, published: published.why },
    step,
    tables: { best: bestCells, published: publishedCells },
    policies: policies.ok ? (policies.value as readonly PolicyPlan[]) : [],
  };
}

/** Most steps of a grid that is planned within a frame. */
const QUICK_STEPS = 20;

/** Whether planning takes a few milliseconds: on a coarse grid, and no policy asks for boundaries that are free. */
function isQuick({ boundaries, problem, policies }: DeteriorationScenario): boolean {
  return (
    boundaries !== "continuous" &&
    problem.horizon / boundaries.step <= QUICK_STEPS &&
    policies.every(({ kind }) => kind !== "continuous")
  );
}

/**
 * Plans that follow a scenario: one planning in flight, the newest scenario next; the last good ones stay.
 * @param here plans what is quick, in the frame that asks for it
 * @param laboratory plans the rest
 */
export function planAnswers(
  here: Solver,
  laboratory: Solver,
  scenario: ReadonlySignal<ScenarioBase>,
): { readonly latest: ReadonlySignal<Plans | null>; close(): void } {
  const latest = signal<Plans | null>(null);
  let open = true;
  const ask = latestWins(
    (wanted: ScenarioBase) => plansOf(isQuick(wanted as DeteriorationScenario) ? here : laboratory, wanted),
    (plans) => {
      if (open && (plans.best !== null || plans.published !== null)) latest.value = plans;
    },
  );
  const stop = effect(() => ask(scenario.value));
  return {
    latest,
    close() {
      open = false;
      stop();
    },
  };
}
