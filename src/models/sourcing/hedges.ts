import { boughtAhead } from "./boughtAhead.ts";
import { optimal } from "./policies/optimal.ts";
import type { SourcingProblem, SourcingScenario } from "./problem.ts";
import { sourcingSystem } from "./system.ts";

/** What the two hedges are looked at over: r, h or σ_p. */
export type HedgeParameter = "reservationPrice" | "holdingCost" | "priceDeviation";

/** The optimal use of both hedges at one value of a parameter. */
export interface HedgePoint {
  readonly value: number;
  /** R*, units/period. */
  readonly reservation: number;
  /** Stock beyond one period's need, E(y − S_N)⁺; units. See `boughtAhead.ts`. */
  readonly boughtAhead: number;
  /** Z*, money/period. */
  readonly averageCost: number;
}

export interface Hedges {
  readonly parameter: HedgeParameter;
  readonly points: readonly HedgePoint[];
}

/** Most values of a view. */
const MOST = 200;

/**
 * Reserved capacity and stock bought ahead, both optimal, as one parameter moves and all else stays (view `hedges`):
 * the two ways to be safe from a high spot price, of which one replaces the other.
 *
 * Source: Kleber, Inderfurth, Kelle (2014), §4 and §5, on how R* and average inventory answer to r, h and σ_p.
 *
 * @throws Inadmissible where a value has no solution on the lattice
 */
export function hedges(
  { problem, lattice }: SourcingScenario,
  { parameter, values }: { readonly parameter: HedgeParameter; readonly values: readonly number[] },
): Hedges {
  const points = values.slice(0, MOST).map((value) => {
    const system = sourcingSystem(changed(problem, parameter, value), lattice);
    const policy = optimal(system);
    return {
      value,
      reservation: policy.levels.reservation * system.step,
      boughtAhead: boughtAhead(system, policy),
      averageCost: policy.evaluation.kpis.averageCost,
    };
  });
  return { parameter, points };
}

function changed(problem: SourcingProblem, parameter: HedgeParameter, value: number): SourcingProblem {
  switch (parameter) {
    case "reservationPrice":
      return { ...problem, reservationPrice: value };
    case "holdingCost":
      return { ...problem, holdingCost: value };
    case "priceDeviation":
      return { ...problem, spotPrice: { ...problem.spotPrice, sd: value } };
  }
}
