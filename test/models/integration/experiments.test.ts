import { describe, expect, it } from "vitest";
import {
  attributeWith,
  exactShapley,
  oneAtATime,
  sampledShapley,
} from "../../../src/models/integration/experiments/attribution.ts";
import { coalitionTable } from "../../../src/models/integration/experiments/coalitions.ts";
import { beforeAfter } from "../../../src/models/integration/experiments/comparison.ts";
import { eventStudy } from "../../../src/models/integration/experiments/eventStudy.ts";
import {
  cashFlows,
  costsOf,
  internalRate,
  netPresentValue,
  paybackYears,
} from "../../../src/models/integration/experiments/investment.ts";
import { presets } from "../../../src/models/integration/experiments/presets.ts";
import { regressionScenario } from "../../../src/models/integration/experiments/published.ts";
import { investmentFigures, roi } from "../../../src/models/integration/experiments/roi.ts";
import { bestSet, rolloutPath } from "../../../src/models/integration/experiments/rollout.ts";
import { interactions, shapley } from "../../../src/models/integration/experiments/shapley.ts";
import { integration } from "../../../src/models/integration/index.ts";
import { leverNames, leversOf, maskOf } from "../../../src/models/integration/levers.ts";
import { everyLever, type Run, runner } from "../../../src/models/integration/run.ts";
import { example, type IntegrationScenario } from "../../../src/models/integration/scenario.ts";
import { sameDay } from "../../../src/models/integration/setting.ts";
import { chain } from "../../../src/models/integration/world.ts";

/** A cheap stand-in for the chain: lever i is worth 2ⁱ, levers 0 and 1 another 10 together, plus noise. */
const worth: Run = (levers, replication) => {
  const mask = maskOf(levers);
  const both = (mask & 3) === 3 ? 10 : 0;
  return { profit: mask + both + 1000 * replication };
};
const worths = leverNames.map((_, i) => 2 ** i + (i < 2 ? 5 : 0));

describe("levers", () => {
  it("maskOf(leversOf(m)) = m", () => {
    for (let mask = 0; mask < 256; mask++) expect(maskOf(leversOf(mask))).toBe(mask);
  });
});

describe("attribution", () => {
  it("exactShapley of all 256 coalitions splits a synergy evenly", () => {
    const table = coalitionTable(worth, leverNames, 0, ["profit"])["profit"]!;
    exactShapley([table]).values.forEach((value, i) => {
      expect(value.mean).toBeCloseTo(worths[i]!, 9);
    });
    expect(interactions(table)[0]![1]).toBeCloseTo(10, 9);
    expect(interactions(table)[2]![5]).toBeCloseTo(0, 9);
  });
  it("sampledShapley with a permutation and its reverse is exact for pairwise synergies, and sums to the total", () => {
    const { values } = sampledShapley(worth, leverNames, "profit", 3, 2, "attribution");
    values.forEach((value, i) => {
      expect(value.mean).toBeCloseTo(worths[i]!, 9);
      expect(value.se).toBeCloseTo(0, 9);
    });
  });
  it("oneAtATime sees a synergy in lastOut only", () => {
    const { firstIn, lastOut, total } = oneAtATime(worth, leverNames, "profit", 2);
    expect(firstIn.map((value) => value.mean)).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
    expect(lastOut.map((value) => value.mean)).toEqual([11, 12, 4, 8, 16, 32, 64, 128]);
    expect(total.mean).toBe(265);
  });
  it("attributeWith shares out among the chosen levers only", () => {
    const result = attributeWith(worth, leversOf(0b101), "profit", 2, 1, "x");
    expect(Object.keys(result.levers)).toEqual(["orderFlow", "pipeline"]);
    expect(result.levers["pipeline"]!.shapley.mean).toBe(4);
  });
  it("shapley([…]) of a length that is no power of 2 throws", () => {
    expect(() => shapley([1, 2, 3])).toThrow(RangeError);
  });
});

