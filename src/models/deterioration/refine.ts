import { exp } from "../../numeric/elementary.ts";
import { isFeasible, type Pricer } from "./pricing/cell.ts";
import type { DeteriorationProblem } from "./problem.ts";

const OFFSETS = [-2, -1, 0, 1, 2] as const;
/** Rounds of the pattern before Newton steps are tried, and at the most. */
const ROUNDS_BEFORE_NEWTON = 4;
const ROUNDS = 24;
const NEWTON_STEPS = 12;

/** Worth of a plan; −∞ if one of its cycles cannot be. */
function total(problem: DeteriorationProblem, price: Pricer, boundaries: readonly number[]): number {
  let sum = 0;
  for (let n = 1; n < boundaries.length; n++) {
    const start = boundaries[n - 1]!;
    const cell = price(boundaries[n]! - start);
    if (!isFeasible(cell)) return -Infinity;
    sum += exp(-problem.netDiscountRate * start) * cell.worth.profit;
  }
  return sum;
}

/**
 * The best choice of all inner boundaries among five places each, `spread` apart; a small dynamic program.
 *
 * The cycles between two boundaries have nine different lengths only, which are priced once each.
 */
function pattern(
  problem: DeteriorationProblem,
  price: Pricer,
  boundaries: readonly number[],
  spread: number,
): number[] {
  const last = boundaries.length - 1;
  const offsets = boundaries.map((_, n) => (n === 0 || n === last ? [0] : OFFSETS));
  let best = [0];
  const from: number[][] = [[]];
  for (let n = 1; n <= last; n++) {
    const before = best;
    const length = boundaries[n]! - boundaries[n - 1]!;
    const profits = new Map<number, number>();
    const profit = (difference: number) => {
      let known = profits.get(difference);
      if (known === undefined) {
        const changed = length + difference * spread;
        const cell = changed > 0 ? price(changed) : undefined;
        known = cell && isFeasible(cell) ? cell.worth.profit : -Infinity;
        profits.set(difference, known);
      }
      return known;
    };
    const discounts = offsets[n - 1]!.map((offset) =>
      exp(-problem.netDiscountRate * (boundaries[n - 1]! + offset * spread)),
    );
    const choice: number[] = [];
    best = offsets[n]!.map((end) => {
      let most = -Infinity;
      let chosen = 0;
      offsets[n - 1]!.forEach((start, i) => {
        const sum = before[i]! + discounts[i]! * profit(end - start);
        if (sum > most) {
          most = sum;
          chosen = i;
        }
      });
      choice.push(chosen);
      return most;
    });
    from.push(choice);
  }
  const found = [...boundaries];
  let place = 0;
  for (let n = last; n > 0; n--) {
    found[n] = boundaries[n]! + offsets[n]![place]! * spread;
    place = from[n]![place]!;
  }
  return found;
}

/** w, w′, w″ of a cycle's worth at its start as a function of its length, by five-point differences. */
function derivatives(price: Pricer, length: number): [number, number, number] | undefined {
  const e = 1e-3 * length;
  const values: number[] = [];
  for (const offset of OFFSETS) {
    const cell = price(length + offset * e);
    if (!isFeasible(cell)) return undefined;
    values.push(cell.worth.profit);
  }
  const [a, b, w, c, d] = values as [number, number, number, number, number];
  return [w, (8 * (c - b) - (d - a)) / (12 * e), (16 * (b + c) - 30 * w - (a + d)) / (12 * e * e)];
}

/** One Newton step on all inner boundaries; undefined where the total worth is not concave. */
function newton(
  problem: DeteriorationProblem,
  price: Pricer,
  boundaries: readonly number[],
): number[] | undefined {
  const rate = problem.netDiscountRate;
  const inner = boundaries.length - 2;
  const terms: [number, number, number][] = [];
  for (let n = 1; n < boundaries.length; n++) {
    const found = derivatives(price, boundaries[n]! - boundaries[n - 1]!);
    if (!found) return undefined;
    terms.push(found);
  }
  const discounts = boundaries.map((time) => exp(-rate * time));
  // Thomas' algorithm on the tridiagonal Hessian; a pivot ≥ 0 means it is not negative definite.
  const upper: number[] = [];
  const right: number[] = [];
  for (let n = 0; n < inner; n++) {
    const [, slope, bend] = terms[n]!;
    const [nextWorth, nextSlope, nextBend] = terms[n + 1]!;
    const here = discounts[n]!;
    const next = discounts[n + 1]!;
    const gradient = here * slope - next * (rate * nextWorth + nextSlope);
    const lower = n === 0 ? 0 : -here * (rate * slope + bend);
    const pivot =
      here * bend +
      next * (rate * rate * nextWorth + 2 * rate * nextSlope + nextBend) -
      (n === 0 ? 0 : lower * upper[n - 1]!);
    if (!(pivot < 0)) return undefined;
    upper.push((-next * (rate * nextSlope + nextBend)) / pivot);
    right.push((-gradient - (n === 0 ? 0 : lower * right[n - 1]!)) / pivot);
  }
  const moved = [...boundaries];
  let step = 0;
  for (let n = inner - 1; n >= 0; n--) {
    step = right[n]! - (n === inner - 1 ? 0 : upper[n]! * step);
    moved[n + 1]! += step;
  }
  return moved;
}

/**
 * Moves the inner boundaries of a plan to where its worth is locally greatest.
 *
 * First all boundaries at once on patterns that shrink by 3, which never lose worth and cope with lead-time
 * limits and corners; then Newton steps with a numerical Hessian as long as they gain; then, where Newton does
 * not apply, the pattern alone down to 1e−10 of the horizon.
 *
 * @param boundaries a feasible plan, 0 … H, periods
 * @param spacing how far the best boundaries may be away, periods
 * @returns boundaries with at least the same worth
 */
export function refined(
  problem: DeteriorationProblem,
  price: Pricer,
  boundaries: readonly number[],
  spacing: number,
): number[] {
  let best = [...boundaries];
  if (best.length <= 2) return best;
  let spread = spacing / 3;
  for (let round = 0; round < ROUNDS; round++) {
    if (round === ROUNDS_BEFORE_NEWTON) {
      const found = newtonAscent(problem, price, best);
      if (found) return found;
    }
    best = pattern(problem, price, best, spread);
    spread /= 3;
  }
  return best;
}

/** Newton steps until they are below rounding; undefined if one is not to be had or loses worth. */
function newtonAscent(
  problem: DeteriorationProblem,
  price: Pricer,
  boundaries: readonly number[],
): number[] | undefined {
  let best = [...boundaries];
  let most = total(problem, price, best);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const moved = newton(problem, price, best);
    if (!moved || moved.some((time, n) => n > 0 && !(time > moved[n - 1]!))) return undefined;
    const worth = total(problem, price, moved);
    if (!(worth >= most - 1e-12 * Math.abs(most))) return undefined;
    const change = moved.reduce((far, time, n) => Math.max(far, Math.abs(time - best[n]!)), 0);
    best = moved;
    most = worth;
    if (change < 1e-10 * problem.horizon) break;
  }
  return best;
}
