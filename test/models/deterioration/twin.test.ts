import { beforeAll, describe, expect, it } from "vitest";
import { cycleShape } from "../../../src/models/deterioration/cycle.ts";
import type { TwinSettings } from "../../../src/models/deterioration/observer.ts";
import { fluidStock, pathTimes, stockSamples } from "../../../src/models/deterioration/paths.ts";
import { type PlannedCycle, planWith } from "../../../src/models/deterioration/plan.ts";
import { optimal } from "../../../src/models/deterioration/policies/optimal.ts";
import { reorderPoint } from "../../../src/models/deterioration/policies/reorderPoint.ts";
import {
  clockPolicy,
  type PlannedPolicy,
  type Policy,
  type Renewal,
} from "../../../src/models/deterioration/policy.ts";
import { pricer } from "../../../src/models/deterioration/pricing/pricer.ts";
import { type DeteriorationProblem, paperProblem } from "../../../src/models/deterioration/problem.ts";
import { fluidFigures } from "../../../src/models/deterioration/solve.ts";
import { purposes } from "../../../src/models/deterioration/streams.ts";
import type { Totals } from "../../../src/models/deterioration/totals.ts";
import { replicate } from "../../../src/models/deterioration/twin.ts";
import { unitExponential } from "../../../src/models/deterioration/unitExponential.ts";
import { gaussLegendre } from "../../../src/numeric/quadrature.ts";
import { streams } from "../../../src/random/streams.ts";

const seed = "hedgerow twin";
const poisson: TwinSettings = { scale: 10, unmetDemand: "lost", replenishment: "poisson" };

function feasible<T extends object>(found: T | { readonly infeasible: string }): T {
  if ("infeasible" in found) throw new Error(found.infeasible);
  return found;
}

function samples(
  problem: DeteriorationProblem,
  policy: PlannedPolicy,
  scale: number,
  times: ArrayLike<number>,
  count: number,
): Float64Array {
  const simulation = { ...poisson, seed, replications: count, scale };
  return stockSamples({ problem, simulation }, policy, times, 0, count);
}

function moments(values: readonly number[]): { mean: number; se: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, se: Math.sqrt(squares / (values.length - 1) / values.length) };
}

function runs(
  problem: DeteriorationProblem,
  policy: PlannedPolicy,
  settings: TwinSettings,
  count: number,
): Totals[] {
  const source = streams(seed);
  return Array.from({ length: count }, (_, n) => replicate(problem, settings, policy, source, n));
}

const profit = ({ revenue, holding, purchase, ordering }: Totals) => revenue - holding - purchase - ordering;

