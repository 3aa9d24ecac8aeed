import { exp } from "../../numeric/elementary.ts";
import { type Cell, type Infeasible, isFeasible, type Pricer } from "./pricing/cell.ts";
import type { DeteriorationProblem } from "./problem.ts";

/** A cycle in its place on the horizon. Times in periods from 0, money as present worth at time 0. */
export interface PlannedCycle {
  /** i and k. */
  readonly start: number;
  readonly end: number;
  /** s, money/unit; where it varies, the average price of a unit sold. */
  readonly price: number;
  readonly priceAtStart: number;
  readonly priceAtEnd: number;
  /** j, and x = j − i without the subtraction. */
  readonly replenishmentEnd: number;
  readonly replenishmentTime: number;
  /** W(i, k). */
  readonly profit: number;
  readonly revenue: number;
  readonly holding: number;
  readonly purchase: number;
  readonly ordering: number;
  /** I_max, Q, RoP; units. The horizon's last cycle has no reorder point. */
  readonly maxInventory: number;
  readonly orderQuantity: number;
  readonly reorderPoint: number | null;
  readonly soldUnits: number;
  readonly spoiledUnits: number;
  /** ∫ I dt, unit-periods. */
  readonly inventoryTime: number;
}

/** Cycles that cover the horizon, and their worth together, TP_H. */
export interface Plan {
  readonly totalProfit: number;
  readonly cycles: readonly PlannedCycle[];
}

/** A candidate cycle that cannot be, and why. */
export interface InfeasibleCycle extends Infeasible {
  readonly start: number;
  readonly end: number;
}

/** A cell moved to [start, end]; `last` if the horizon ends with it. */
export function plannedCycle(
  problem: DeteriorationProblem,
  cell: Cell,
  start: number,
  end: number,
  last: boolean,
): PlannedCycle {
  const discount = exp(-problem.netDiscountRate * start);
  const { worth } = cell;
  return {
    start,
    end,
    price: cell.price,
    priceAtStart: cell.priceAtStart,
    priceAtEnd: cell.priceAtEnd,
    replenishmentEnd: start + cell.replenishmentTime,
    replenishmentTime: cell.replenishmentTime,
    profit: discount * worth.profit,
    revenue: discount * worth.revenue,
    holding: discount * worth.holding,
    purchase: discount * worth.purchase,
    ordering: discount * worth.ordering,
    maxInventory: cell.maxInventory,
    orderQuantity: cell.orderQuantity,
    reorderPoint: last ? null : cell.reorderPoint,
    soldUnits: cell.soldUnits,
    spoiledUnits: cell.spoiledUnits,
    inventoryTime: cell.inventoryTime,
  };
}

/**
 * The plan with the given boundaries.
 *
 * @param boundaries 0 = t₀ < t₁ < … < tₙ = H, periods
 * @returns the plan, or the reason of the first cycle that cannot be
 */
export function planWith(
  problem: DeteriorationProblem,
  price: Pricer,
  boundaries: readonly number[],
): Plan | Infeasible {
  const cycles: PlannedCycle[] = [];
  let totalProfit = 0;
  for (let n = 1; n < boundaries.length; n++) {
    const start = boundaries[n - 1]!;
    const end = boundaries[n]!;
    const cell = price(end - start);
    if (!isFeasible(cell)) return { infeasible: `cycle ${start} to ${end}: ${cell.infeasible}` };
    const cycle = plannedCycle(problem, cell, start, end, n === boundaries.length - 1);
    totalProfit += cycle.profit;
    cycles.push(cycle);
  }
  return { totalProfit, cycles };
}

/**
 * How many steps make up the horizon.
 *
 * @returns the number, or undefined if the step does not divide H to 1e−9
 */
export function stepCount(horizon: number, step: number): number | undefined {
  const count = Math.round(horizon / step);
  return count >= 1 && Math.abs(count * step - horizon) <= 1e-9 * horizon ? count : undefined;
}

/** A grid of cycle boundaries, with its cycles priced. */
export interface Grid {
  /** Boundaries t₀ = 0 … t_N = H. */
  readonly times: readonly number[];
  /** What a cycle of m steps is, m = 1 … N at index m − 1; it is the same wherever it starts. */
  readonly cells: readonly (Cell | Infeasible)[];
}

/** Prices the cycles of all lengths on a grid of `count` steps. */
export function grid(problem: DeteriorationProblem, price: Pricer, count: number): Grid {
  const times = Array.from({ length: count + 1 }, (_, m) => (problem.horizon * m) / count);
  return { times, cells: times.slice(1).map((length) => price(length)) };
}

/** Every cycle [i, k] of a grid, by k, then i, as the paper's Table I lists them. */
export function cycleTable(
  problem: DeteriorationProblem,
  { times, cells }: Grid,
): (PlannedCycle | InfeasibleCycle)[] {
  const rows: (PlannedCycle | InfeasibleCycle)[] = [];
  for (let k = 1; k < times.length; k++) {
    for (let i = 0; i < k; i++) {
      const start = times[i]!;
      const end = times[k]!;
      const cell = cells[k - i - 1]!;
      rows.push(
        isFeasible(cell)
          ? plannedCycle(problem, cell, start, end, k === times.length - 1)
          : { start, end, infeasible: cell.infeasible },
      );
    }
  }
  return rows;
}

/**
 * The best plan on a grid: TP_k = max over i < k of TP_i + W(i, k), TP_0 = 0; ties go to the smallest i.
 *
 * Source: Sabahno (2008), section III. Infeasible cycles are passed over.
 *
 * @returns the plan, or why no sequence of feasible cycles covers the horizon
 */
export function gridPlan(problem: DeteriorationProblem, { times, cells }: Grid): Plan | Infeasible {
  const count = cells.length;
  const profits = Float64Array.from(cells, (cell) => (isFeasible(cell) ? cell.worth.profit : -Infinity));
  const discounts = Float64Array.from(times, (time) => exp(-problem.netDiscountRate * time));
  const best = new Float64Array(count + 1).fill(-Infinity);
  const from = new Int32Array(count + 1);
  best[0] = 0;
  for (let k = 1; k <= count; k++) {
    for (let i = 0; i < k; i++) {
      const total = best[i]! + discounts[i]! * profits[k - i - 1]!;
      if (total > best[k]!) {
        best[k] = total;
        from[k] = i;
      }
    }
  }
  if (best[count] === -Infinity) return { infeasible: uncovered(problem, cells) };
  const cycles: PlannedCycle[] = [];
  for (let k = count; k > 0; k = from[k]!) {
    const i = from[k]!;
    const cell = cells[k - i - 1]!;
    if (isFeasible(cell)) cycles.unshift(plannedCycle(problem, cell, times[i]!, times[k]!, k === count));
  }
  return { totalProfit: best[count]!, cycles };
}

function uncovered(problem: DeteriorationProblem, cells: readonly (Cell | Infeasible)[]): string {
  const whole = cells[cells.length - 1]!;
  const reason = isFeasible(whole) ? "" : `; one cycle of ${problem.horizon} cannot be: ${whole.infeasible}`;
  return `no sequence of feasible cycles covers the horizon${reason}`;
}
