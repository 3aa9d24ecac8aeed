import { describe, expect, it } from "vitest";
import { byGroup, comparedWith, tallyOf } from "../../../src/experiment/design/comparison.ts";
import type { Comparison } from "../../../src/experiment/design/design.ts";
import type { Row } from "../../../src/experiment/design/rows.ts";

const row = (cell: number, factors: Row["factors"], kpi: string, exact: number, policy = "optimal"): Row => {
  return { cell, scenario: "", factors, policy, kpi, exact, seed: "" };
};
const values = (compare: Comparison[], rows: Row[], data: unknown) =>
  comparedWith({ compare }, rows, { paper: data });

describe("comparedWith", () => {
  const data = {
    cells: [
      { sd: 1, cost: 10.2 },
      { sd: 2, cost: 11.5 },
      { sd: 3, cost: 12 },
    ],
  };
  const value = {
    where: "Table 9",
    printed: "cost",
    policy: "optimal",
    kpi: "cost",
    rounding: 0.05,
    explained: { within: 0.2, because: "the lattice" },
  };
  const compare = [{ published: "paper", list: "cells", match: { "a.sd": "sd" }, values: [value] }];
  const rows = ["x", "y"].flatMap((lattice, g) =>
    [10.24, 11.35, 12.4].map((cost, k) => row(3 * g + k, { lattice, "a.sd": k + 1 }, "cost", cost + g)),
  );

  it("says reproduced within rounding, explained within its limit, and differs beyond it", () => {
    const [group] = byGroup(values(compare, rows, data));
    expect(group!.values.map(({ status }) => status)).toEqual(["reproduced", "explained", "differs"]);
    expect(group!.values[1]).toMatchObject({
      at: { sd: 2 },
      because: "the lattice",
      printed: 11.5,
      ours: 11.35,
    });
    expect(group!.values[1]!.difference).toBeCloseTo(-0.15, 12);
    expect(tallyOf(group!.values)).toEqual({ printed: 3, reproduced: 1, explained: 1, differs: 1 });
  });

  it("repeats the comparison for every level of what the source does not speak of", () => {
    expect(byGroup(values(compare, rows, data)).map(({ group }) => group)).toEqual([
      { lattice: "x" },
      { lattice: "y" },
    ]);
  });

  it("differs where there is no such figure", () => {
    const [only] = values(compare, [row(0, { "a.sd": 1 }, "price", 1)], { cells: data.cells.slice(0, 1) });
    expect(only).toMatchObject({ ours: null, difference: null, status: "differs" });
  });

  it("finds thresholds, scaled and shifted, and takes bounds for bounds", () => {
    const sweep = [0.5, 1, 1.5, 2].map((r, cell) => row(cell, { r }, "R", r < 1.5 ? 3 : 0));
    const first = { factor: "r", becomes: "zero" } as const;
    const compare = [
      {
        values: [
          {
            where: "text",
            value: 0.95,
            policy: "optimal",
            kpi: "R",
            first,
            offset: 8,
            scale: 0.1,
            rounding: 0,
          },
          {
            where: "text",
            value: 1,
            policy: "optimal",
            kpi: "R",
            first,
            rounding: 0,
            relation: "above" as const,
          },
          {
            where: "text",
            value: 1,
            policy: "optimal",
            kpi: "R",
            first,
            rounding: 0,
            relation: "below" as const,
          },
        ],
      },
    ];
    expect(values(compare, sweep, {}).map(({ ours, status }) => [ours, status])).toEqual([
      [0.9500000000000001, "reproduced"],
      [1.5, "reproduced"],
      [1.5, "differs"],
    ]);
  });

  it("finds items of an answer's list by their members", () => {
    const figures = [
      ["table.0.start", 0],
      ["table.0.end", 1],
      ["table.0.price", 7],
      ["table.1.start", 0],
      ["table.1.end", 2],
      ["table.1.price", 8],
    ] as const;
    const compare = [
      {
        published: "paper",
        list: "rows",
        within: "table",
        matchWithin: { start: "i", end: "k" },
        values: [{ where: "Table", printed: "s", kpi: "price", rounding: "digits" }],
      },
    ];
    const rows = figures.map(([kpi, value]) => row(0, {}, kpi, value, ""));
    const printed = {
      rows: [
        { i: 0, k: 2, s: 8.04, digits: 0.05 },
        { i: 0, k: 1, s: null },
        { i: 5, k: 6, s: 1, digits: 1 },
      ],
    };
    expect(values(compare, rows, printed).map(({ ours, status }) => [ours, status])).toEqual([
      [8, "reproduced"],
      [null, "differs"],
    ]);
  });
});
