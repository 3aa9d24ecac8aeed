import { exp } from "../../numeric/elementary.ts";
import { type CycleShape, cycleShape, stock } from "./cycle.ts";
import type { Plan } from "./plan.ts";
import { isFeasible } from "./pricing/cell.ts";
import { optimalPrice } from "./pricing/optimal.ts";
import { publishedPrice } from "./pricing/published.ts";
import { varyingCourse } from "./pricing/varying.ts";
import type { DeteriorationProblem, DeteriorationScenario, PricingName } from "./problem.ts";
import { worth } from "./profit.ts";
import { solve } from "./solve.ts";

/** The deterministic stock and price over a plan, to be joined by straight lines. */
export interface PlanPath {
  /** Periods, ascending; a cycle's end and the next one's start are two points of equal time. */
  readonly times: Float64Array;
  /** Units. */
  readonly stock: Float64Array;
  /** Money/unit. */
  readonly price: Float64Array;
}

/** Equal parts of [0, T] with x among them, ascending. */
function sampleTimes(length: number, x: number, points: number): number[] {
  const times = Array.from({ length: points + 1 }, (_, m) => (length * m) / points);
  return [...times, x].sort((a, b) => a - b);
}

/**
 * The saw-tooth of a plan.
 *
 * @param points parts into which each cycle is divided; the end of replenishment is added
 */
export function planPath(
  problem: DeteriorationProblem,
  pricing: PricingName,
  { cycles }: Plan,
  points: number,
): PlanPath {
  const times: number[] = [];
  const stocks: number[] = [];
  const prices: number[] = [];
  for (const { start, end, price, replenishmentTime } of cycles) {
    const length = end - start;
    const course = pricing === "varying" ? varyingCourse(problem, length) : undefined;
    const varying = course && isFeasible(course) ? course : undefined;
    const shape: CycleShape = cycleShape(problem, length, price);
    if (problem.replenishmentRate === null) {
      times.push(start);
      stocks.push(0);
      prices.push(varying?.price(0) ?? price);
    }
    for (const time of sampleTimes(length, replenishmentTime, points)) {
      times.push(start + time);
      stocks.push(varying?.stock(time) ?? stock(problem, shape, time));
      prices.push(varying?.price(time) ?? price);
    }
  }
  return {
    times: Float64Array.from(times),
    stock: Float64Array.from(stocks),
    price: Float64Array.from(prices),
  };
}

/** The saw-tooth of the scenario's best plan (view `stockPath`). */
export function stockPath(
  scenario: DeteriorationScenario,
  { points = 40 }: { readonly points?: number } = {},
): PlanPath {
  return planPath(scenario.problem, scenario.pricing, solve(scenario), points);
}

/** Profit of one cycle as a function of its price. */
export interface PriceCurve {
  readonly start: number;
  readonly end: number;
  /** s, money/unit, ascending over all prices that the model allows. */
  readonly price: Float64Array;
  /** W(start, end; s), money. */
  readonly profit: Float64Array;
  /** Where each pricing puts the price; absent where it finds none. */
  readonly published?: { readonly price: number; readonly profit: number };
  readonly optimal?: { readonly price: number; readonly profit: number };
}

/**
 * W(i, k; s) over s ∈ [max(c, (a − P)/b), a/b], with the published and the optimal price marked (view `priceCurve`).
 *
 * @param start,end i < k, periods
 * @param points number of prices, at least 2
 */
export function priceCurve(
  { problem }: DeteriorationScenario,
  { start, end, points = 161 }: { readonly start: number; readonly end: number; readonly points?: number },
): PriceCurve {
  const { demandIntercept, demandSlope, purchaseCost, replenishmentRate, netDiscountRate } = problem;
  const length = end - start;
  const discount = exp(-netDiscountRate * start);
  const high = demandIntercept / demandSlope;
  const low = Math.min(
    Math.max(purchaseCost, (demandIntercept - (replenishmentRate ?? Infinity)) / demandSlope),
    high,
  );
  const price = Float64Array.from({ length: points }, (_, n) => low + ((high - low) * n) / (points - 1));
  const marked = (cell: ReturnType<typeof optimalPrice>) =>
    isFeasible(cell) ? { price: cell.price, profit: discount * cell.worth.profit } : undefined;
  const published = marked(publishedPrice(problem, length));
  const optimal = marked(optimalPrice(problem, length));
  return {
    start,
    end,
    price,
    profit: price.map((s) => discount * worth(problem, length, s).profit),
    ...(published && { published }),
    ...(optimal && { optimal }),
  };
}
