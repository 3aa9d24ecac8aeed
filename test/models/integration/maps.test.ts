import { describe, expect, it } from "vitest";
import { type Course, course } from "../../../src/models/integration/course.ts";
import { attributeWith } from "../../../src/models/integration/experiments/attribution.ts";
import { eventStudy } from "../../../src/models/integration/experiments/eventStudy.ts";
import { costsOf } from "../../../src/models/integration/experiments/investment.ts";
import {
  attributionOf,
  attributionRuns,
  attributionValues,
} from "../../../src/models/integration/experiments/parts.ts";
import { readinessMap } from "../../../src/models/integration/experiments/readinessMap.ts";
import { leversOf, maskOf } from "../../../src/models/integration/levers.ts";
import { everyLever, runner, siloed } from "../../../src/models/integration/run.ts";
import { example, type IntegrationScenario } from "../../../src/models/integration/scenario.ts";
import { sameDay } from "../../../src/models/integration/setting.ts";
import { chain } from "../../../src/models/integration/world.ts";

const short: IntegrationScenario = {
  ...example,
  goLive: sameDay(0),
  simulation: { seed: "maps", replications: 2, warmUp: 60, years: 1 },
};
const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const errorOf = (values: readonly number[]) => {
  const mean = average(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
};

describe("readinessMap", () => {
  const levels = [0.3, 0.9];
  const adoptions = [0, 0.6];
  const map = readinessMap(short, levels, adoptions, 2);
  const { discountRate, horizonYears } = short.problem.investment;
  const { capital, running } = costsOf(short, everyLever);
  /** Net present value of a benefit that comes every year, written out. */
  const worth = (benefit: number) => {
    let value = -capital[0]!;
    for (let year = 1; year <= horizonYears; year++)
      value += (benefit - running[year - 1]! - capital[year]!) / (1 + discountRate) ** year;
    return value;
  };

  it("without adoption there is no benefit, only cost, whatever the data", () => {
    expect(map.npv.map((row) => row.length)).toEqual([2, 2]);
    for (const row of map.npv) {
      expect(row[0]!.mean).toBeCloseTo(worth(0), 4);
      expect(row[0]!.se).toBe(0);
    }
  });
  it("a cell is the value of the scenario with its data quality (row) and its ceiling (column)", () => {
    levels.forEach((level, row) => {
      const { problem } = short;
      const run = runner({
        ...short,
        problem: { ...problem, dataQuality: { ...problem.dataQuality, level } },
        adoption: { ...short.adoption, maximum: 0.6 },
      });
      const values = [0, 1].map((i) => worth(run(everyLever, i)["profit"]! - run(siloed, i)["profit"]!));
      expect(map.npv[row]![1]!.mean).toBeCloseTo(average(values), 4);
      expect(map.npv[row]![1]!.se).toBeCloseTo(errorOf(values), 4);
    });
    expect(map.npv[1]![1]!.mean).not.toBe(map.npv[0]![1]!.mean);
  });
});

describe("eventStudy", () => {
  const restless: IntegrationScenario = {
    ...short,
    problem: {
      ...short.problem,
      supply: { ...short.problem.supply, disruptionGapDays: 60, disruptionDays: 40 },
    },
  };
  it.each([
    ["siloed", siloed],
    ["integrated", everyLever],
  ] as const)("%s: means and errors are those of the course around the same starts", (world, levers) => {
    const [before, after, runs] = [10, 40, 3];
    const study = eventStudy(chain(restless), levers, runs, before, after);
    const { warmUp } = restless.simulation;
    const windows: { readonly series: Course["series"]; readonly first: number }[] = [];
    for (let i = 0; i < runs; i++) {
      const pair = course(restless, i);
      const { series } = pair[world];
      for (const { start } of pair.disruptions) {
        const first = Math.ceil(start) - before;
        if (first < warmUp || first + before + after >= pair.days) continue;
        windows.push({ series, first });
      }
    }
    expect(study.events).toBe(windows.length);
    expect(study.events).toBeGreaterThan(4);
    expect(study.days).toEqual(Array.from({ length: before + after + 1 }, (_, k) => k - before));
    for (const name of ["onHand", "components", "backlog", "satisfaction"])
      study.days.forEach((_, k) => {
        const values = windows.map(({ series, first }) => series[name]![first + k]!);
        expect(study.series[name]![k]!.mean).toBeCloseTo(average(values), 6);
        expect(study.series[name]![k]!.se).toBeCloseTo(errorOf(values), 6);
      });
  });
  it("a span without disruptions has no events and no series", () => {
    const calm = {
      ...short,
      problem: { ...short.problem, supply: { ...short.problem.supply, disruptionGapDays: 1e9 } },
    };
    expect(eventStudy(chain(calm), siloed, 1)).toMatchObject({ events: 0, series: { onHand: [] } });
  });
});

describe("attribution of one's own scenario", () => {
  const own: IntegrationScenario = { ...short, levers: leversOf(0b00010011) };
  const options = { kpi: "leadTime", replications: 2, pairs: 2 };

  it("parts computed in any order give the same bits as all at once", () => {
    const { runs } = attributionRuns(own, options);
    const shuffled = runs.toReversed();
    const { values } = attributionValues(own, { kpi: "leadTime", runs: shuffled });
    const run = runner(own);
    const whole = attributeWith(run, own.levers, "leadTime", 2, 2, own.simulation.seed);
    expect(attributionOf(own, { ...options, runs: shuffled, values })).toEqual(whole);
    expect(Object.keys(whole.levers)).toEqual(["orderFlow", "visibility", "dynamicStock"]);
    expect(new Set(runs.map(({ mask, replication }) => `${mask} ${replication}`)).size).toBe(runs.length);
  });
  it("every run asked for is of the scenario's own levers", () => {
    const { runs } = attributionRuns(own, options);
    for (const { mask } of runs) expect(mask & ~maskOf(own.levers)).toBe(0);
    expect(runs.some(({ mask }) => mask === 0)).toBe(true);
    expect(runs.some(({ mask }) => mask === maskOf(own.levers))).toBe(true);
  });
  it("attributionOf without a run that it needs says which", () => {
    const { runs } = attributionRuns(own, options);
    const { values } = attributionValues(own, { kpi: "leadTime", runs });
    expect(() => attributionOf(own, { ...options, runs: runs.slice(1), values: values.slice(1) })).toThrow(
      /missing run: \d+ \d+/,
    );
  });
});
