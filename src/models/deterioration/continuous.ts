import { exp } from "../../numeric/elementary.ts";
import { grid, type Plan, planWith } from "./plan.ts";
import { type Infeasible, isFeasible, type Pricer } from "./pricing/cell.ts";
import type { DeteriorationProblem } from "./problem.ts";
import { refined } from "./refine.ts";

/** Steps of the grid on which the search starts; also the most cycles a plan can have. */
const STEPS = 240;

/** Starting boundaries, in steps, of the best grid plan of 1, 2 … `most` cycles; undefined where there is none. */
function startingPlans(
  profits: Float64Array,
  discounts: Float64Array,
  most: number,
): (number[] | undefined)[] {
  const width = STEPS + 1;
  const from = new Int32Array((most + 1) * width);
  let before = new Float64Array(width).fill(-Infinity);
  before[0] = 0;
  const plans: (number[] | undefined)[] = [];
  for (let cycles = 1; cycles <= most; cycles++) {
    const best = new Float64Array(width).fill(-Infinity);
    for (let k = cycles; k <= STEPS; k++) {
      for (let i = cycles - 1; i < k; i++) {
        const total = before[i]! + discounts[i]! * profits[k - i - 1]!;
        if (total > best[k]!) {
          best[k] = total;
          from[cycles * width + k] = i;
        }
      }
    }
    if (best[STEPS] === -Infinity) {
      plans.push(undefined);
    } else {
      const boundaries = [STEPS];
      for (let n = cycles; n > 0; n--) boundaries.unshift(from[n * width + boundaries[0]!]!);
      plans.push(boundaries);
    }
    before = best;
  }
  return plans;
}

/** How many cycles the best plan on the starting grid has; 0 if there is none. */
function bestCount(profits: Float64Array, discounts: Float64Array): number {
  const best = new Float64Array(STEPS + 1).fill(-Infinity);
  const counts = new Int32Array(STEPS + 1);
  best[0] = 0;
  for (let k = 1; k <= STEPS; k++) {
    for (let i = 0; i < k; i++) {
      const total = best[i]! + discounts[i]! * profits[k - i - 1]!;
      if (total > best[k]!) {
        best[k] = total;
        counts[k] = counts[i]! + 1;
      }
    }
  }
  return counts[STEPS]!;
}

/**
 * The best plan with boundaries anywhere on the horizon, the number of cycles chosen too.
 *
 * The best plans on a grid of 240 steps, for the best number of cycles there and its neighbours, have their
 * boundaries refined until they are stationary; the best of the results is returned. At most 240 cycles.
 *
 * @param price the pricing of a cycle by its length
 * @param cycles if given, the number of cycles, 1 … 120
 * @returns the plan, or why there is none
 * @throws RangeError when `cycles` is out of range
 */
export function continuousPlan(
  problem: DeteriorationProblem,
  price: Pricer,
  cycles?: number,
): Plan | Infeasible {
  if (cycles !== undefined && !(Number.isInteger(cycles) && cycles >= 1 && cycles <= STEPS / 2)) {
    throw new RangeError(`invalid cycles: ${cycles}; an integer in 1 … ${STEPS / 2} is needed`);
  }
  const { times, cells } = grid(problem, price, STEPS);
  const profits = Float64Array.from(cells, (cell) => (isFeasible(cell) ? cell.worth.profit : -Infinity));
  const discounts = Float64Array.from(times, (time) => exp(-problem.netDiscountRate * time));
  const centre = cycles ?? bestCount(profits, discounts);
  const reach = cycles === undefined ? 1 : 0;
  const starts = startingPlans(profits, discounts, Math.min(centre + reach, STEPS));
  let best: Plan | undefined;
  for (const start of starts.slice(Math.max(centre - reach, 1) - 1)) {
    if (start === undefined) continue;
    const boundaries = refined(
      problem,
      price,
      start.map((m) => times[m]!),
      times[1]!,
    );
    const plan = planWith(problem, price, boundaries);
    if (isFeasible(plan) && !(best && plan.totalProfit <= best.totalProfit)) best = plan;
  }
  if (best) return best;
  const of = cycles === undefined ? "feasible cycles" : `${cycles} feasible cycles`;
  return { infeasible: `no sequence of ${of} covers the horizon` };
}
