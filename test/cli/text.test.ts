import { expect, test } from "vitest";
import { namesOf, words } from "../../src/cli/describe.ts";
import { verdict } from "../../src/cli/figuresText.ts";
import { significant, withError } from "../../src/cli/numbers.ts";
import { duration } from "../../src/cli/progress.ts";
import { solutionText } from "../../src/cli/solutionText.ts";
import { table } from "../../src/cli/table.ts";
import type { Kpi } from "../../src/contract/model.ts";
import { model } from "../../src/experiment/registry.ts";
import type { DifferenceEstimate, SimulationResult } from "../../src/experiment/results.ts";

test("withError shows an error to two significant digits and no digit of the figure beyond it", () => {
  expect(withError(87.31234, 0.4234)).toEqual(["87.31", "± 0.42"]);
  expect(withError(-0.0123456, 0.00052)).toEqual(["-0.01235", "± 0.00052"]);
  expect(withError(123_456.7, 2345)).toEqual(["123500", "± 2300"]);
  expect(withError(3, 12)).toEqual(["3", "± 12"]);
  expect(withError(5, 0)).toEqual(["5", "± 0"]);
  expect(withError(-0.0001, 0.3)).toEqual(["0.00", "± 0.30"]);
  expect(withError(1, Number.NaN)).toEqual(["1", ""]);
});

test("significant keeps six digits, and exponents for where they read better", () => {
  expect(significant(87.472612)).toBe("87.4726");
  expect(significant(0)).toBe("0");
  expect(significant(1e6)).toBe("1000000");
  expect(significant(1.5e-9)).toBe("1.5e-9");
  expect(significant(2.5e15)).toBe("2.5e+15");
  expect(significant(24_567, 2)).toBe("25000");
});

test("duration speaks in seconds, minutes or hours", () => {
  expect([0.2, 42, 600, 7300].map(duration)).toEqual(["1 s", "42 s", "10 min", "2 h"]);
});

test("table aligns its columns and leaves no blanks at the end of a line", () => {
  const rows = [
    ["a", "1", "x"],
    ["long", "100", ""],
  ];
  expect(table(rows, ["left", "right", "left"])).toEqual(["a       1  x", "long  100"]);
});

test("words spells a name out; namesOf finds labels and units in the field table and the KPIs", async () => {
  expect(words("orderUpToContract")).toBe("Order up to contract");
  const names = namesOf((await model("sourcing"))!, [
    { name: "fillRate", label: "Fill rate", unit: "of demand", column: "x" },
  ]);
  expect(names("fillRate")).toEqual({ label: "Fill rate", unit: "of demand" });
  expect(names("holdingCost")).toEqual({ label: "Holding cost", unit: "money/unit/period" });
  expect(names("reservation")).toEqual({ label: "Reservation", unit: "units/period" });
  expect(names("costs.other")).toEqual({ label: "Costs other", unit: "" });
});

test("solutionText puts figures first, then lists as tables, long ones thinned and saying so", () => {
  const rows = Array.from({ length: 100 }, (_, start) => ({ start, inner: { price: start / 2 } }));
  const text = solutionText({ totalProfit: 2565.4457, cycles: rows, levels: [1, 2, 3] }, (label) => ({
    label,
    unit: "u",
  }));
  expect(text[0]).toBe("totalProfit  2565.45  u");
  expect(text[2]).toBe("Cycles (24 of 100; --json has all)");
  expect(text[3]).toBe("  start  inner.price");
  expect(text[4]).toBe("      u            u");
  expect(text[5]).toBe("      0            0");
  expect(text[28]).toBe("     99         49.5");
  expect(text.slice(29)).toEqual(["", "Levels", "  1  2  3"]);
});

test("solutionText makes rows of columns, and finds lists inside objects", () => {
  const answers = {
    curve: { price: [1, 2], level: [7, null] },
    best: { plan: { end: 3, steps: [4, 5] } },
    none: [],
  };
  expect(solutionText(answers, (label) => ({ label, unit: "" }))).toEqual([
    "best.plan.end  3",
    "",
    "Curve",
    "  price  level",
    "      1      7",
    "      2",
    "",
    "Best: Plan: Steps",
    "  4  5",
  ]);
});

const cost: Kpi = {
  name: "averageCost",
  label: "Average cost",
  unit: "money/period",
  column: "c",
  better: "lower",
};

function judged(difference: Partial<DifferenceEstimate>, kpi = cost): string {
  const estimate = { mean: 0, se: 0, halfWidth: 0, confidence: 0.95, n: 9, varianceRatio: 1, needed: null };
  const figures = { [kpi.name]: { ...estimate, ...difference } };
  const result: SimulationResult = {
    version: 1,
    resultsVersion: 1,
    model: "m",
    seed: "s",
    scenario: { version: 1, model: "m", policies: [], simulation: { seed: "s", replications: 9 } },
    kpis: [kpi],
    digest: "",
    done: 9,
    total: 9,
    policies: [
      { kind: "a", label: "Old", kpis: { [kpi.name]: { ...estimate, mean: 50 } }, exact: {} },
      { kind: "b", label: "New", kpis: {}, exact: {} },
    ],
    differences: [{ kind: "b", label: "New", versus: "a", kpis: figures }],
    histograms: [],
    courses: [],
  };
  return verdict(result, [kpi]).join("\n");
}

test("verdict names the winner by the direction that is good", () => {
  expect(judged({ mean: 2, halfWidth: 0.1 })).toBe(
    "Old beats New: average cost lower by 2.00 ± 0.10 money/period (4 %).",
  );
  expect(judged({ mean: -2, halfWidth: 0.1 })).toBe(
    "New beats Old: average cost lower by 2.00 ± 0.10 money/period (4 %).",
  );
  const profit: Kpi = { ...cost, name: "profit", label: "Profit", better: "higher" };
  expect(judged({ mean: 2, halfWidth: 0.1 }, profit)).toMatch(/^New beats Old: profit higher by 2\.00 /);
});

test("verdict calls no winner where the runs are too few, nor where nothing differs", () => {
  expect(judged({ mean: 0.1, halfWidth: 0.3, needed: 24_567 })).toBe(
    "New against Old: too few runs to call a winner on average cost (apart by 0.10 ± 0.30 money/period); about 25000 needed.",
  );
  expect(judged({})).toBe("New and Old do equally well: the same average cost throughout.");
});
