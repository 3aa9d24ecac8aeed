import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { exactShapley } from "../../src/models/integration/experiments/attribution.ts";
import { coalitionTable } from "../../src/models/integration/experiments/coalitions.ts";
import { factorialTables } from "../../src/models/integration/experiments/factorial.ts";
import { rollout } from "../../src/models/integration/experiments/rollout.ts";
import { leversOf } from "../../src/models/integration/levers.ts";
import { runner } from "../../src/models/integration/run.ts";
import { example, type IntegrationScenario } from "../../src/models/integration/scenario.ts";
import { commandLine } from "./support.ts";

const { file, folder, hedgerow } = commandLine();
const among = ["orderFlow", "visibility", "logistics"] as const;
const seeds = ["one", "two"];
const scenario: IntegrationScenario = {
  ...example,
  levers: leversOf(0b10000011),
  simulation: { seed: "one", replications: 2, warmUp: 30, years: 1 },
};
const experiment = {
  version: 1,
  experiment: "few",
  title: "Three levers",
  scenario,
  factors: [
    { path: "simulation.seed", levels: seeds },
    ...among.map((lever) => ({ path: `levers.${lever}`, levels: [false, true] })),
  ],
  answers: "simulated",
  outputs: ["profit", "profitOfYear", "leadTime"],
};

async function refused(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await hedgerow(args);
  expect({ status, stdout }, stderr).toEqual({ status: 2, stdout: "" });
  return stderr;
}

describe("attribute --factorial", () => {
  beforeAll(async () => {
    file("few.json", experiment);
    const { status, stderr } = await hedgerow(["run", "few.json", "--out", "run", "--quiet"]);
    expect(status, stderr).toBe(0);
  });

  test("shares out exactly what the run of all sets found, seed by seed", async () => {
    const bundle = join(folder(), "run/result.json");
    const { status, stdout, stderr } = await hedgerow(["attribute", bundle, "--factorial", "--json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const document = JSON.parse(stdout);
    const blocks = seeds.map((seed) => {
      const run = runner({ ...scenario, simulation: { ...scenario.simulation, seed } });
      const tables = [0, 1].map((i) => coalitionTable(run, among, i, ["profit", "leadTime"]));
      // Lead time is a ratio of sums over both replications, so only profit is a plain mean.
      return tables[0]!["profit"]!.map((value, mask) => (value + tables[1]!["profit"]![mask]!) / 2);
    });
    const { values, interactions } = exactShapley(blocks);
    expect(document.levers).toEqual([...among]);
    among.forEach((_, i) => {
      expect(document.shapley.profit[i].mean).toBeCloseTo(values[i]!.mean, 4);
      expect(document.shapley.profit[i].se).toBeCloseTo(values[i]!.se, 4);
      expect(document.interactions[0][i].mean).toBeCloseTo(interactions[0]![i]!.mean, 4);
    });
    const sum = document.shapley.profit.reduce((all: number, { mean }: { mean: number }) => all + mean, 0);
    expect(sum).toBeCloseTo(document.total.mean, 4);
    expect(document.run).toBe(JSON.parse(readFileSync(bundle, "utf8")).digest);
    expect(document.rollout.steps.map(({ lever }: { lever: string }) => lever).sort()).toEqual(
      [...among].sort(),
    );
    // Of one seed alone the path is that of the study in steps.
    const path = rollout(scenario, 2).steps.map(({ lever }) => lever);
    expect(new Set(path)).toEqual(new Set(among));
  });

  test("prints levers, pairs and roll-out; --kpi another figure", async () => {
    const profit = await hedgerow(["attribute", "run/result.json", "--factorial"]);
    expect(profit.stdout).toMatch(/first in +last out +Shapley/);
    expect(profit.stdout).toContain("Order flow and visibility");
    expect(profit.stdout).toContain("Roll-out");
    const other = await hedgerow(["attribute", "run/result.json", "--factorial", "--kpi", "leadTime"]);
    expect(other.stdout).toContain("Lead time, days, exact over all 8 sets");
  });

  test("refuses a bundle that lacks sets, an edited one, a scenario, a figure that was not kept", async () => {
    const bundle = JSON.parse(readFileSync(join(folder(), "run/result.json"), "utf8"));
    file("edited.json", { ...bundle, rows: bundle.rows.slice(0, -1) });
    expect(await refused("attribute", "edited.json", "--factorial")).toMatch(
      /invalid digest: .* it was edited/,
    );
    file("scenario.json", scenario);
    expect(await refused("attribute", "scenario.json", "--factorial")).toMatch(/invalid bundle/);
    expect(await refused("attribute", "run/result.json", "--factorial", "--kpi", "fillRate")).toMatch(
      /--kpi: unknown kpi: "fillRate"/,
    );
  });
});

describe("factorialTables", () => {
  const row = (mask: number, kpi = "profit") => ({
    factors: { "levers.promo": (mask & 1) > 0, "levers.logistics": (mask & 2) > 0, "simulation.seed": "a" },
    policy: "integrated",
    kpi,
    mean: 10 * mask,
  });
  test("orders rows by set of levers, whatever order they come in", () => {
    const tables = factorialTables([2, 0, 3, 1].map((mask) => row(mask)));
    expect(tables).toEqual({ among: ["promo", "logistics"], kpis: { profit: [[0, 10, 20, 30]] } });
  });
  test("says what is missing", () => {
    expect(factorialTables([0, 1, 2].map((mask) => row(mask)))).toEqual({
      missing: "1 of 4 sets of levers have no profit",
    });
    expect(factorialTables([0, 1, 2, 3].map((mask) => row(mask, "leadTime")))).toEqual({
      missing: "profit is not among the outputs",
    });
    expect(factorialTables([{ ...row(0), factors: {} }])).toEqual({
      missing: "no factor is a lever such as levers.orderFlow",
    });
  });
  test("leaves siloed rows and paired differences aside", () => {
    const rows = [0, 1, 2, 3].flatMap((mask) => [
      { ...row(mask), policy: "siloed", mean: 1e9 },
      row(mask),
      { ...row(mask), versus: "siloed", mean: 1e9 },
    ]);
    expect(factorialTables(rows)).toEqual(factorialTables([0, 1, 2, 3].map((mask) => row(mask))));
  });
});
