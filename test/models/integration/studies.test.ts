import { describe, expect, it } from "vitest";
import { cashCourse } from "../../../src/models/integration/experiments/cashCourse.ts";
import { interval } from "../../../src/models/integration/experiments/interval.ts";
import { costsOf } from "../../../src/models/integration/experiments/investment.ts";
import {
  type IsoRuns,
  isoService,
  isoServiceStep,
  isoServiceValues,
} from "../../../src/models/integration/experiments/isoService.ts";
import {
  type RolloutRuns,
  rollout,
  rolloutStep,
  rolloutValues,
} from "../../../src/models/integration/experiments/rollout.ts";
import { leversOf } from "../../../src/models/integration/levers.ts";
import { everyLever, runner, siloed } from "../../../src/models/integration/run.ts";
import { example, type IntegrationScenario } from "../../../src/models/integration/scenario.ts";
import { sameDay } from "../../../src/models/integration/setting.ts";

const short: IntegrationScenario = {
  ...example,
  goLive: sameDay(0),
  simulation: { seed: "studies", replications: 3, warmUp: 60, years: 1 },
};

describe("interval", () => {
  it("interval([1, 2, 4]) is Student's", () => {
    const { mean, se, halfWidth } = interval([1, 2, 4]);
    expect(mean).toBeCloseTo(7 / 3, 12);
    expect(se).toBeCloseTo(Math.sqrt(7 / 3 / 3), 12);
    // t(0.975; 2) of any table.
    expect(halfWidth! / se).toBeCloseTo(4.302653, 5);
    expect(interval([5]).halfWidth).toBe(null);
  });
});

describe("isoService", () => {
  it("isoServiceStep by step, parts in any order, is isoService", () => {
    let known: IsoRuns = { runs: [], values: [] };
    let parts = 0;
    for (;;) {
      const { runs, result } = isoServiceStep(short, 3, known);
      if (result !== null) {
        expect(result).toEqual(isoService(short, 3));
        break;
      }
      for (const run of runs.toReversed()) {
        parts++;
        const { values } = isoServiceValues(short, [run]);
        known = { runs: [...known.runs, run], values: [...known.values, ...values] };
      }
    }
    expect(parts % 3).toBe(0);
    expect(parts).toBeGreaterThanOrEqual(6);
  });
  it("isoService finds a factor at which the fill rates nearly agree, and pairs the runs", () => {
    const result = isoService(short, 3);
    const fill = (factor: number, levers: typeof siloed) => {
      const { problem } = short;
      const run = runner({
        ...short,
        problem: { ...problem, planning: { ...problem.planning, safetyFactor: factor } },
      });
      return interval([0, 1, 2].map((i) => run(levers, i)["fillRate"]!)).mean;
    };
    const gap = fill(result.integratedFactor, everyLever) - fill(result.siloedFactor, siloed);
    expect(Math.abs(gap)).toBeLessThan(0.01);
    expect(result.matched).toBe(Math.abs(gap) <= 0.002);
    expect(result.kpis["fillRate"]!.difference.mean).toBeCloseTo(gap, 9);
    for (const kpi of Object.values(result.kpis)) {
      expect(kpi.difference.mean).toBeCloseTo(kpi.integrated.mean - kpi.siloed.mean, 5);
      expect(kpi.difference.halfWidth).toBeGreaterThan(0);
    }
  });
});

describe("rollout", () => {
  const few: IntegrationScenario = { ...short, levers: leversOf(0b10000011) };
  it("rolloutStep by step, parts in any order, is rollout: k (k + 1) / 2 + 1 sets of levers", () => {
    let known: RolloutRuns = { runs: [], values: [] };
    let found = rolloutStep(few, 2, known);
    while (found.runs.length > 0) {
      const runs = found.runs.toReversed();
      const { values } = rolloutValues(few, runs);
      known = { runs: [...known.runs, ...runs], values: [...known.values, ...values] };
      found = rolloutStep(few, 2, known);
    }
    // One set is common to two steps at most once: 3 + 2 + 1 sets and the empty one.
    expect(known.runs.length).toBe(2 * 7);
    expect(found).toEqual(rollout(few, 2));
    expect(found.steps.map(({ lever }) => lever).sort()).toEqual(["logistics", "orderFlow", "visibility"]);
    expect(found.steps.at(-1)!.cumulativeCash.length).toBe(few.problem.investment.horizonYears + 1);
  });
  it("rolloutStep asks again only for what more replications need", () => {
    const { runs } = rolloutStep(few, 1, { runs: [], values: [] });
    const { values } = rolloutValues(few, runs);
    const next = rolloutStep(few, 2, { runs, values });
    expect(next.runs.every(({ replication }) => replication === 1)).toBe(true);
    expect(next.runs.length).toBe(runs.length);
  });
});

describe("cashCourse", () => {
  const scenario: IntegrationScenario = {
    ...short,
    problem: {
      ...short.problem,
      investment: { ...short.problem.investment, horizonYears: 3, discountRate: 0.25 },
    },
  };
  const { capital, running } = costsOf(scenario, everyLever);
  it("cashCourse repeats the last year, adds up and discounts", () => {
    const benefits = [
      { mean: 200_000, halfWidth: 10 },
      { mean: 300_000, halfWidth: 20 },
    ];
    const { flows, cumulative, reach, npv, npvReach, payback } = cashCourse(scenario, benefits);
    expect(capital[0]).toBe(360_000);
    expect(running[0]).toBeCloseTo(65_000, 6);
    [-360_000, 135_000, 235_000, 235_000].forEach((flow, year) => {
      expect(flows[year]!).toBeCloseTo(flow, 6);
    });
    [-360_000, -225_000, 10_000, 245_000].forEach((sum, year) => {
      expect(cumulative[year]!).toBeCloseTo(sum, 6);
    });
    expect(reach).toEqual([0, 10, 30, 50]);
    expect(npv).toBeCloseTo(-360_000 + 135_000 / 1.25 + 235_000 / 1.25 ** 2 + 235_000 / 1.25 ** 3, 6);
    expect(npvReach).toBeCloseTo(10 / 1.25 + 20 / 1.25 ** 2 + 20 / 1.25 ** 3, 9);
    expect(payback).toBeCloseTo(1 + 225 / 235, 9);
  });
  it("cashCourse of benefits below the running cost never pays back", () => {
    expect(cashCourse(scenario, [{ mean: 50_000, halfWidth: 1 }]).payback).toBe(null);
  });
});
