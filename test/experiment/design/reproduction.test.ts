import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { byGroup, comparedWith, tallyOf } from "../../../src/experiment/design/comparison.ts";
import type { Experiment } from "../../../src/experiment/design/design.ts";
import { parseExperiment } from "../../../src/experiment/design/experiment.ts";
import { Bench } from "../../../src/experiment/design/part.ts";
import { ranking } from "../../../src/experiment/design/ranking.ts";
import {
  type ComputeParts,
  firstDifference,
  type Library,
  reasons,
  reproducer,
  summary,
} from "../../../src/experiment/design/reproduction.ts";
import type { Row } from "../../../src/experiment/design/rows.ts";

const text = (path: string) => readFileSync(new URL(`../../../experiments/${path}`, import.meta.url), "utf8");

async function named(name: string): Promise<Experiment> {
  const parsed = await parseExperiment(JSON.parse(text(`${name}.json`)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

const library: Library = {
  published: async (name) => JSON.parse(text(`published/${name}.json`)),
  expected: async (name) => text(`expected/${name}.csv`),
};

/** Computes here and counts what it was asked for. */
function counting(): { readonly asked: number[]; readonly compute: ComputeParts } {
  const asked: number[] = [];
  return {
    asked,
    async compute(experiment, tasks, take) {
      asked.push(tasks.length);
      const bench = await Bench.of(experiment);
      // In any order, as threads deliver.
      for (const task of [...tasks].reverse()) take(bench.part(task));
    },
  };
}

describe("reproducer", () => {
  it("computes cells once that several tables share, and gives each its own rows as committed", async () => {
    const { asked, compute } = counting();
    const reproduce = reproducer(library, compute);
    const table3 = await reproduce(await named("sourcingTable3"));
    const table4 = await reproduce(await named("sourcingTable4"));
    expect(asked).toEqual([40, 0]);
    expect([table3.expected, table4.expected]).toEqual(["identical", "identical"]);
    expect(new Set(table3.rows.map(({ kpi }) => kpi))).toEqual(new Set(["reservation"]));
    expect(new Set(table4.rows.map(({ kpi }) => kpi))).toEqual(new Set(["costGap"]));
    const [gap] = byGroup(table4.values)[0]!.values.filter(
      ({ at }) => at["spotSd"] === 2 && at["demandSd"] === 10,
    );
    expect(table4.bench.scenario(gap!.cell!)).toMatchObject({
      lattice: "paper",
      problem: { spotPrice: { sd: 2 }, demand: { sd: 10 } },
    });
  });

  it("says where rows are not the committed ones, and that none are committed", async () => {
    const experiment = await named("sourcingTable4");
    const edited: Library = {
      ...library,
      expected: async (name) => (await library.expected(name))!.replace(",0.0099", ",0.0098"),
    };
    const { expected } = await reproducer(edited, counting().compute)(experiment);
    expect(expected).toEqual({
      difference: expect.stringMatching(/^line 3: ".*0\.0098.* is committed, ".*0\.0099/),
    });
    const none: Library = { ...library, expected: async () => undefined };
    expect((await reproducer(none, counting().compute)(experiment)).expected).toBeNull();
  });
});

describe("firstDifference", () => {
  it("names the first line that differs, also where one table is longer", () => {
    expect(firstDifference("a\r\nb\r\n", "a\r\nb\r\n")).toBeUndefined();
    expect(firstDifference("a\r\nb\r\n", "a\r\nc\r\n")).toBe('line 2: "b" is committed, "c" found');
    expect(firstDifference("a\r\nb\r\n", "a\r\n")).toBe('line 2: "b" is committed, "" found');
  });
});

describe("summary", () => {
  it("counts in one sentence", () => {
    const tally = { printed: 4, reproduced: 4, explained: 0, differs: 0 };
    expect(summary(tally)).toBe("4 of 4 printed values reproduced");
    expect(summary({ ...tally, reproduced: 3, explained: 1 })).toBe(
      "3 of 4 printed values reproduced, the rest explained",
    );
    expect(summary({ ...tally, reproduced: 2, explained: 1, differs: 1 })).toBe(
      "2 of 4 printed values reproduced, 1 explained, 1 differ",
    );
  });
});

describe("reasons", () => {
  it("gives each reason once, with its values, and leaves out what needs none", async () => {
    const reproduce = reproducer(library, counting().compute);
    const { values } = await reproduce(await named("sourcingTable5"));
    const found = reasons(byGroup(values)[0]!.values);
    expect(found).toHaveLength(1);
    expect(found[0]!.because).toMatch(/neither its lattice nor its state space/);
    expect(found[0]!.values.map(({ at }) => [at["spotSd"], at["demandSd"]])).toEqual([
      [2, 3],
      [2, 6],
      [2, 10],
    ]);
  });
});

/** Rows of a committed table of exact figures: a number, a text or JSON in every cell, doubled quotes inside. */
function committedRows(name: string, factors: readonly string[]): Row[] {
  const [, ...lines] = text(`expected/${name}.csv`).trimEnd().split("\r\n");
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
    );
    const level = (cell: string) => (/^[{[\d-]/.test(cell) ? (JSON.parse(cell) as unknown) : cell);
    const [policy = "", kpi = "", exact = ""] = cells.slice(2 + factors.length);
    return {
      cell: Number(cells[0]),
      scenario: cells[1]!,
      factors: Object.fromEntries(factors.map((path, f) => [path, level(cells[2 + f]!)])),
      policy,
      kpi,
      exact: Number(exact),
      seed: cells.at(-2)!,
    };
  });
}

describe("the lattice search", () => {
  const factors = ["lattice", "problem.spotPrice.sd", "problem.demand.sd"];

  it("finds level caps from 165 to 175 closest: 97 of 100, with 175 40 + 17 + 40, without a cap 40 + 15 + 37", async () => {
    const experiment = await named("sourcingLatticeSearch");
    const rows = committedRows("sourcingLatticeSearch", factors);
    const printed = { sourcing: await library.published("sourcing") };
    const groups = byGroup(comparedWith(experiment, rows, printed));
    expect(groups).toHaveLength(92);
    const ranked = ranking(groups);
    const counts = (lattice: unknown) => {
      const found = ranked.find(({ group }) => JSON.stringify(group["lattice"]) === JSON.stringify(lattice))!;
      const met = (table: RegExp) =>
        tallyOf(groups[found.index]!.values.filter(({ where }) => table.test(where))).reproduced;
      return [found.tally.reproduced, met(/Table 3/), met(/Table 4/), met(/Table 5/)];
    };
    expect(counts("paper")).toEqual([92, 40, 15, 37]);
    expect(counts({ base: "paper", levelCap: 175 })).toEqual([97, 40, 17, 40]);
    expect(counts({ base: "paper", levelCap: 170 })).toEqual([97, 40, 18, 39]);
    const best = ranked.filter(({ tally }) => tally.reproduced === 97);
    expect(best.map(({ group }) => (group["lattice"] as { levelCap: number }).levelCap).sort()).toEqual([
      165, 166, 168, 170, 172, 174, 175,
    ]);
    expect(ranked[best.length]!.tally.reproduced).toBe(96);
  });

  it("still has the committed rows, in every 97th cell", async () => {
    const bench = await Bench.of(await named("sourcingLatticeSearch"));
    const rows = committedRows("sourcingLatticeSearch", factors);
    for (let cell = 7; cell < bench.cells.count; cell += 97) {
      const { exact, scenario } = bench.part(cell);
      expect(rows.filter((row) => row.cell === cell).map((row) => [row.policy, row.kpi, row.exact])).toEqual(
        exact,
      );
      expect(rows.find((row) => row.cell === cell)!.scenario).toBe(scenario);
    }
  });
});
