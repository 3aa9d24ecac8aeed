import { describe, expect, it } from "vitest";
import { cellsOf, rawScenario } from "../../../src/experiment/design/cells.ts";
import { levelsOf } from "../../../src/experiment/design/levels.ts";
import { hasPlace, leafPaths, valueAt, withValue } from "../../../src/experiment/design/setting.ts";
import { experiment } from "./support.ts";

async function assignments(changes: object): Promise<unknown[]> {
  const cells = cellsOf(await experiment(changes));
  return Array.from({ length: cells.count }, (_, cell) => cells.assignment(cell));
}

const [h, sd] = ["problem.holdingCost", "problem.demand.sd"];

describe("cellsOf", () => {
  it("factorial: has every combination once, the last factor changing fastest", async () => {
    const expected = [0.2, 1].flatMap((a) => [1, 2, 3].map((b) => ({ [h!]: a, [sd!]: b })));
    expect(await assignments({})).toEqual(expected);
  });

  it("sweep: is the scenario, then each factor by itself", async () => {
    expect(await assignments({ design: { kind: "sweep" } })).toEqual([
      { [h!]: 0.2, [sd!]: 3 },
      { [h!]: 0.2, [sd!]: 3 },
      { [h!]: 1, [sd!]: 3 },
      { [h!]: 0.2, [sd!]: 1 },
      { [h!]: 0.2, [sd!]: 2 },
      { [h!]: 0.2, [sd!]: 3 },
    ]);
  });

  it("list: is the cells stated, objects as levels among them", async () => {
    const cells = [{ lattice: { base: "paper", levelCap: 50 } }, { [h!]: 2, "policies.1.reservation": 9 }];
    expect(await assignments({ factors: [], design: { kind: "list", cells } })).toEqual(cells);
  });

  it("latinHypercube: puts one point into every stratum of every factor, the same on every call, others by another seed", async () => {
    const factors = [
      { path: h, range: [0.1, 2.1] },
      { path: sd, range: [0, 9], integer: true },
      { path: "lattice", levels: ["paper", "fine"] },
    ];
    const changes = { factors, design: { kind: "latinHypercube", cells: 20 } };
    const points = (await assignments(changes)) as Record<string, number | string>[];
    const strata = points.map((point) => Math.floor(((Number(point[h!]) - 0.1) / 2) * 20));
    expect([...strata].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, k) => k));
    expect(strata).not.toEqual([...strata].sort((a, b) => a - b));
    const counts = Array.from({ length: 10 }, (_, k) => points.filter((point) => point[sd!] === k).length);
    expect(counts).toEqual(Array.from({ length: 10 }, () => 2));
    expect(points.filter(({ lattice }) => lattice === "fine")).toHaveLength(10);
    expect(await assignments(changes)).toEqual(points);
    const { scenario } = (await import("./support.ts")).raw;
    const other = { ...scenario, simulation: { ...scenario.simulation, seed: "other" } };
    expect(await assignments({ ...changes, scenario: other })).not.toEqual(points);
  });
});

describe("levelsOf", () => {
  it("writes ranges out without rounding noise, mixed with plain levels", () => {
    expect(levelsOf({ levels: [0, { from: 0.1, to: 0.4, step: 0.1 }, "x", { from: 1 }] })).toEqual([
      0,
      0.1,
      0.2,
      0.3,
      0.4,
      "x",
      { from: 1 },
    ]);
  });
});

describe("rawScenario", () => {
  it("keeps the seed for common random numbers and gives each cell its own otherwise", async () => {
    const common = await experiment();
    const independent = await experiment({ randomNumbers: "independent" });
    const seed = (of: typeof common, cell: number) =>
      rawScenario(of, cell, cellsOf(of).assignment(cell)).simulation.seed;
    expect([seed(common, 0), seed(common, 5)]).toEqual(["test", "test"]);
    expect([seed(independent, 0), seed(independent, 5)]).toEqual(["test / cell 0", "test / cell 5"]);
  });
});

describe("paths into plain data", () => {
  const data = { a: { b: [1, { c: 2 }] }, d: null };

  it("withValue replaces one member and leaves the original alone", () => {
    expect(withValue(data, "a.b.1.c", 9)).toEqual({ a: { b: [1, { c: 9 }] }, d: null });
    expect(data.a.b[1]).toEqual({ c: 2 });
  });

  it("hasPlace allows a new last member but no missing parent", () => {
    expect(["a.b.1.new", "a.b.0", "d"].map((path) => hasPlace(data, path))).toEqual([true, true, true]);
    expect(["x.y", "a.b.2", "a.b.0.c", "d.e", ""].map((path) => hasPlace(data, path))).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });

  it("valueAt and leafPaths see what is there", () => {
    expect(leafPaths(data).map((path) => valueAt(data, path))).toEqual([1, 2, null]);
    expect(valueAt(data, "a.x.c")).toBeUndefined();
  });
});
