import type { Experiment, Level } from "../../../experiment/design/design.ts";
import { factorPaths } from "../../../experiment/design/experiment.ts";
import { levelsOf } from "../../../experiment/design/levels.ts";
import type { Bench } from "../../../experiment/design/part.ts";
import { canonicalJson } from "../../../experiment/digest.ts";
import { plain } from "../../parts/format.ts";
import { spelled } from "../../parts/otherControls.tsx";

/** One factor as an axis of pictures. */
export interface Axis {
  readonly path: string;
  /** In order; in designs that draw points, ascending. */
  readonly levels: readonly Level[];
  readonly labels: readonly string[];
  /** Whether all levels are numbers. */
  readonly numeric: boolean;
  /** Which level a cell has; −1 where the cell does not set the factor. */
  at(cell: number): number;
}

/** How cells lie in the space of their factors. */
export interface Grid {
  /** Factors that take several levels. */
  readonly axes: readonly Axis[];
  /** Factors that take one only. */
  readonly fixed: readonly Axis[];
  /** Whether every combination of levels is a cell. */
  readonly full: boolean;
  /** The cell at a level of each axis; only where the grid is full. */
  cellAt(levels: readonly number[]): number;
}

/** Cells beyond which nothing is drawn: neither would it be seen, nor could a page hold it. */
export const mostDrawn = 100_000;

/** A level as it stands at axes and in tables; “–” where a cell does not set it. */
export function levelLabel(level: Level, path: string): string {
  if (typeof level === "number") return plain(level);
  if (typeof level === "string") return path.endsWith(".kind") ? spelled(level) : level;
  return level === undefined ? "–" : canonicalJson(level).replaceAll('"', "");
}

function axis(path: string, levels: readonly Level[], at: (cell: number) => number): Axis {
  return {
    path,
    levels,
    labels: levels.map((level) => levelLabel(level, path)),
    numeric: levels.every((level) => typeof level === "number"),
    at,
  };
}

function factorialAxes({ factors }: Experiment): Axis[] {
  const levels = factors.map(levelsOf);
  const strides: number[] = [];
  let stride = 1;
  for (let f = factors.length - 1; f >= 0; f--) {
    strides[f] = stride;
    stride *= levels[f]!.length;
  }
  return factors.map(({ path }, f) =>
    axis(path, levels[f]!, (cell) => Math.floor(cell / strides[f]!) % levels[f]!.length),
  );
}

function foundAxes({ experiment, cells }: Bench): Axis[] {
  const assignments = Array.from({ length: cells.count }, (_, cell) => cells.assignment(cell));
  return factorPaths(experiment).map((path) => {
    const seen = new Map<string, Level>();
    for (const assignment of assignments) {
      const level = assignment[path];
      if (level !== undefined) seen.set(canonicalJson(level), level);
    }
    const numeric = [...seen.values()].every((level) => typeof level === "number");
    const order = numeric ? [...seen].sort(([, a], [, b]) => (a as number) - (b as number)) : [...seen];
    const places = new Map(order.map(([key], index) => [key, index]));
    const at = Int32Array.from(assignments, (assignment) => {
      const level = assignment[path];
      return level === undefined ? -1 : places.get(canonicalJson(level))!;
    });
    return axis(
      path,
      order.map(([, level]) => level),
      (cell) => at[cell]!,
    );
  });
}

/** @param bench of an experiment with at most `mostDrawn` cells */
export function gridOf(bench: Bench): Grid {
  const full = bench.experiment.design.kind === "factorial";
  const all = full ? factorialAxes(bench.experiment) : foundAxes(bench);
  const axes = all.filter(({ levels }) => levels.length > 1);
  const sizes = axes.map(({ levels }) => levels.length);
  return {
    axes,
    fixed: all.filter(({ levels }) => levels.length <= 1),
    full,
    cellAt: (levels) => levels.reduce((cell, level, f) => cell * sizes[f]! + level, 0),
  };
}
