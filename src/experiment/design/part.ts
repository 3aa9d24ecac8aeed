import { Inadmissible } from "../../contract/inadmissible.ts";
import type { Model, ScenarioBase, Simulation } from "../../contract/model.ts";
import { Comoments } from "../../statistics/comoments.ts";
import { type Figure, figureEstimate } from "../../statistics/estimate.ts";
import { stoppingRule } from "../../statistics/stoppingRule.ts";
import { CONFIDENCE } from "../accumulation.ts";
import { Digest } from "../digest.ts";
import { model } from "../registry.ts";
import { parseFor } from "../scenario.ts";
import { type Cells, cellsOf, rawScenario } from "./cells.ts";
import type { Experiment, Target } from "./design.ts";
import { answerFigures, kept, policyNames } from "./figures.ts";
import { type Moments, momentsOf } from "./moments.ts";
import { type Pairing, pairingOf } from "./pairing.ts";
import { unitOf, unitsPerCell } from "./tasks.ts";

/** An exact number: of a policy ("" for the answer as a whole), by name. */
export type ExactFigure = readonly [policy: string, kpi: string, value: number];
/** A simulated one. */
export type SimulatedFigure = readonly [policy: string, kpi: string, moments: Moments];

/** A simulated figure of a policy and of the one it is held against, together. */
export type SimulatedPair = readonly [policy: string, kpi: string, pairing: Pairing];

/** What a task found: plain data that says the same in a thread, in a journal or on another machine. */
export interface Part {
  readonly task: number;
  /** Short name and seed of the cell's scenario. */
  readonly scenario: string;
  readonly seed: string;
  /** Only of a cell's first unit. */
  readonly exact: readonly ExactFigure[];
  readonly simulated: readonly SimulatedFigure[];
  /** Of every policy after the first with the first; only where the experiment asks for differences. */
  readonly pairs?: readonly SimulatedPair[];
  /** Why the cell has no answer. */
  readonly infeasible?: string;
}

/** Short name of a scenario: the first 12 digits of its SHA-256. */
export function scenarioId(scenario: object): string {
  return new Digest().json(scenario).hex().slice(0, 12);
}

/** Between two looks at the interval the replications grow by this share. */
const GROWTH = 1.25;

/** An experiment made ready for computing its tasks in any order. */
export class Bench {
  readonly experiment: Experiment;
  readonly cells: Cells;
  readonly units: number;
  readonly tasks: number;
  readonly model: Model;
  /** What the user should know about the computing; undefined until a task has found out. */
  note: string | undefined;

  private constructor(experiment: Experiment, chosen: Model) {
    this.experiment = experiment;
    this.model = chosen;
    this.cells = cellsOf(experiment);
    this.units = unitsPerCell(experiment);
    this.tasks = this.cells.count * this.units;
  }

  /** @param experiment a parsed one */
  static async of(experiment: Experiment): Promise<Bench> {
    return new Bench(experiment, (await model(experiment.scenario.model))!);
  }

  /**
   * The scenario of a cell, parsed.
   * @throws Inadmissible where the levels do not go together
   */
  scenario(cell: number): ScenarioBase {
    const { experiment, cells, model } = this;
    const parsed = parseFor(model, rawScenario(experiment, cell, cells.assignment(cell)));
    if (!parsed.ok) throw new Inadmissible(parsed.faults);
    return parsed.value;
  }

  /** The short name of a cell's scenario; empty where its levels do not go together. */
  scenarioId(cell: number): string {
    const { experiment, cells, model } = this;
    const parsed = parseFor(model, rawScenario(experiment, cell, cells.assignment(cell)));
    return parsed.ok ? scenarioId(parsed.value) : "";
  }

  /** Computes a task. A cell without an answer says so; everything else that goes wrong is a bug and thrown. */
  part(task: number): Part {
    const { experiment, units } = this;
    const unit = task % units;
    let head = { task, scenario: "", seed: experiment.scenario.simulation.seed };
    try {
      const scenario = this.scenario(Math.floor(task / units));
      head = { task, scenario: scenarioId(scenario), seed: scenario.simulation.seed };
      const exact = unit === 0 ? this.exact(scenario) : [];
      if (experiment.answers === "exact") return { ...head, exact, simulated: [] };
      const { exact: further, ...simulated } = this.simulated(scenario, unit);
      return { ...head, exact: [...exact, ...further], ...simulated };
    } catch (error) {
      if (!(error instanceof Inadmissible)) throw error;
      return { ...head, exact: [], simulated: [], infeasible: error.faults[0]?.message ?? "no answer" };
    }
  }

