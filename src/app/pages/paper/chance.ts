import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { ScenarioBase } from "../../../contract/model.ts";
import type { Compared } from "../../../experiment/design/comparison.ts";
import { policyNames } from "../../../experiment/design/figures.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import type { Figures } from "../../../experiment/results.ts";
import type { SimulationRun } from "../../../worker/laboratory.ts";
import { nextFrame } from "../../state/latest.ts";
import { sharedLaboratory } from "../../state/session.ts";
import type { Stage } from "./recomputation.ts";

/** The Monte Carlo column: scenarios simulated one after the other, each streamed while it runs. */
export interface Chance {
  readonly stage: ReadonlySignal<Stage>;
  /** Figures so far, by `chanceKey`; complete where as many replications are done as there are. */
  readonly figures: ReadonlySignal<ReadonlyMap<string, Figures>>;
  readonly progress: ReadonlySignal<{ readonly done: number; readonly total: number }>;
  readonly failure: ReadonlySignal<string>;
  /** Simulates what is not finished yet; everything again where nothing is left. */
  start(scenarios: readonly ScenarioBase[]): void;
  stop(): void;
}

export function chanceKey(scenario: ScenarioBase): string {
  return JSON.stringify(scenario);
}

export function chance(): Chance {
  const stage = signal<Stage>("waiting");
  const figures = signal<ReadonlyMap<string, Figures>>(new Map());
  const progress = signal({ done: 0, total: 0 });
  const failure = signal("");
  /** Scenarios whose figures are complete. */
  const finished = new Set<string>();
  let turn = 0;
  let run: SimulationRun | null = null;

  function show(key: string, now: Figures, done: number, total: number): void {
    batch(() => {
      figures.value = new Map(figures.peek()).set(key, now);
      progress.value = { done: done + now.done / Math.max(1, now.total), total };
    });
  }

  async function simulateAll(scenarios: readonly ScenarioBase[], mine: number): Promise<void> {
    const queue = new Map(scenarios.map((scenario) => [chanceKey(scenario), scenario]));
    let done = 0;
    for (const [key, scenario] of queue) {
      if (!finished.has(key)) {
        let newest: Figures | null = null;
        let drawing = false;
        const place = done;
        run = sharedLaboratory().simulate(scenario, {
          async onProgress(next) {
            newest = next;
            if (drawing) return;
            drawing = true;
            await nextFrame();
            drawing = false;
            if (mine === turn && newest !== null && !finished.has(key)) show(key, newest, place, queue.size);
          },
        });
        const outcome = await run.finished;
        if (mine !== turn || outcome === null) return;
        if (!outcome.ok) throw new RangeError(outcome.faults[0]?.message ?? "no answer");
        finished.add(key);
        show(key, outcome.value, place, queue.size);
      }
      done += 1;
      progress.value = { done, total: queue.size };
    }
    stage.value = "done";
  }

  function stop(): void {
    turn += 1;
    run?.cancel();
    run = null;
    if (stage.peek() === "running") stage.value = "stopped";
  }

  return {
    stage,
    figures,
    progress,
    failure,
    start(scenarios) {
      stop();
      const mine = turn;
      const again = scenarios.every((scenario) => finished.has(chanceKey(scenario)));
      if (again) finished.clear();
      batch(() => {
        if (again) figures.value = new Map();
        stage.value = "running";
        failure.value = "";
        progress.value = { done: 0, total: new Set(scenarios.map(chanceKey)).size };
      });
      simulateAll(scenarios, mine).catch((error: unknown) => {
        if (mine !== turn) return;
        batch(() => {
          stage.value = "failed";
          failure.value = error instanceof Error ? error.message : String(error);
        });
      });
    },
    stop,
  };
}

/** A simulated figure in the unit of a printed one. */
export interface Simulated {
  readonly mean: number;
  readonly se: number;
  readonly halfWidth: number;
  readonly n: number;
  /** The exact value that it is an estimate of. */
  readonly exact: number;
}

/**
 * What a simulation says about a printed value; undefined where nothing of it is random or simulated. The cost gap is
 * the paired difference of the two policies' costs over the exact cost of the first.
 */
export function simulatedValue(
  { bench }: Reproduction,
  value: Compared,
  figures: Figures | undefined,
): Simulated | undefined {
  const stated = bench.experiment.compare
    .flatMap(({ values }) => values)
    .find(({ where }) => where === value.where);
  if (figures === undefined || stated === undefined || value.ours === null) return undefined;
  const { scale = 1, offset = 0 } = stated;
  const index = policyNames(bench.experiment.scenario.policies).indexOf(value.policy);
  const gap = value.kpi === "costGap";
  const estimate = gap
    ? figures.differences[index - 1]?.kpis["averageCost"]
    : figures.policies[Math.max(0, index)]?.kpis[value.kpi];
  if (estimate === undefined) return undefined;
  const unit = gap ? scale / (figures.policies[0]?.exact["averageCost"] ?? Number.NaN) : scale;
  return {
    mean: (estimate.mean + offset) * unit,
    se: estimate.se * unit,
    halfWidth: estimate.halfWidth * unit,
    n: estimate.n,
    exact: value.ours,
  };
}
