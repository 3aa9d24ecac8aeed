import { describe, expect, it } from "vitest";
import { mergedPairings, pairingOf } from "../../../src/experiment/design/pairing.ts";
import { Bench } from "../../../src/experiment/design/part.ts";
import { tableCells, tableHeading } from "../../../src/experiment/design/rows.ts";
import { unitsPerCell } from "../../../src/experiment/design/tasks.ts";
import { simulate } from "../../../src/experiment/simulate.ts";
import { Comoments } from "../../../src/statistics/comoments.ts";
import { experiment, raw, rows } from "./support.ts";

const outputs = ["averageCost", "contractShare", "reservation"];

describe("rowsOf with differences", () => {
  it("gives the paired differences that comparing the cell's scenario by itself gives, to the bit", async () => {
    const of = await experiment({ differences: true });
    const bench = await Bench.of(of);
    const all = await rows(of);
    for (const cell of [0, 5]) {
      const { differences } = await simulate(bench.scenario(cell));
      expect(differences).toHaveLength(1);
      for (const [kpi, { mean, se, halfWidth, n, varianceRatio }] of Object.entries(differences[0]!.kpis)) {
        const row = all.find((each) => each.cell === cell && each.versus === "optimal" && each.kpi === kpi);
        expect(row).toMatchObject({ policy: "baseStock", mean, se, halfWidth, n });
        expect(row!.varianceRatio ?? null).toBe(varianceRatio);
      }
    }
  });

  it("leaves the rows of the policies as they are without, and takes exact figures from each other", async () => {
    const plain = await rows(await experiment({ outputs }));
    const all = await rows(await experiment({ outputs, differences: true }));
    expect(all.filter(({ versus }) => versus === undefined)).toEqual(plain);
    const differences = all.filter(({ versus }) => versus !== undefined);
    expect(differences).toHaveLength(plain.length / 2);
    for (const { cell, kpi, exact } of differences) {
      const [first, second] = plain.filter((row) => row.cell === cell && row.kpi === kpi);
      expect(exact).toBe(second!.exact! - first!.exact!);
    }
    expect(differences.find(({ kpi }) => kpi === "reservation")).not.toHaveProperty("mean");
  });

  it("folds several units to the difference of all replications", async () => {
    const simulation = { ...raw.scenario.simulation, replications: 1500, periods: 8000 };
    const of = await experiment({
      scenario: { ...raw.scenario, simulation },
      factors: [],
      outputs,
      answers: "simulated",
      differences: true,
    });
    expect(unitsPerCell(of)).toBe(2);
    const all = await rows(of);
    const { differences } = await simulate((await Bench.of(of)).scenario(0));
    const found = all.filter(({ versus }) => versus !== undefined);
    expect(found.map(({ kpi }) => kpi)).toEqual(["averageCost", "contractShare"]);
    for (const { kpi, mean, se, n, varianceRatio } of found) {
      const whole = differences[0]!.kpis[kpi]!;
      expect(n).toBe(1500);
      expect(mean! / whole.mean).toBeCloseTo(1, 10);
      expect(se! / whole.se).toBeCloseTo(1, 9);
      expect(varianceRatio! / whole.varianceRatio!).toBeCloseTo(1, 9);
      expect(varianceRatio).toBeGreaterThan(1);
    }
  });

  it("is silent where a model or a cell has one policy only", async () => {
    const scenario = { ...raw.scenario, policies: [{ kind: "baseStock" }] };
    const all = await rows(await experiment({ scenario, outputs, differences: true }));
    expect(all.some(({ versus }) => versus !== undefined)).toBe(false);
  });

  it("has columns of its own in tables, which others do not have", async () => {
    const all = await rows(await experiment({ outputs, differences: true, factors: [] }));
    const heading = tableHeading([], true);
    expect(heading.filter((name) => !tableHeading([]).includes(name))).toEqual(["versus", "varianceRatio"]);
    const row = all.find(({ versus, kpi }) => versus !== undefined && kpi === "averageCost")!;
    const cells = tableCells(row, [], true);
    expect(Object.fromEntries(heading.map((name, i) => [name, cells[i]]))).toMatchObject({
      policy: "baseStock",
      versus: "optimal",
      kpi: "averageCost",
      varianceRatio: row.varianceRatio,
    });
  });
});

describe("mergedPairings", () => {
  it("is what all rows together give, for means and for ratios", () => {
    const columns = [
      [3, 1, 4, 1, 5, 9, 2, 6],
      [2, 7, 1, 8, 2, 8, 1, 8],
      [1, 4, 1, 4, 2, 1, 3, 5],
      [5, 7, 7, 2, 1, 5, 6, 6],
    ];
    const of = (from: number, to: number) => {
      const moments = new Comoments(4);
      moments.add(Float64Array.from(columns.flatMap((column) => column.slice(from, to))), to - from);
      return pairingOf(moments, { column: 0, over: 1 }, { column: 2, over: 3 });
    };
    const whole = of(0, 8);
    for (const cut of [1, 3, 7]) {
      const both = mergedPairings(of(0, cut), of(cut, 8));
      expect(both.n).toBe(8);
      const [found, expected] = [both, whole].map(({ means, covariances }) => [...means, ...covariances]);
      for (const [i, each] of found!.entries()) expect(each).toBeCloseTo(expected![i]!, 12);
    }
  });
});
