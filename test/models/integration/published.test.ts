import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { regressionScenario } from "../../../src/models/integration/experiments/published.ts";
import { integration } from "../../../src/models/integration/index.ts";
import { leverNames } from "../../../src/models/integration/levers.ts";
import { everyLever, runner, siloed } from "../../../src/models/integration/run.ts";
import { reference } from "../../../src/models/integration/validation/fullModel.ts";

interface Estimate {
  readonly mean: number;
  readonly se: number;
}

function published<T>(name: string): T {
  const file = new URL(`../../../experiments/published/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as T;
}

describe("experiments/published/integration.json", () => {
  const document = published<{
    resultsVersion: number;
    replication0: { siloed: number; integrated: number };
    regression: { replications: number; kpis: { [kpi: string]: { difference: Estimate } } };
    presets: { name: string; npv: Estimate }[];
  }>("integration");

  it("holds what this version computes, to the last bit", () => {
    expect(document.resultsVersion).toBe(integration.resultsVersion);
    const run = runner(regressionScenario("reference"));
    expect(run(siloed, 0)["profit"]).toBe(document.replication0.siloed);
    expect(run(everyLever, 0)["profit"]).toBe(document.replication0.integrated);
  });

  it("holds 30 replications, each difference of the reference's sign and most within 4 standard errors of it", () => {
    expect(document.regression.replications).toBeGreaterThanOrEqual(30);
    const far: string[] = [];
    for (const [name, { kpi, delta, se }] of Object.entries(reference)) {
      const ours = document.regression.kpis[kpi]!.difference;
      if (Math.abs(delta) > 3 * se) expect(Math.sign(ours.mean), name).toBe(Math.sign(delta));
      const close = Math.abs(ours.mean - delta) <= 4 * Math.sqrt(se * se + ours.se * ours.se);
      if (!close && Math.abs(ours.mean / delta - 1) > 0.15) far.push(name);
    }
    // Order to cash counts orders created after the warm-up: −2.65 days. Counted by payment, with the last orders of
    // the warm-up among them, the same runs give −2.55, within 15 % of the reference.
    expect(far).toEqual(["o2c"]);
  });

  it("orders the situations as the specification does: volatile pays most, low adoption and small firms do not", () => {
    const npv = new Map(document.presets.map((preset) => [preset.name, preset.npv.mean]));
    expect(npv.get("volatile")!).toBeGreaterThan(npv.get("default")!);
    for (const name of ["capacityBound", "tightSupplier", "badData", "pickBottleneck"]) {
      expect(npv.get(name)!, name).toBeGreaterThan(0);
      expect(npv.get(name)!, name).toBeLessThan(npv.get("default")!);
    }
    for (const name of ["lowAdoption", "smallStable"]) expect(npv.get(name)!, name).toBeLessThan(-200_000);
  });
});

describe("experiments/published/integrationFactorial.json", () => {
  const document = published<{
    levers: string[];
    total: Estimate;
    shapley: { [kpi: string]: Estimate[] };
    interactions: Estimate[][];
    profitByMask: number[];
  }>("integrationFactorial");

  it("shares out the whole profit difference among the levers", () => {
    expect(document.levers).toEqual([...leverNames]);
    const sum = document.shapley["profit"]!.reduce((total, value) => total + value.mean, 0);
    expect(sum / document.total.mean).toBeCloseTo(1, 6);
    expect(document.profitByMask.length).toBe(256);
  });

  it("has the signs of section 6.2: order flow and visibility lead and complement, dynamic stock raises the bullwhip", () => {
    const of = (kpi: string, lever: (typeof leverNames)[number]) =>
      document.shapley[kpi]![leverNames.indexOf(lever)]!.mean;
    const ranked = leverNames.toSorted((a, b) => of("profit", b) - of("profit", a));
    expect(ranked.slice(0, 3)).toEqual(["orderFlow", "visibility", "logistics"]);
    expect(ranked.at(-1)).toBe("supplierPortal");
    expect(document.interactions[0]![1]!.mean).toBeGreaterThan(30_000);
    expect(of("bullwhip.purchasing", "dynamicStock")).toBeGreaterThan(0.4);
    expect(of("bullwhip.purchasing", "pipeline")).toBeLessThan(-0.2);
    expect(of("bullwhip.purchasing", "promo")).toBeLessThan(-0.15);
    expect(of("otifPromise", "visibility")).toBeLessThan(0);
    expect(of("otifRequest", "logistics")).toBeLessThan(0);
    expect(of("supplierStock", "supplierPortal")).toBeLessThan(-400);
  });
});
