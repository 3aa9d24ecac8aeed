import { type CycleShape, reorderPoint as cycleReorderPoint, maxInventory, orderQuantity } from "../cycle.ts";
import type { DeteriorationProblem } from "../problem.ts";
import { stockIntegral, type Worth } from "../profit.ts";

/** A priced cycle that starts at time 0. Quantities in units, money as worth at the cycle's start. */
export interface Cell {
  /** T, periods. */
  readonly length: number;
  /** s, money/unit; where it varies, the average price of a unit sold. */
  readonly price: number;
  /** Prices at the start and the end of the cycle; equal to `price` unless pricing is `varying`. */
  readonly priceAtStart: number;
  readonly priceAtEnd: number;
  /** x = j − i, periods. */
  readonly replenishmentTime: number;
  readonly worth: Worth;
  readonly maxInventory: number;
  readonly orderQuantity: number;
  /** As if another cycle followed. */
  readonly reorderPoint: number;
  /** Units sold and units decayed; they add up to the order quantity. */
  readonly soldUnits: number;
  readonly spoiledUnits: number;
  /** ∫ I dt, unit-periods. */
  readonly inventoryTime: number;
}

/** Why a candidate cycle cannot be. */
export interface Infeasible {
  readonly infeasible: string;
}

/** Prices a cycle of a given length. */
export type Pricer = (length: number) => Cell | Infeasible;

export function isFeasible<Feasible extends object>(
  answer: Feasible | Infeasible,
): answer is Exclude<Feasible, Infeasible> {
  return !("infeasible" in answer);
}

/** A cycle of constant price as a cell. */
export function constantPriceCell(
  problem: DeteriorationProblem,
  shape: CycleShape,
  price: number,
  worth: Worth,
): Cell {
  const inventoryTime = stockIntegral(problem, shape, 0);
  return {
    length: shape.length,
    price,
    priceAtStart: price,
    priceAtEnd: price,
    replenishmentTime: shape.replenishmentTime,
    worth,
    maxInventory: maxInventory(problem, shape),
    orderQuantity: orderQuantity(problem, shape),
    reorderPoint: cycleReorderPoint(problem, shape),
    soldUnits: shape.demand * shape.length,
    spoiledUnits: problem.deteriorationRate * inventoryTime,
    inventoryTime,
  };
}

/** The lead-time condition, 0 ≤ Lt ≤ T (assumption 6); equality within rounding is allowed. */
export function tooShort(problem: DeteriorationProblem, length: number): Infeasible | undefined {
  if (length >= problem.leadTime * (1 - 1e-12)) return undefined;
  return { infeasible: `its length ${length} is below the lead time ${problem.leadTime}` };
}

/** A number that overflowed cannot be compared; better no cell than a wrong one. */
export function notFinite(): Infeasible {
  return { infeasible: "its profit is too large or too small to be computed" };
}