describe("replicate, n = 100, the optimal plan on the paper's grid", () => {
  const policy = feasible(optimal(paperProblem, 10));
  const times = pathTimes(policy.plan);
  const count = 1000;
  let paths: Float64Array;
  const at = (index: number) =>
    moments(Array.from({ length: count }, (_, n) => paths[n * times.length + index]!));

  beforeAll(() => {
    paths = samples(paperProblem, policy, 100, times, count);
  }, 180_000);

  it("the mean path is the differential equations' at i + m·T/10, m = 1 … 9, of every cycle, to 4 standard errors", () => {
    const fluid = fluidStock(paperProblem, policy.plan, times);
    expect(times).toHaveLength(40);
    times.forEach((_, index) => {
      if (index % 10 === 9) return;
      const { mean, se } = at(index);
      expect(Math.abs(mean - fluid[index]!)).toBeLessThanOrEqual(4 * se);
    });
  });

  /** Variance of a cycle's stock `time` after its start, were it not absorbed at 0: V′ = −2λV + rates of all jumps. */
  function variance({ start, end, price }: PlannedCycle, time: number): number {
    const shape = cycleShape(paperProblem, end - start, price);
    const { length, demand, replenishmentTime: x } = shape;
    const stock = (t: number) =>
      t < x
        ? ((95 - demand) * (1 - Math.exp(-0.05 * t))) / 0.05
        : (demand * (Math.exp(0.05 * (length - t)) - 1)) / 0.05;
    const jumps = (t: number) => Math.exp(-0.1 * (time - t)) * ((t < x ? 95 : 0) + demand + 0.05 * stock(t));
    return gaussLegendre(jumps, 0, Math.min(x, time)) + (time > x ? gaussLegendre(jumps, x, time) : 0);
  }

  /** e_n² of every replication: mean squared distance from the fluid at m = 1 … 9 of the cycles given. */
  function squares(found: Float64Array, cycles: readonly number[]): number[] {
    const fluid = fluidStock(paperProblem, policy.plan, times);
    const points = [...fluid.keys()].filter((m) => m % 10 !== 9 && cycles.includes(Math.floor(m / 10)));
    return Array.from({ length: found.length / times.length }, (_, n) =>
      points.reduce((sum, m) => sum + (found[n * times.length + m]! - fluid[m]!) ** 2 / points.length, 0),
    );
  }

  it("just before the end of a cycle the mean is σ/√(2πn), 0.417 in the first", () => {
    policy.plan.cycles.forEach((cycle, index) => {
      const sigma = Math.sqrt(variance(cycle, cycle.end - cycle.start));
      if (index === 0) expect(sigma).toBeCloseTo(10.374, 3);
      const { mean, se } = at(10 * index + 9);
      expect(Math.abs(mean - sigma / Math.sqrt(2 * Math.PI * 100))).toBeLessThanOrEqual(4 * se);
      if (index === 0) expect(Math.abs(mean - 0.417)).toBeLessThanOrEqual(4 * se);
    });
  });

  it("the spread is that of the linear noise approximation, V′ = −2λV + P + D + λI, in every cycle", () => {
    policy.plan.cycles.forEach((cycle, index) => {
      const length = cycle.end - cycle.start;
      const noise = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((m) => variance(cycle, (length * m) / 10));
      const expected = noise.reduce((sum, value) => sum + value / 9, 0) / 100;
      const { mean, se } = moments(squares(paths, [index]));
      expect(Math.abs(mean - expected)).toBeLessThanOrEqual(4 * se);
    });
  });

  it("the distance from the differential equations falls as n^(−½): 7.96, 2.67, 0.851, 0.264 over all cycles", () => {
    const everywhere = [0, 1, 2, 3];
    const distances = [
      squares(samples(paperProblem, policy, 1, times, 600), everywhere),
      squares(samples(paperProblem, policy, 10, times, 200), everywhere),
      squares(paths, everywhere),
      squares(samples(paperProblem, policy, 1000, times, 15), everywhere),
    ].map((found) => {
      const { mean, se } = moments(found);
      return { e: Math.sqrt(mean), se: se / (2 * Math.sqrt(mean)) };
    });
    [7.96, 2.67, 0.851, 0.264].forEach((known, n) => {
      const { e, se } = distances[n]!;
      expect(Math.abs(e - known)).toBeLessThanOrEqual(4 * se);
    });
    const slope = distances.reduce((sum, { e }, n) => sum + (n - 1.5) * Math.log10(e), 0) / 5;
    expect(Math.abs(slope + 0.5)).toBeLessThan(0.1);
  });
});

