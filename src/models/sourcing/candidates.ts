import type { Levels } from "./levels.ts";
import { optimalReservation } from "./optimal.ts";
import type { SourcingScenario } from "./problem.ts";
import { type System, sourcingSystem } from "./system.ts";
import { optimalOrdering, type Values } from "./valueIteration.ts";

/** Most reservations on the grid, R* not counted. */
const POINTS = 60;

/** A reservation with the ordering that is optimal for it. */
export interface Candidate {
  /** R in lattice steps. */
  readonly reservation: number;
  /** Z(R), money/period. */
  readonly averageCost: number;
  readonly levels: Levels;
}

export interface Candidates {
  readonly system: System;
  /** R ascending from 0 (no contract at all) to twice mean demand or R*, whichever is more. */
  readonly all: readonly Candidate[];
  /** Index of R*, which is always among them. */
  readonly best: number;
}

let latest: { readonly key: string; readonly solved: Candidates } | undefined;

/** Every reservation worth looking at, ordering optimally at each. The latest answer is remembered. */
export function candidates({ problem, lattice }: SourcingScenario): Candidates {
  const key = JSON.stringify([problem, lattice]);
  if (latest?.key !== key) latest = { key, solved: solved(sourcingSystem(problem, lattice)) };
  return latest.solved;
}

function solved(system: System): Candidates {
  const optimum = optimalReservation(system);
  const chosen = optimum.levels.reservation;
  const top = Math.max(1, Math.ceil(2 * system.demandMean), chosen);
  const stride = Math.ceil(top / POINTS);
  const grid = new Set([chosen]);
  for (let reservation = 0; reservation <= top; reservation += stride) grid.add(reservation);
  let start: Values | undefined;
  const all = [...grid]
    .sort((a, b) => a - b)
    .map((reservation) => {
      const ordering = reservation === chosen ? optimum : optimalOrdering(system, reservation, { start });
      start = ordering.values;
      return { reservation, averageCost: ordering.averageCost, levels: ordering.levels };
    });
  return { system, all, best: all.findIndex(({ reservation }) => reservation === chosen) };
}
