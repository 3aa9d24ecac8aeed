import { describe, expect, it } from "vitest";
import { DYNAMIC_STOCK, leversOf, PROMO } from "../../../src/models/integration/levers.ts";
import { horizons, PRODUCTION, PURCHASING } from "../../../src/models/integration/planner.ts";
import { siloed } from "../../../src/models/integration/run.ts";
import { example, type IntegrationScenario } from "../../../src/models/integration/scenario.ts";
import { endOf, sameDay } from "../../../src/models/integration/setting.ts";
import { chain, play } from "../../../src/models/integration/world.ts";

const scenario: IntegrationScenario = {
  ...example,
  goLive: sameDay(0),
  problem: {
    ...example.problem,
    strategies: {
      ...example.problem.strategies,
      middleware: { ...example.problem.strategies.middleware, outagesPerYear: 0 },
    },
  },
  simulation: { seed: "planner", replications: 2, warmUp: 100, years: 1 },
};
const days = endOf(scenario);
const { safetyFactor, resetDays, resetWindowDays, windowDays, errorSmoothing } = scenario.problem.planning;

/**
 * Order-up-to levels of a run day by day, and the same from what the specification says in its section 2.7 (steps 1 to
 * 5), worked out anew from the recorded demand alone.
 */
function levels(levers: typeof siloed, product: number, horizon: number) {
  const found = new Float64Array(days);
  const adoption: { readonly dynamic: number; readonly promo: number }[] = [];
  const world = play(chain(scenario), levers, 1, {
    day: (day, { planners, adoption: now }) => {
      found[day] = planners[product]!.level(horizon, day, safetyFactor);
      adoption.push({ dynamic: now.level(DYNAMIC_STOCK, day), promo: now.level(PROMO, day) });
    },
  });
  const { run, project } = world.planners[product]!;
  const planned = world.environment.planned[product]!;
  const h = horizons(scenario.problem)[horizon]!;
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  const total = (day: number) => run.of(day) + project.of(day);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

  const expected = new Float64Array(days);
  const plans: number[] = [];
  let [fixed, sd, promoAtReset, square] = [0, 0, 0, 0];
  for (const day of range(0, days)) {
    const { dynamic, promo } = adoption[day]!;
    const history = (past: number) =>
      run.of(past) / (1 + promo * ((past < 0 ? 1 : planned[past]!) - 1)) + project.of(past);
    if (day % resetDays === 0 || Math.abs(promo - promoAtReset) > 0.25) {
      const window = range(day - resetWindowDays, day);
      fixed = mean(window.map(history));
      const centre = mean(window.map(total));
      sd = Math.sqrt(
        window.reduce((sum, past) => sum + (total(past) - centre) ** 2, 0) / (window.length - 1),
      );
      promoAtReset = promo;
    }
    const rolling = mean(range(day - windowDays, day).map(history));
    const baseline = (1 - dynamic) * fixed + dynamic * rolling;
    const { noticeDays } = scenario.problem.promotions;
    const lift = range(day, day + Math.min(h, noticeDays)).reduce((sum, d) => sum + planned[d]! - 1, 0);
    plans.push(h * baseline + promo * baseline * lift);
    const made = day - h;
    if (made >= 0) {
      const error = range(made, day).reduce((sum, d) => sum + total(d), 0) - plans[made]!;
      square = made === 0 ? error ** 2 : square + errorSmoothing * (error ** 2 - square);
    }
    const measured = made >= 19 ? Math.sqrt(square) : sd * Math.sqrt(h);
    expected[day] = plans[day]! + safetyFactor * ((1 - dynamic) * sd * Math.sqrt(h) + dynamic * measured);
  }
  return { found, expected };
}

describe("PlantPlanner", () => {
  it.each([
    ["siloed, production, standard", siloed, 0, PRODUCTION],
    ["siloed, purchasing, project", siloed, 1, PURCHASING],
    ["dynamic stock, purchasing, standard", leversOf(1 << DYNAMIC_STOCK), 0, PURCHASING],
    ["dynamic stock, production, project", leversOf(1 << DYNAMIC_STOCK), 1, PRODUCTION],
    ["promotions, production, standard", leversOf(1 << PROMO), 0, PRODUCTION],
    ["both, purchasing, standard", leversOf((1 << DYNAMIC_STOCK) | (1 << PROMO)), 0, PURCHASING],
  ])(
    "%s: levels are those of the specification, worked out from demand alone",
    (_, levers, product, horizon) => {
      const { found, expected } = levels(levers, product, horizon);
      for (let day = 0; day < days; day++) expect(found[day]! / expected[day]!).toBeCloseTo(1, 9);
      expect(new Set(found).size).toBeGreaterThan(4);
    },
  );
});
