import type { ScenarioBase } from "../../contract/model.ts";
import type { Assignment, Experiment, Factor } from "./design.ts";
import { latinHypercube } from "./latinHypercube.ts";
import { levelsOf } from "./levels.ts";
import { valueAt, withValue } from "./setting.ts";

/** The cells of an experiment, in order, each made when it is asked for. */
export interface Cells {
  readonly count: number;
  /** What the factors are in a cell; factors that a cell does not set keep the scenario's value. */
  assignment(cell: number): Assignment;
}

function factorial(factors: readonly Factor[]): Cells {
  const levels = factors.map(levelsOf);
  return {
    count: levels.reduce((product, { length }) => product * length, 1),
    assignment(cell) {
      const entries: [string, unknown][] = [];
      let rest = cell;
      for (let f = factors.length - 1; f >= 0; f--) {
        const { length } = levels[f]!;
        entries.unshift([factors[f]!.path, levels[f]![rest % length]]);
        rest = Math.floor(rest / length);
      }
      return Object.fromEntries(entries);
    },
  };
}

function sweep(factors: readonly Factor[], scenario: ScenarioBase): Cells {
  const levels = factors.map(levelsOf);
  const base = Object.fromEntries(factors.map(({ path }) => [path, valueAt(scenario, path)]));
  return {
    count: levels.reduce((sum, { length }) => sum + length, 1),
    assignment(cell) {
      let rest = cell - 1;
      for (const [f, { path }] of factors.entries()) {
        const { length } = levels[f]!;
        if (rest >= 0 && rest < length) return { ...base, [path]: levels[f]![rest] };
        rest -= length;
      }
      return base;
    },
  };
}

/** A factor's value at a point of (0, 1). */
function placed({ range, integer, levels }: Factor, point: number): unknown {
  if (range === undefined) {
    const all = levelsOf({ levels: levels ?? [] });
    return all[Math.min(all.length - 1, Math.floor(point * all.length))];
  }
  const [low, high] = range;
  return integer === true
    ? Math.min(high, low + Math.floor(point * (high - low + 1)))
    : low + (high - low) * point;
}

/** The cells that design and factors make of an experiment. */
export function cellsOf(
  experiment: Pick<Experiment, "design" | "factors" | "scenario" | "experiment">,
): Cells {
  const { design, factors, scenario } = experiment;
  switch (design.kind) {
    case "factorial":
      return factorial(factors);
    case "sweep":
      return sweep(factors, scenario);
    case "list":
      return { count: design.cells.length, assignment: (cell) => design.cells[cell]! };
    case "latinHypercube": {
      const columns = latinHypercube(scenario.simulation.seed, factors.length, design.cells);
      return {
        count: design.cells,
        assignment: (cell) =>
          Object.fromEntries(factors.map((factor, f) => [factor.path, placed(factor, columns[f]![cell]!)])),
      };
    }
  }
}

/**
 * The raw scenario of a cell. With independent random numbers, its seed is the experiment's with the cell's number.
 */
export function rawScenario(
  { scenario, randomNumbers }: Experiment,
  cell: number,
  assignment: Assignment,
): ScenarioBase {
  let raw: unknown = scenario;
  for (const [path, value] of Object.entries(assignment)) {
    if (value !== undefined) raw = withValue(raw, path, value);
  }
  const chosen = raw as ScenarioBase;
  if (randomNumbers === "common") return chosen;
  const { simulation } = chosen;
  return { ...chosen, simulation: { ...simulation, seed: `${simulation.seed} / cell ${cell}` } };
}
