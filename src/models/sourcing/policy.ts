import { type Evaluation, evaluate } from "./evaluation.ts";
import type { Levels } from "./levels.ts";
import type { SourcingProblem } from "./problem.ts";
import type { System } from "./system.ts";

/** What a policy sees at the start of a period. */
export interface SourcingState {
  /** I, before ordering; units, negative for backorders. */
  readonly netInventory: number;
  /** p, money/unit. */
  readonly spotPrice: number;
}

/** What it decides. */
export interface SourcingOrder {
  /** Q_L, 0 … R; units. */
  readonly contractQuantity: number;
  /** Q_S ≥ 0; units. */
  readonly spotQuantity: number;
}

/** The signature of a policy of one's own. */
export type OrderFunction = (state: SourcingState, problem: SourcingProblem) => SourcingOrder;

/** A policy of order-up-to form, in lattice steps, with its exact figures. Kernels run it from a table. */
export interface LevelsPolicy {
  readonly kind: string;
  readonly label: string;
  readonly levels: Levels;
  readonly evaluation: Evaluation;
}

/** Any other policy, in units; exact figures where it stays on the lattice. */
export interface FunctionPolicy {
  readonly kind: string;
  readonly label: string;
  readonly reservation: number;
  order(state: SourcingState): SourcingOrder;
  readonly evaluation?: Evaluation;
}

export type PreparedPolicy = LevelsPolicy | FunctionPolicy;

/** A policy of order-up-to form and its exact figures. */
export function levelsPolicy(
  system: System,
  kind: string,
  label: string,
  levels: Levels,
  guess?: Parameters<typeof evaluate>[2],
): LevelsPolicy {
  return { kind, label, levels, evaluation: evaluate(system, levels, guess) };
}

/** R of any policy; units/period. */
export function reservationOf(system: System, policy: PreparedPolicy): number {
  return "levels" in policy ? policy.levels.reservation * system.step : policy.reservation;
}