describe("replicate", () => {
  const policy = feasible(optimal(paperProblem, 10));
  const fluid = fluidFigures(policy.plan);
  const driven = feasible(reorderPoint(paperProblem, 10));

  it("the expected profit falls short of the plan's by 293 at n = 1 and 89.8 at n = 10", () => {
    for (const [scale, shortfall, count] of [
      [1, 293, 1500],
      [10, 89.8, 300],
    ] as const) {
      const { mean, se } = moments(runs(paperProblem, policy, { ...poisson, scale }, count).map(profit));
      expect(Math.abs(policy.plan.totalProfit - mean - shortfall)).toBeLessThanOrEqual(4 * se);
    }
  });

  it("what noise does not touch has the fluid's mean: purchases, orders and customers", () => {
    const all = runs(paperProblem, policy, poisson, 200);
    const figures = [
      [all.map(({ purchase }) => purchase), fluid.costs.purchase],
      [all.map(({ orderedUnits }) => orderedUnits), fluid.orderedUnits],
      [all.map(({ demandedUnits }) => demandedUnits), fluid.soldUnits],
    ] as const;
    for (const [values, expected] of figures) {
      const { mean, se } = moments(values);
      expect(Math.abs(mean - expected)).toBeLessThanOrEqual(4 * se);
    }
    for (const { ordering, orders } of all) {
      expect(ordering).toBeCloseTo(fluid.costs.ordering, 9);
      expect(orders).toBe(4);
    }
  });

  it("units decay at rate λ: spoiled − λ·∫ I dt has mean 0", () => {
    for (const deteriorationRate of [0.05, 0.6]) {
      const problem = { ...paperProblem, deteriorationRate };
      const all = runs(problem, feasible(optimal(problem, 10)), { ...poisson, scale: 3 }, 300);
      const { mean, se } = moments(
        all.map(({ spoiledUnits, inventoryTime }) => spoiledUnits - deteriorationRate * inventoryTime),
      );
      expect(Math.abs(mean)).toBeLessThanOrEqual(4 * se);
    }
    const { spoiledUnits } = runs({ ...paperProblem, deteriorationRate: 0 }, policy, poisson, 1)[0]!;
    expect(spoiledUnits).toBe(0);
  });

  it("units and customers are conserved, whatever the policy and the options", () => {
    for (const replenishmentRate of [95, null]) {
      const problem = { ...paperProblem, replenishmentRate };
      for (const plan of [feasible(optimal(problem, 10)), feasible(reorderPoint(problem, 10))]) {
        for (const unmetDemand of ["lost", "backlogged"] as const) {
          for (const replenishment of ["poisson", "even"] as const) {
            for (const t of runs(problem, plan, { scale: 4, unmetDemand, replenishment }, 20)) {
              expect(t.orderedUnits).toBeCloseTo(t.soldUnits + t.spoiledUnits + t.leftoverUnits, 9);
              expect(t.demandedUnits).toBeCloseTo(t.soldUnits + t.lostUnits, 9);
              if (unmetDemand === "lost") expect(t.servedUnits).toBe(t.soldUnits);
              else expect(t.servedUnits).toBeLessThanOrEqual(t.soldUnits);
            }
          }
        }
      }
    }
  });

  it("holding cost and stock are the integrals of the recorded path, the samples its values just before", () => {
    const steps: [number, number][] = [[0, 0]];
    const seen: number[] = [];
    const times = [0.1, 2.999, 3, 4.5, 10];
    const totals = replicate(paperProblem, poisson, policy, streams(seed), 7, {
      times,
      sample: (_, stock) => void seen.push(stock),
      change: (time, stock) => void steps.push([time, stock]),
    });
    let area = 0;
    let discounted = 0;
    steps.forEach(([time, stock], n) => {
      const until = steps[n + 1]?.[0] ?? 10;
      area += stock * (until - time);
      discounted += (stock * (Math.exp(-0.1 * time) - Math.exp(-0.1 * until))) / 0.1;
    });
    expect(totals.inventoryTime).toBeCloseTo(area, 9);
    expect(totals.holding).toBeCloseTo(0.5 * discounted, 9);
    expect(seen).toEqual(times.map((moment) => steps.findLast(([time]) => time < moment)![1]));
  });

  it("backlogged demand is served by later cycles: less is lost, more is sold", () => {
    const lost = runs(paperProblem, policy, poisson, 100);
    const waiting = runs(paperProblem, policy, { ...poisson, unmetDemand: "backlogged" }, 100);
    lost.forEach((each, n) => {
      expect(waiting[n]!.demandedUnits).toBe(each.demandedUnits);
      expect(waiting[n]!.soldUnits).toBeGreaterThanOrEqual(each.soldUnits);
    });
    const sum = (all: Totals[]) => all.reduce((total, { lostUnits }) => total + lostUnits, 0);
    expect(sum(waiting)).toBeLessThan(0.6 * sum(lost));
  });

  it("even replenishment delivers exactly the orders and leaves less noise", () => {
    const even = runs(paperProblem, policy, { ...poisson, replenishment: "even" }, 200);
    const ordered = policy.plan.cycles.reduce(
      (sum, { orderQuantity }) => sum + Math.round(10 * orderQuantity),
      0,
    );
    for (const { orderedUnits } of even) expect(Math.abs(10 * orderedUnits - ordered)).toBeLessThanOrEqual(4);
    const random = moments(runs(paperProblem, policy, poisson, 200).map(profit));
    const { mean, se } = moments(even.map(profit));
    expect(mean).toBeGreaterThan(random.mean + 4 * se);
    expect(mean).toBeLessThan(policy.plan.totalProfit);
  });

  it("instantaneous replenishment delivers at the start: the mean path is the falling leg", () => {
    const problem = { ...paperProblem, replenishmentRate: null };
    const atOnce = feasible(optimal(problem, 10));
    const inner = [0.2, 1, 2.2, 3.4];
    const expected = fluidStock(problem, atOnce.plan, inner);
    const paths = samples(problem, atOnce, 10, inner, 200);
    inner.forEach((_, index) => {
      const { mean, se } = moments(Array.from({ length: 200 }, (_, n) => paths[4 * n + index]!));
      expect(Math.abs(mean - expected[index]!)).toBeLessThanOrEqual(4 * se);
    });
  });

  it("the reorder-point plan orders as often as the plan, loses less at small scale and is the plan at large scale", () => {
    const small = runs(paperProblem, driven, poisson, 150);
    const clocked = runs(paperProblem, policy, poisson, 150);
    const gain = moments(small.map((each, n) => profit(each) - profit(clocked[n]!)));
    expect(gain.mean).toBeGreaterThan(4 * gain.se);
    for (const { orders } of small) expect(orders).toBeLessThanOrEqual(4);
    const times = [1, 2.9, 4, 5.5, 7, 9];
    const expected = fluidStock(paperProblem, policy.plan, times);
    const large = samples(paperProblem, driven, 2000, times, 1);
    times.forEach((_, index) => {
      expect(Math.abs(large[index]! - expected[index]!)).toBeLessThan(2);
    });
  });

  it("a reorder point on the rising leg works too", () => {
    const problem = { ...paperProblem, replenishmentRate: 30, leadTime: 1.9 };
    const rising = feasible(reorderPoint(problem, 10));
    const [first] = rising.plan.cycles;
    expect(first!.end - first!.start - first!.replenishmentTime).toBeLessThan(1.9);
    const times = [1, 3, 5, 7, 9];
    const expected = fluidStock(problem, rising.plan, times);
    const large = samples(problem, rising, 2000, times, 1);
    times.forEach((_, index) => {
      expect(Math.abs(large[index]! - expected[index]!)).toBeLessThan(2);
    });
  });

  it("every plan meets the same customers: plans that price alike, at other boundaries, see the same demand", () => {
    const alike = (boundaries: number[]) => {
      const plan = feasible(planWith(paperProblem, pricer(paperProblem, "optimal"), boundaries));
      const cycles = plan.cycles.map((cycle) => ({ ...cycle, price: 32 }));
      return clockPolicy("alike", "Alike", { ...plan, cycles });
    };
    const [a, b] = [alike([0, 3, 6, 8, 10]), alike([0, 5, 10])].map((each) =>
      runs(paperProblem, each, poisson, 20),
    );
    a!.forEach((each, n) => {
      expect(each.demandedUnits).toBe(b![n]!.demandedUnits);
    });
  });

  it("customers who would not pay one price are asked again at the next: demand is every customer's own choice", () => {
    const switching = (renewal: Renewal): Policy => ({
      kind: "switching",
      label: "Switching",
      decide: ({ cycle }) =>
        cycle === 0
          ? { price: 54, orderQuantity: 95, renewal }
          : { price: 20, orderQuantity: 300, renewal: { kind: "never" } },
    });
    const still = { ...paperProblem, deteriorationRate: 0, leadTime: 0 };
    const cases: [DeteriorationProblem, Renewal, number][] = [
      [paperProblem, { kind: "time", time: 4 }, 4],
      // The 95 units have arrived after 1 period; the order then placed arrives after a lead time of 0.5.
      [paperProblem, { kind: "level", level: 1e9, leg: "falling" }, 1.5],
      [paperProblem, { kind: "level", level: 1e9, leg: "rising" }, 1.5],
      // Without decay and lead time nothing but the turn of the leg itself separates the prices.
      [still, { kind: "level", level: 1e9, leg: "falling" }, 1],
    ];
    for (const [problem, renewal, change] of cases) {
      for (let replication = 0; replication < 20; replication++) {
        const customers = streams(seed).stream({ purpose: purposes.demand, replication });
        let time = unitExponential(customers.word()) / 500;
        let buyers = 0;
        while (time < 10) {
          if (customers.uniform() < (50 - 0.9 * (time < change ? 54 : 20)) / 50) buyers++;
          time += unitExponential(customers.word()) / 500;
        }
        const run = replicate(problem, poisson, switching(renewal), streams(seed), replication);
        expect(Math.round(10 * run.demandedUnits)).toBe(buyers);
      }
    }
  });

  it("every unit sold is paid, at the price at which it was asked for", () => {
    const problem = { ...paperProblem, netDiscountRate: 0 };
    const cycles = policy.plan.cycles.map((cycle) => ({ ...cycle, price: 31 }));
    const constant = clockPolicy("constant", "Constant price", { ...policy.plan, cycles });
    for (const unmetDemand of ["lost", "backlogged"] as const) {
      for (const { revenue, soldUnits, purchase, orderedUnits } of runs(
        problem,
        constant,
        { ...poisson, unmetDemand },
        10,
      )) {
        expect(revenue).toBeCloseTo(31 * soldUnits, 8);
        expect(purchase).toBeCloseTo(8 * orderedUnits, 8);
      }
    }
  });

  it("same seed, same numbers; another seed or replication, others", () => {
    const run = (text: string, n: number) => replicate(paperProblem, poisson, policy, streams(text), n);
    expect(run("a", 3)).toEqual(run("a", 3));
    expect(run("a", 3)).not.toEqual(run("a", 4));
    expect(run("a", 3)).not.toEqual(run("b", 3));
  });

  it("a policy that renews without end is stopped", () => {
    const endless = {
      kind: "endless",
      label: "Endless",
      decide: () => ({
        price: 30,
        orderQuantity: 0,
        renewal: { kind: "level" as const, level: 1e9, leg: "falling" as const },
      }),
    };
    const problem = { ...paperProblem, leadTime: 0 };
    expect(() => replicate(problem, poisson, endless, streams("x"), 0)).toThrow("at most 100000 cycles");
  });
});
