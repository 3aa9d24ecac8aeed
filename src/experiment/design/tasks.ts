import { policyPeriods } from "../scenario.ts";
import type { Experiment } from "./design.ts";

/** About how much simulation a part holds, in policy periods: half a second or so. */
const WORK_PER_PART = 2e7;
const mostUnits = 1000;

/**
 * Into how many units the replications of every cell are cut; a cell and a unit are a task. Fixed by the experiment,
 * so that results do not depend on who computes what. With a target each look at the interval depends on everything
 * before it: one unit.
 */
export function unitsPerCell({ scenario, answers, target }: Experiment): number {
  if (answers === "exact" || target !== undefined) return 1;
  const most = Math.min(mostUnits, Math.floor(scenario.simulation.replications / 2));
  return Math.max(1, Math.min(most, Math.ceil(policyPeriods(scenario) / WORK_PER_PART)));
}

/** Replications first … first + count − 1 of a unit. */
export function unitOf(
  replications: number,
  unit: number,
  units: number,
): { readonly first: number; readonly count: number } {
  const first = Math.floor((replications * unit) / units);
  return { first, count: Math.floor((replications * (unit + 1)) / units) - first };
}

/** A share of the tasks: those whose number leaves `index` when divided by `of`. */
export interface Share {
  /** From 0. */
  readonly index: number;
  readonly of: number;
}

/** How many tasks of `total` a share has. */
export function shareCount(total: number, { index, of }: Share): number {
  return Math.floor((total - index + of - 1) / of);
}
