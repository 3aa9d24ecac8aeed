import { exp } from "../../../numeric/elementary.ts";
import { annuity } from "../exponentials.ts";
import type { DeteriorationProblem } from "../problem.ts";
import type { Worth } from "../profit.ts";
import { type Course, course, highestDemand, neverBound } from "../varying.ts";
import { type Cell, type Infeasible, notFinite, tooShort } from "./cell.ts";

/** Parts of the cycle in each of which a zero of the balance is looked for, where there may be several. */
const SCAN = 32;

/**
 * ∫ e^(−rate·t) I dt of a course, as ∫ e^(−rate·t) η (D − P[t < x]) dt with η(t) = (e^((rate+λ)(t − x)) − 1)/(rate + λ):
 * both parts are positive, and no stock need be integrated inside the integral.
 */
function heldStock(problem: DeteriorationProblem, of: Course, rate: number): number {
  const arriving = problem.replenishmentRate ?? 0;
  const x = of.replenishmentTime;
  const total = rate + problem.deteriorationRate;
  return of.integral(
    (time) => exp(-rate * time) * annuity(-total, time - x) * (of.demand(time) - (time < x ? arriving : 0)),
  );
}

function worthOf(problem: DeteriorationProblem, of: Course): Worth {
  const { netDiscountRate, holdingCost, purchaseCost, orderingCost, leadTime, replenishmentRate } = problem;
  const units =
    replenishmentRate === null
      ? of.needed
      : replenishmentRate * annuity(netDiscountRate, of.replenishmentTime);
  const revenue = of.integral((time) => exp(-netDiscountRate * time) * of.price(time) * of.demand(time));
  const holding = holdingCost * heldStock(problem, of, netDiscountRate);
  const purchase = purchaseCost * units;
  const ordering = orderingCost * exp(netDiscountRate * leadTime);
  return { revenue, holding, purchase, ordering, profit: revenue - holding - purchase - ordering };
}

/**
 * Every course that delivers what it needs and from which a little more or less replenishment gains nothing:
 * the replenishment times x where needed − delivered falls through 0.
 */
function balanced(problem: DeteriorationProblem, length: number, rate: number): Course[] {
  const { deteriorationRate } = problem;
  const lacking = (of: Course) => of.needed - rate * annuity(-deteriorationRate, of.replenishmentTime);
  const found: Course[] = [];
  const parts = neverBound(problem, length) ? 1 : SCAN;
  let low = 0;
  let starts = lacking(course(problem, length, 0)) > 0;
  for (let point = 1; point <= parts; point++) {
    const border = (length * point) / parts;
    let end = course(problem, length, border);
    const atEnd = lacking(end);
    if (starts && (atEnd < 0 || (point === parts && atEnd <= 1e-12 * end.needed))) {
      let from = low;
      let to = border;
      let x = from + (to - from) / 2;
      for (let iteration = 0; iteration < 200; iteration++) {
        end = course(problem, length, x);
        const gap = lacking(end);
        if (gap === 0) break;
        if (gap > 0) from = x;
        else to = x;
        const newton = x - gap / (end.neededSlope - rate * exp(deteriorationRate * x));
        const next = newton > from && newton < to ? newton : from + (to - from) / 2;
        if (Math.abs(next - x) <= 2e-16 * x || next === from || next === to) break;
        x = next;
      }
      found.push(end);
    }
    low = border;
    starts = atEnd > 0;
  }
  return found;
}

/**
 * The best course of a cycle in which the price may change at every moment.
 *
 * @param length T > 0, periods
 * @returns the course, or why there is none: T < Lt, or no price between c and a/b
 */
export function varyingCourse(problem: DeteriorationProblem, length: number): Course | Infeasible {
  const short = tooShort(problem, length);
  if (short) return short;
  const { replenishmentRate } = problem;
  if (!(highestDemand(problem) > 0)) return { infeasible: "no price lies between the purchase cost and a/b" };
  if (replenishmentRate === null) return course(problem, length, 0);
  const candidates = balanced(problem, length, replenishmentRate);
  let best = candidates[0];
  for (const candidate of candidates.slice(1)) {
    if (best && worthOf(problem, candidate).profit > worthOf(problem, best).profit) best = candidate;
  }
  return best ?? notFinite();
}

/**
 * Prices a cycle by the best price path, see `course`.
 *
 * @param length T > 0, periods
 * @returns the cell, with the average price of a unit sold as its price, or why there is none
 * @example varyingPrice(paperProblem, 2.5).priceAtStart < varyingPrice(paperProblem, 2.5).priceAtEnd // true
 */
export function varyingPrice(problem: DeteriorationProblem, length: number): Cell | Infeasible {
  const best = varyingCourse(problem, length);
  if ("infeasible" in best) return best;
  const terms = worthOf(problem, best);
  if (!Number.isFinite(terms.profit)) return notFinite();
  const x = best.replenishmentTime;
  const inventoryTime = heldStock(problem, best, 0);
  const soldUnits = best.integral(best.demand);
  const revenue = best.integral((time) => best.price(time) * best.demand(time));
  return {
    length,
    price: revenue / soldUnits,
    priceAtStart: best.price(0),
    priceAtEnd: best.price(length),
    replenishmentTime: x,
    worth: terms,
    maxInventory: best.stock(x),
    orderQuantity: problem.replenishmentRate === null ? best.needed : problem.replenishmentRate * x,
    reorderPoint: best.stock(length - problem.leadTime),
    soldUnits,
    spoiledUnits: problem.deteriorationRate * inventoryTime,
    inventoryTime,
  };
}
