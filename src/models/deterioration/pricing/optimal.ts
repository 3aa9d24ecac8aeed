import { exp, ln } from "../../../numeric/elementary.ts";
import { cycleShape, replenishmentTime } from "../cycle.ts";
import { annuity } from "../exponentials.ts";
import type { DeteriorationProblem } from "../problem.ts";
import { stockSlope, type Worth, worth } from "../profit.ts";
import { type Cell, constantPriceCell, type Infeasible, notFinite, tooShort } from "./cell.ts";

/** How W changes with the demand rate, and where that change falls. */
interface Marginal {
  /** dW/dD at a demand rate; money per unit/period. */
  readonly value: (demand: number) => number;
  /** d²W/dD². */
  readonly slope: (demand: number) => number;
  /** The part of [0, D_max] on which dW/dD decreases; undefined if it never does. */
  readonly falling: readonly [low: number, high: number] | undefined;
}

/**
 * dW/dD = (a − 2D)φ/b − c·G·e^(−(R+λ)x) − h·∂/∂D ∫ e^(−Rt) I dt, with φ = ∫ e^(−Rt) dt over the cycle and
 * G = (e^(λT) − 1)/λ; j moves with D here, which eq. (9) leaves out.
 *
 * d²W/dD² = −2φ/b + (G²/P)(h + c(R + λ))·e^(−(R+2λ)x), and x increases with D. So d²W/dD² changes sign at most
 * once: W has at most one inner maximum, in a range known in advance, and otherwise only corners to offer.
 */
function marginal(problem: DeteriorationProblem, length: number, highest: number): Marginal {
  const { demandIntercept, demandSlope, netDiscountRate, deteriorationRate } = problem;
  const { holdingCost, purchaseCost, replenishmentRate } = problem;
  const discounted = annuity(netDiscountRate, length);
  const growth = annuity(-deteriorationRate, length);
  const decline = netDiscountRate + deteriorationRate;
  const decay = netDiscountRate + 2 * deteriorationRate;
  const bend = (2 * discounted) / demandSlope;
  const cost = replenishmentRate === null ? 0 : (holdingCost + purchaseCost * decline) / replenishmentRate;

  function value(demand: number): number {
    const x = replenishmentTime(problem, length, demand);
    const slope = stockSlope(problem, { length, demand, replenishmentTime: x });
    return (
      ((demandIntercept - 2 * demand) * discounted) / demandSlope -
      purchaseCost * growth * exp(-decline * x) -
      holdingCost * slope
    );
  }

  function slope(demand: number): number {
    return growth * growth * cost * exp(-decay * replenishmentTime(problem, length, demand)) - bend;
  }

  function falling(): Marginal["falling"] {
    if (!(cost > 0)) return [0, highest];
    // d²W/dD² = 0 at e^(decay·x) = e^excess; in logarithms, since G² may overflow.
    const excess = 2 * ln(growth) + ln(cost / bend);
    if (decay === 0) return excess < 0 ? [0, highest] : undefined;
    const x = Math.min(Math.max(excess / decay, 0), length);
    const border = Math.min((replenishmentRate! * annuity(-deteriorationRate, x)) / growth, highest);
    return decay > 0 ? [border, highest] : [0, border];
  }

  return { value, slope, falling: falling() };
}

/** The zero of a decreasing function with derivative, between `low` (f > 0) and `high` (f < 0): Newton, kept inside. */
function decreasingRoot({ value, slope }: Marginal, low: number, high: number): number {
  let x = low + (high - low) / 2;
  for (let iteration = 0; iteration < 200; iteration++) {
    const f = value(x);
    if (f === 0) return x;
    if (f > 0) low = x;
    else high = x;
    const newton = x - f / slope(x);
    const next = newton > low && newton < high ? newton : low + (high - low) / 2;
    if (Math.abs(next - x) <= 2e-16 * Math.abs(next) || next === low || next === high) return next;
    x = next;
  }
  return x;
}

/**
 * Prices a cycle at the true maximum of W(i, k; s) over s ∈ [max(c, (a − P)/b), a/b], replenishment following the
 * price by eq. (4). P = D, replenishment throughout, is allowed.
 *
 * W is not unimodal in s: beside an inner maximum it may have one at a/b (sell nothing) and one at the lower
 * corner. All of them are compared; the inner one is bracketed by the inflection of W, see `marginal`.
 *
 * @param length T > 0, periods
 * @returns the cell, or why there is none
 * @example optimalPrice(paperProblem, 3).price // 32.4870
 */
export function optimalPrice(problem: DeteriorationProblem, length: number): Cell | Infeasible {
  const short = tooShort(problem, length);
  if (short) return short;
  const { demandIntercept, demandSlope, purchaseCost, replenishmentRate } = problem;
  const choke = demandIntercept / demandSlope;
  const lowest = Math.max(
    purchaseCost,
    replenishmentRate === null ? 0 : (demandIntercept - replenishmentRate) / demandSlope,
  );
  if (!(lowest < choke)) return { infeasible: `no price lies between the purchase cost and a/b = ${choke}` };
  const highest = Math.min(demandIntercept - demandSlope * lowest, demandIntercept);
  const prices: number[] = [];
  const change = marginal(problem, length, highest);
  if (change.falling) {
    const [low, high] = change.falling;
    if (change.value(low) > 0 && change.value(high) < 0) {
      const price = (demandIntercept - decreasingRoot(change, low, high)) / demandSlope;
      prices.push(Math.min(Math.max(price, lowest), choke));
    }
  }
  prices.push(lowest, choke);

  let best: { readonly price: number; readonly terms: Worth } | undefined;
  for (const price of prices) {
    const terms = worth(problem, length, price);
    if (Number.isFinite(terms.profit) && !(best && terms.profit <= best.terms.profit))
      best = { price, terms };
  }
  if (!best) return notFinite();
  return constantPriceCell(problem, cycleShape(problem, length, best.price), best.price, best.terms);
}
