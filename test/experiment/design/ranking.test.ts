import { expect, test } from "vitest";
import type { Compared } from "../../../src/experiment/design/comparison.ts";
import { ranking } from "../../../src/experiment/design/ranking.ts";

const value = (
  where: string,
  status: Compared["status"],
  difference: number | null,
  rounding: number,
): Compared => ({
  cell: 0,
  where,
  at: {},
  group: {},
  policy: "",
  kpi: "x",
  printed: 0,
  ours: difference,
  difference,
  rounding,
  relation: "equal",
  status,
});

test("ranking puts the setting first that meets most, of equals the nearer one, each miss in its roundings", () => {
  const ranked = ranking([
    { group: { g: "first" }, values: [value("A", "reproduced", 0.01, 0.05), value("B", "differs", 3, 0)] },
    { group: { g: "best" }, values: [value("A", "reproduced", 0.02, 0.05), value("B", "reproduced", 0, 0)] },
    { group: { g: "near" }, values: [value("A", "explained", -0.06, 0.05), value("B", "reproduced", 0, 0)] },
    { group: { g: "none" }, values: [value("A", "differs", null, 0.05), value("B", "differs", null, 0)] },
  ]);
  expect(ranked.map(({ group, index }) => [group["g"], index])).toEqual([
    ["best", 1],
    ["near", 2],
    ["first", 0],
    ["none", 3],
  ]);
  expect(ranked.map(({ miss }) => miss).map((miss) => Number(miss.toFixed(9)))).toEqual([
    0.4, 1.2, 3.2, 21000,
  ]);
  expect(ranked[1]!.places).toEqual([
    { where: "A", tally: { printed: 1, reproduced: 0, explained: 1, differs: 0 } },
    { where: "B", tally: { printed: 1, reproduced: 1, explained: 0, differs: 0 } },
  ]);
});
