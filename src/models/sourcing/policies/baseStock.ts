import { baseStockFormula } from "../closedForm.ts";
import { constantSteps, type Levels } from "../levels.ts";
import { levelsPolicy } from "../policy.ts";
import type { System } from "../system.ts";

/**
 * The base-stock policy (R_B, S_B): one order-up-to level for both sources, whatever the price.
 *
 * Where a parameter is not given it comes from the closed form with δ taken on the lattice; of its roundings down
 * and up the cheapest pair is used. Source: Kleber, Inderfurth, Kelle (2014), eqs. 1–3.
 *
 * @param reservation,baseStock R and S in lattice steps
 */
export function baseStock(system: System, reservation?: number, baseStockLevel?: number) {
  const formula = baseStockFormula(system.problem, latticeGain(system));
  const reservations =
    reservation === undefined
      ? roundings(Math.min(formula.reservation / system.step, system.demandHigh))
      : [reservation];
  const levels = baseStockLevel === undefined ? roundings(formula.baseStock / system.step) : [baseStockLevel];
  const candidates = reservations.flatMap((r) => levels.map((s) => baseStockAt(system, r, s)));
  return candidates.reduce((best, each) =>
    each.evaluation.kpis.averageCost < best.evaluation.kpis.averageCost - 1e-12 ? each : best,
  );
}

/** The base-stock policy at a given pair, in lattice steps. */
export function baseStockAt(system: System, reservation: number, level: number) {
  return levelsPolicy(system, "baseStock", "Base stock", baseStockLevels(system, reservation, level));
}

function baseStockLevels(system: System, reservation: number, level: number): Levels {
  return {
    reservation,
    contract: level,
    spot: new Int32Array(system.prices.length).fill(level),
    contractFrom: system.contractFrom,
    steps: constantSteps(level),
  };
}

/** δ = Σ (p − c)⁺ P(p) over the lattice, money/unit. */
function latticeGain(system: System): number {
  const { prices, priceWeights, problem } = system;
  return prices.reduce((sum, p, j) => sum + priceWeights[j]! * Math.max(0, p - problem.contractPrice), 0);
}

/** The whole numbers either side; one, where x is whole but for rounding. */
function roundings(x: number): number[] {
  const nearest = Math.round(x);
  return Math.abs(x - nearest) < 1e-9 ? [nearest] : [Math.floor(x), Math.ceil(x)];
}
