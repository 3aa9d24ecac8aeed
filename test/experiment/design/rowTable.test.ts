import { describe, expect, it } from "vitest";
import { Collection } from "../../../src/experiment/design/collection.ts";
import { Bench } from "../../../src/experiment/design/part.ts";
import type { Row } from "../../../src/experiment/design/rows.ts";
import { RowTable } from "../../../src/experiment/design/rowTable.ts";
import { experiment, rows } from "./support.ts";

const changes = { outputs: ["averageCost", "reservation"], differences: true };

/** A table of the rows, its cells added last to first. */
async function filled(): Promise<{ bench: Bench; all: readonly Row[]; table: RowTable }> {
  const of = await experiment(changes);
  const all = await rows(of);
  const bench = await Bench.of(of);
  const table = new RowTable(bench.cells.count);
  for (let cell = bench.cells.count - 1; cell >= 0; cell--)
    table.add(
      cell,
      all.filter((row) => row.cell === cell),
    );
  return { bench, all, table };
}

function read(table: RowTable, { cells }: Bench): Row[] {
  return Array.from({ length: table.cells }, (_, cell) => table.rows(cell, cells.assignment(cell))).flat();
}

describe("RowTable", () => {
  it("gives back the rows it took, in whatever order their cells came", async () => {
    const { bench, all, table } = await filled();
    expect(read(table, bench)).toEqual(all);
    expect([table.count, table.done, table.cells]).toEqual([all.length, 6, 6]);
  });

  it("is the same table after its columns crossed to a thread", async () => {
    const { bench, all, table } = await filled();
    const crossed = RowTable.of(structuredClone(table.columns()));
    expect(read(crossed, bench)).toEqual(all);
    expect(crossed.done).toBe(6);
    expect(crossed.figures()).toEqual(table.figures());
  });

  it("finds figures by policy and name, differences apart, and knows which there are", async () => {
    const { all, table } = await filled();
    const row = all.find(
      ({ cell, versus, kpi }) => cell === 4 && versus !== undefined && kpi === "averageCost",
    )!;
    const { mean, se, halfWidth, varianceRatio } = row;
    const name = { policy: "baseStock", versus: "optimal", kpi: "averageCost" };
    const read = table.reader(name);
    const found = { mean: read(4, "mean"), se: read(4, "se"), halfWidth: read(4, "halfWidth") };
    expect({ ...found, varianceRatio: read(4, "varianceRatio") }).toEqual({
      mean,
      se,
      halfWidth,
      varianceRatio,
    });
    expect(table.reader({ policy: "baseStock", kpi: "reservation" })(4, "mean")).toBeNaN();
    expect(table.reader({ policy: "nobody", kpi: "averageCost" })(4, "mean")).toBeNaN();
    expect(table.figures()).toContainEqual(name);
    expect(table.figures()).toHaveLength(6);
  });

  it("reads a figure wherever it stands in a cell", () => {
    const table = new RowTable(3);
    const row = { factors: {}, scenario: "s", policy: "p", seed: "s" };
    table.add(0, [
      { ...row, cell: 0, kpi: "a", exact: 1 },
      { ...row, cell: 0, kpi: "b", exact: 2 },
    ]);
    table.add(1, [{ ...row, cell: 1, kpi: "b", exact: 3 }]);
    table.add(2, [{ ...row, cell: 2, kpi: "a", exact: 4 }]);
    const read = table.reader({ policy: "p", kpi: "b" });
    expect([0, 1, 2, 0].map((cell) => read(cell, "exact"))).toEqual([2, 3, Number.NaN, 2]);
  });

  it("says why a cell has no answer, keeps empty texts apart from none, and refuses a cell twice", () => {
    const table = new RowTable(3);
    const head = { factors: {}, seed: "s" };
    table.add(1, [{ ...head, cell: 1, scenario: "", policy: "", kpi: "", infeasible: "no way" }]);
    expect(table.infeasible(1)).toBe("no way");
    expect(table.infeasible(0)).toBeUndefined();
    expect([table.has(0), table.has(1), table.figures()]).toEqual([false, true, []]);
    expect(table.rows(1, {})[0]).toEqual({
      ...head,
      cell: 1,
      scenario: "",
      policy: "",
      kpi: "",
      infeasible: "no way",
    });
    expect(() => table.add(1, [])).toThrow("cell 1 has its rows already");
  });

  it("holds a row in about 80 bytes", () => {
    const table = new RowTable(100_000);
    const row = { factors: {}, scenario: "0123456789ab", policy: "optimal", kpi: "averageCost", seed: "s" };
    for (let cell = 0; cell < 100_000; cell++) table.add(cell, [{ ...row, cell, exact: cell }]);
    const { texts, numbers, first, lengths, strings } = table.columns();
    expect(strings).toHaveLength(5);
    const bytes = texts.byteLength + numbers.byteLength + first.byteLength + lengths.byteLength;
    expect(bytes / 100_000).toBe(80);
    expect(table.reader(row)(77_777, "exact")).toBe(77_777);
  });
});

describe("Collection", () => {
  it("folds parts that come in any order to the rows of a run in order", async () => {
    const { scenario } = (await import("./support.ts")).raw;
    const simulation = { ...scenario.simulation, replications: 3000, periods: 8000 };
    const factors = [{ path: "problem.holdingCost", levels: [0.2, 1] }];
    const of = await experiment({
      ...changes,
      scenario: { ...scenario, simulation },
      factors,
      answers: "simulated",
    });
    const bench = await Bench.of(of);
    expect(bench.units).toBeGreaterThan(2);
    const parts = Array.from({ length: bench.tasks }, (_, task) => bench.part(task));
    const [forth, back] = [new Collection(bench), new Collection(bench)];
    for (const part of parts) forth.take(part);
    for (const part of parts.slice(1).reverse()) back.take(part);
    expect([back.table.done, back.taken]).toEqual([1, bench.tasks - 1]);
    back.take(parts[0]!);
    expect(read(back.table, bench)).toEqual(read(forth.table, bench));
    expect(read(back.table, bench)).toHaveLength(6);
  });
});
