import { describe, expect, it } from "vitest";
import { BundleText, bundleOf, rowDifference, rowsDigest } from "../../../src/experiment/design/bundle.ts";
import { parseExperiment } from "../../../src/experiment/design/experiment.ts";
import { type Moments, merged } from "../../../src/experiment/design/moments.ts";
import { Bench } from "../../../src/experiment/design/part.ts";
import { shareCount, unitOf, unitsPerCell } from "../../../src/experiment/design/tasks.ts";
import { simulate } from "../../../src/experiment/simulate.ts";
import { experiment, rows } from "./support.ts";

describe("rowsOf", () => {
  it("gives the figures that simulating the cell's scenario by itself gives, to the bit, exact ones beside them", async () => {
    const of = await experiment();
    const bench = await Bench.of(of);
    expect(bench.units).toBe(1);
    const all = await rows(of);
    for (const cell of [0, 4]) {
      const { policies } = await simulate(bench.scenario(cell));
      for (const { kind, kpis, exact } of policies) {
        for (const [kpi, { mean, se, halfWidth, n }] of Object.entries(kpis)) {
          const row = all.find((each) => each.cell === cell && each.policy === kind && each.kpi === kpi);
          expect(row).toMatchObject({ mean, se, halfWidth, n, exact: exact[kpi], seed: "test" });
        }
      }
    }
  });

  it("keeps only the outputs named, parameters of policies among them", async () => {
    const all = await rows(await experiment({ outputs: ["reservation", "costs"], answers: "exact" }));
    const kpis = new Set(all.map(({ kpi }) => kpi));
    expect([...kpis].sort()).toEqual(
      [
        "reservation",
        ...["backorder", "contract", "holding", "reservation", "spot"].map((each) => `costs.${each}`),
      ].sort(),
    );
    expect(all.every(({ mean, exact }) => mean === undefined && exact !== undefined)).toBe(true);
  });

  it("says why a cell has no answer, and goes on with the others", async () => {
    const { scenario } = (await import("./support.ts")).raw;
    const contract = { ...scenario, policies: [{ kind: "contractOnly" }] };
    const all = await rows(
      await experiment({
        scenario: contract,
        factors: [{ path: "policies.0.reservation", levels: [10.5, 12] }].slice(0, 0),
        design: {
          kind: "list",
          cells: [{ "problem.demand.sd": 3 }, { lattice: { base: "paper", levelCap: 1 } }],
        },
        answers: "exact",
      }),
    );
    expect(all.find(({ cell }) => cell === 0)!.exact).toBeDefined();
    expect(
      all
        .filter(({ cell }) => cell === 1)
        .every((row) => row.infeasible === undefined || row.exact === undefined),
    ).toBe(true);
  });

  it("replicates until the interval is as narrow as wanted, or the most is reached", async () => {
    const factors = [{ path: "problem.demand.sd", levels: [1, 6] }];
    const target = { kpi: "averageCost", halfWidth: 0.35, most: 4000 };
    const all = await rows(await experiment({ factors, target }));
    const costs = all.filter(({ kpi }) => kpi === "averageCost");
    expect(costs.every(({ halfWidth }) => halfWidth! <= 0.35)).toBe(true);
    expect(costs[0]!.n).toBeGreaterThanOrEqual(60);
    expect(costs[2]!.n).toBeGreaterThan(2 * costs[0]!.n!);
    const capped = await rows(await experiment({ factors, target: { ...target, most: 100 } }));
    expect(Math.max(...capped.flatMap(({ n }) => n ?? []))).toBe(100);
  });
});

describe("units", () => {
  it("cut replications without gap or overlap, and shares cut tasks so", async () => {
    const units = Array.from({ length: 7 }, (_, unit) => unitOf(100, unit, 7));
    expect(units.reduce((next, { first, count }) => (first === next ? next + count : Number.NaN), 0)).toBe(
      100,
    );
    const shares = Array.from({ length: 7 }, (_, index) => shareCount(100, { index, of: 7 }));
    expect(shares).toEqual([15, 15, 14, 14, 14, 14, 14]);
  });

  it("are several for a long cell, and fold to the mean of all replications", async () => {
    const { scenario } = (await import("./support.ts")).raw;
    const simulation = { ...scenario.simulation, replications: 1500, periods: 8000 };
    const of = await experiment({
      scenario: { ...scenario, simulation },
      factors: [],
      outputs: ["averageCost", "contractShare"],
      answers: "simulated",
    });
    expect(unitsPerCell(of)).toBe(2);
    const all = await rows(of);
    const { policies } = await simulate((await Bench.of(of)).scenario(0));
    for (const { policy, kpi, mean, se, n } of all) {
      const whole = policies.find(({ kind }) => kind === policy)!.kpis[kpi]!;
      expect(n).toBe(1500);
      expect(Math.abs(mean! / whole.mean - 1)).toBeLessThan(1e-13);
      expect(Math.abs(se! / whole.se - 1)).toBeLessThan(1e-10);
    }
  });
});

describe("merged", () => {
  const of = (x: readonly number[], y: readonly number[]): Moments => {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const covariance = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, i) => sum + (value - mean(a)) * (b[i]! - mean(b)), 0) / Math.max(1, a.length - 1);
    return {
      n: x.length,
      x: mean(x),
      xx: covariance(x, x),
      y: mean(y),
      yy: covariance(y, y),
      xy: covariance(x, y),
    };
  };

  it("is what all values together give", () => {
    const [x, y] = [
      [1, 4, 9, 16, 25, 36],
      [2, 3, 5, 7, 11, 13],
    ];
    for (const cut of [1, 2, 5]) {
      const both = merged(of(x.slice(0, cut), y.slice(0, cut)), of(x.slice(cut), y.slice(cut)));
      for (const [name, value] of Object.entries(of(x, y))) {
        expect(both[name as keyof Moments]).toBeCloseTo(value, 10);
      }
    }
  });
});

describe("BundleText", () => {
  it("is JSON that holds experiment, rows and their digest; read and written again it is the same text", async () => {
    const of = await experiment({ outputs: ["averageCost"] });
    const all = await rows(of);
    const write = (experiment: typeof of) => {
      const text = new BundleText(experiment, 1);
      return text.head() + text.rows(all.slice(0, 5)) + text.rows(all.slice(5)) + text.tail().text;
    };
    const bundle = bundleOf(JSON.parse(write(of)))!;
    expect(bundle.rows).toEqual(all);
    expect(rowsDigest(bundle)).toBe(bundle.digest);
    const again = await parseExperiment(bundle.experiment);
    expect(again.ok && write(again.value)).toBe(write(of));
  });

  it("rowsDigest notices a changed number, and rowDifference names it", async () => {
    const of = await experiment({ outputs: ["averageCost"] });
    const all = await rows(of);
    const text = new BundleText(of, 1);
    const bundle = bundleOf(JSON.parse(text.head() + text.rows(all) + text.tail().text))!;
    const edited = all.map((row, index) => (index === 3 ? { ...row, mean: row.mean! + 1 } : row));
    expect(rowsDigest({ ...bundle, rows: edited })).not.toBe(bundle.digest);
    expect(rowDifference(all[3], all[3])).toBeUndefined();
    expect(rowDifference(edited[3], all[3])).toMatch(
      /^cell 1, baseStock averageCost, mean: .* in the bundle, .* now$/,
    );
    expect(rowDifference(undefined, all[3])).toBe("a row is missing");
  });
});