describe("investment", () => {
  it("costsOf no levers is nothing, of all levers the specification's 360 000 and 65 000 a year", () => {
    const none = costsOf(example, leversOf(0));
    expect([...none.capital, ...none.running].every((cost) => cost === 0)).toBe(true);
    const all = costsOf(example, everyLever);
    expect(all.capital.reduce((sum, cost) => sum + cost, 0)).toBe(360_000);
    for (const running of all.running) expect(running).toBeCloseTo(65_000, 6);
  });
  it("costsOf pays a lever in the year in which it goes live", () => {
    const phased = { ...example, goLive: { ...sameDay(0), logistics: 400 } };
    expect(costsOf(phased, everyLever).capital.slice(0, 2)).toEqual([335_000, 25_000]);
  });
  it("cashFlows repeats the last simulated year", () => {
    const flows = cashFlows([100, 200], { capital: [50, 0, 0, 0], running: [1, 1, 1] });
    expect(flows).toEqual([-50, 99, 199, 199]);
  });
  it("paybackYears and internalRate of a hopeless investment are null", () => {
    expect(paybackYears([-10, 1, 1])).toBe(null);
    expect(internalRate([-10, -1])).toBe(null);
    expect(paybackYears([0, 5])).toBe(0);
  });
  it("investmentFigures breaks even at planned capital plus net present value", () => {
    const costs = costsOf(example, everyLever);
    const figures = investmentFigures([[246_000, 283_000]], costs, 0.1);
    const spent = { ...costs, capital: costs.capital.map((c, i) => (i === 0 ? figures.breakEvenCapex : c)) };
    expect(netPresentValue(cashFlows([246_000, 283_000], spent), 0.1)).toBeCloseTo(0, 4);
    // The specification's own arithmetic: benefit 246k and 283k give about 433k.
    expect(figures.npv.mean).toBeGreaterThan(425_000);
    expect(figures.npv.mean).toBeLessThan(441_000);
  });
});

describe("rolloutPath", () => {
  it("rolloutPath adds the best lever first and finds the best set", () => {
    const setting = { ...example, goLive: sameDay(0) };
    const profits = (mask: number) => [0, 1].map((i) => [1000 * worth(leversOf(mask), i)["profit"]!]);
    const { steps } = rolloutPath(setting, leverNames, profits);
    const { best } = bestSet(setting, leverNames, profits);
    expect(steps.map((step) => step.lever).sort()).toEqual([...leverNames].sort());
    expect(steps[0]!.lever).toBe("logistics");
    expect(best.npv.mean).toBeGreaterThanOrEqual(Math.max(...steps.map((step) => step.npv.mean)));
    let sum = 0;
    for (const { gain, npv } of steps) {
      sum += gain.mean;
      expect(sum).toBeCloseTo(npv.mean, 4);
    }
  });
});

describe("experiments on the chain", () => {
  const short: IntegrationScenario = {
    ...regressionScenario("experiments"),
    simulation: { seed: "experiments", replications: 3, warmUp: 90, years: 1 },
  };
  it("beforeAfter pairs replications: common random numbers cut the variance of the profit difference", () => {
    const table = beforeAfter(runner(short), everyLever, 5);
    const { before, after, difference } = table["profit"]!;
    expect(difference.mean).toBeCloseTo(after.mean - before.mean, 4);
    expect(difference.varianceRatio).toBeGreaterThan(3);
    expect(difference.halfWidth).toBeGreaterThan(2 * difference.se);
  });
  it("roi reports with and without retention, and retention adds to the benefit", () => {
    const { withRetention, withoutRetention } = roi(short, 3);
    expect(withRetention.benefits[0]!.mean).toBeGreaterThan(100_000);
    expect(withoutRetention.benefits[0]!.mean).toBeLessThan(withRetention.benefits[0]!.mean + 20_000);
    expect(withRetention.probabilityPositive).toBeGreaterThanOrEqual(0);
  });
  it("eventStudy sees components fall after a disruption begins", () => {
    const restless = {
      ...short,
      problem: {
        ...short.problem,
        supply: { ...short.problem.supply, disruptionGapDays: 60, disruptionDays: 40 },
      },
    };
    const study = eventStudy(chain(restless), leversOf(0), 4, 10, 60);
    expect(study.events).toBeGreaterThan(3);
    const components = study.series["components"]!.map((value) => value.mean);
    expect(Math.min(...components.slice(25, 60))).toBeLessThan(0.6 * components[10]!);
  });
  it("presets change what they say and pass the conditions", () => {
    expect(presets.map((preset) => preset.name)).toContain("smallStable");
    for (const preset of presets) expect(integration.inputs.conditions(preset.apply(example))).toEqual([]);
    expect(presets.find((preset) => preset.name === "lowAdoption")!.apply(example).adoption.maximum).toBe(
      0.3,
    );
  });
});