  private exact(scenario: ScenarioBase): ExactFigure[] {
    const { experiment, model } = this;
    if (experiment.answers === "simulated") return [];
    const views = experiment.with.map((name) => [name, model.views[name]!(scenario, undefined as never)]);
    const answer = { ...model.solve(scenario), ...Object.fromEntries(views) };
    const figures = answerFigures(answer, policyNames(scenario.policies));
    return [...figures].flatMap(([policy, numbers]) =>
      [...numbers]
        .filter(([kpi]) => kept(experiment.outputs, kpi))
        .map(([kpi, value]): ExactFigure => [policy, kpi, value]),
    );
  }

  private simulated(scenario: ScenarioBase, unit: number): Pick<Part, "exact" | "simulated" | "pairs"> {
    const { experiment, units, model } = this;
    const { outputs, answers, differences } = experiment;
    const simulation = model.simulation(scenario);
    if (simulation.group !== undefined || simulation.controls !== undefined) {
      const message =
        "invalid simulation: variance reduction; independent streams without controls in experiments";
      throw new Inadmissible([{ path: "simulation", message }]);
    }
    this.note ??= simulation.note;
    const { policies, columns, kpis } = simulation;
    const names = policyNames(policies);
    const figures = names.flatMap((policy, index) =>
      kpis.map(({ name, column, over }) => {
        const at = (each: string) => index * columns.length + columns.indexOf(each);
        const figure: Figure = { column: at(column), ...(over !== undefined && { over: at(over) }) };
        return { policy, name, figure };
      }),
    );
    const { target } = experiment;
    const wanted = figures.filter(({ name }) => name === target?.kpi).map(({ figure }) => figure);
    const moments =
      target === undefined
        ? replicated(simulation, unitOf(scenario.simulation.replications, unit, units))
        : untilPrecise(simulation, scenario.simulation.replications, target, wanted);
    const found = figures.filter(({ name }) => moments.n > 0 && kept(outputs, name));
    const exact = names.flatMap((policy, index) =>
      Object.entries(simulation.exact[index] ?? {}).map(([kpi, value]): ExactFigure => [policy, kpi, value]),
    );
    return {
      exact: unit === 0 && answers === "both" ? exact.filter(([, kpi]) => kept(outputs, kpi)) : [],
      simulated: found.map(({ policy, name, figure }): SimulatedFigure => {
        return [policy, name, momentsOf(moments, figure)];
      }),
      ...(differences === true && {
        pairs: found.flatMap(({ policy, name, figure }): SimulatedPair[] => {
          const first = found.find((other) => other.name === name)!;
          return policy === first.policy ? [] : [[policy, name, pairingOf(moments, figure, first.figure)]];
        }),
      }),
    };
  }
}

/** Runs replications first … first + count − 1, a block at a time. */
function replicated(
  { policies, columns, blockSize, block }: Simulation,
  { first, count }: { readonly first: number; readonly count: number },
): Comoments {
  const moments = new Comoments(policies.length * columns.length);
  for (let done = 0; done < count; done += blockSize) {
    const now = Math.min(blockSize, count - done);
    moments.add(block(first + done, now), now);
  }
  return moments;
}

/** Runs blocks until all wanted figures are precise, looking at fixed numbers of replications only. */
function untilPrecise(
  { policies, columns, blockSize, block }: Simulation,
  least: number,
  { halfWidth, relative, most }: Target,
  wanted: readonly Figure[],
): Comoments {
  const verdict = stoppingRule({
    ...(halfWidth !== undefined && { absolute: halfWidth }),
    ...(relative !== undefined && { relative }),
    confidence: CONFIDENCE,
    minimum: Math.min(least, most),
    cap: most,
  });
  const moments = new Comoments(policies.length * columns.length);
  let look = Math.min(least, most);
  while (moments.n < most) {
    const now = Math.min(blockSize, look - moments.n);
    moments.add(block(moments.n, now), now);
    if (moments.n < look) continue;
    if (wanted.every((figure) => verdict(figureEstimate(moments, figure)) !== "continue")) break;
    look = Math.min(most, Math.ceil(look * GROWTH));
  }
  return moments;
}
