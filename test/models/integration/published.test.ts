import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../../src/models/integration/claims/claim.ts";
import { claims } from "../../../src/models/integration/claims/claims.ts";
import { claimVerdict } from "../../../src/models/integration/claims/verdict.ts";
import type { Factorial } from "../../../src/models/integration/experiments/factorial.ts";
import { regressionScenario } from "../../../src/models/integration/experiments/published.ts";
import { integration } from "../../../src/models/integration/index.ts";
import { measures } from "../../../src/models/integration/kpis.ts";
import { leverNames } from "../../../src/models/integration/levers.ts";
import { everyLever, runner, siloed } from "../../../src/models/integration/run.ts";
import type { IntegrationScenario } from "../../../src/models/integration/scenario.ts";
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
    // Order to cash counts orders created after the warm-up: −2.65 days. Counted by payment, as the reference does,
    // the same runs give −2.52, within 15 % of the reference. docs/decisions.md says what remains.
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
  const document = published<
    Factorial & { run: string; digest: string; replications: number; scenario: IntegrationScenario }
  >("integrationFactorial");
  const { scenario } = document;

  it("is of the default scenario, and holds what this version computes", () => {
    expect({ ...scenario, simulation: integration.example.simulation }).toEqual(integration.example);
    expect(document.replications).toBe(16);
    expect(document.run).toMatch(/^[0-9a-f]{64}$/);
    const profits = Array.from({ length: 8 }, (_, k) => {
      const seed = `factorial ${k + 1}`;
      const run = runner({ ...scenario, simulation: { ...scenario.simulation, seed } });
      return [0, 1].map((i) => run(siloed, i)["profit"]!);
    }).flat();
    expect(profits.reduce((a, b) => a + b) / 16 / document.profitByMask[0]!).toBeCloseTo(1, 12);
  });

  it("shares out the whole profit difference among the levers", () => {
    expect(document.levers).toEqual([...leverNames]);
    const sum = document.shapley["profit"]!.reduce((total, value) => total + value.mean, 0);
    expect(sum / document.total.mean).toBeCloseTo(1, 9);
    expect(document.profitByMask.length).toBe(256);
    expect(document.profitByMask[255]! - document.profitByMask[0]!).toBeCloseTo(document.total.mean, 4);
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
    expect(of("supplierStock", "supplierPortal")).toBeLessThan(-300);
  });

  it("the roll-out begins with order flow and visibility, ends with the portal, and the whole is not the best", () => {
    const { steps, best, negative } = document.rollout!;
    const path = steps.map(({ lever }) => lever);
    expect(path.slice(0, 3)).toEqual(["orderFlow", "visibility", "logistics"]);
    expect(path.at(-1)).toBe("supplierPortal");
    expect(best.npv.mean).toBeGreaterThan(steps.at(-1)!.npv.mean);
    expect(negative).toBeGreaterThan(100);
  });
});

interface Cell {
  readonly [column: string]: string;
}

/** Rows of a committed table; no cell holds a line break. */
function expectedRows(name: string): Cell[] {
  const file = new URL(`../../../experiments/expected/${name}.csv`, import.meta.url);
  const [heading, ...rows] = readFileSync(file, "utf8")
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map(([, quoted, plain]) =>
        quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
      ),
    );
  return rows.map((cells) => Object.fromEntries(heading!.map((column, i) => [column, cells[i]!])));
}

describe("experiments/expected/integrationClaims*.csv", () => {
  const { kpis } = measures(2);
  const differences = (rows: readonly Cell[]) =>
    Object.fromEntries(
      rows
        .filter(({ versus }) => versus === "siloed")
        .map(({ kpi, mean, halfWidth }) => [kpi, { mean: Number(mean), halfWidth: Number(halfWidth) }]),
    );
  const whole = differences(expectedRows("integrationClaims"));
  const byLever = expectedRows("integrationClaimsByLever");
  /** The verdict on a claim in the cell of its own levers alone. */
  const own = (claim: Claim) => {
    const cell = byLever.filter(({ levers }) => {
      const on = JSON.parse(levers!) as { readonly [lever: string]: boolean };
      return leverNames.every((lever) => on[lever] === claim.levers.includes(lever));
    });
    return claimVerdict(claim, differences(cell), everyLever, kpis);
  };
  const measured = claims.filter(({ parameter }) => parameter === undefined);
  const ids = (verdict: string, of: (claim: Claim) => { readonly verdict: string | null }) =>
    measured.filter((claim) => of(claim).verdict === verdict).map(({ id }) => id);

  it("the whole programme: 22 claims confirmed, 5 reversed, 1 not confirmed, as docs/integration.md says", () => {
    const verdict = (claim: Claim) => claimVerdict(claim, whole, everyLever, kpis);
    expect(ids("confirmed", verdict)).toHaveLength(22);
    expect(ids("reversed", verdict)).toEqual(["2a", "6b", "7a", "16a", "17"]);
    expect(ids("not confirmed", verdict)).toEqual(["7b"]);
  });
  it("by their own levers alone 2c, 4a, 5, 7b, 7c and 9a are reversed too, and 3a is not confirmed", () => {
    const single = measured.filter(({ levers }) => levers.length < leverNames.length);
    const verdicts = new Map(single.map((claim) => [claim.id, own(claim).verdict]));
    expect([...verdicts].filter(([, verdict]) => verdict === "reversed").map(([id]) => id)).toEqual([
      "2a",
      "2c",
      "4a",
      "5",
      "6b",
      "7a",
      "7b",
      "7c",
      "9a",
    ]);
    expect([...verdicts].filter(([, verdict]) => verdict === "not confirmed").map(([id]) => id)).toEqual([
      "3a",
    ]);
    expect([...verdicts.values()].every((verdict) => verdict !== null)).toBe(true);
  });
  it("rows keep every figure that a claim is measured by", () => {
    for (const { measures: needed } of measured)
      for (const { kpi } of needed) expect(whole).toHaveProperty([kpi]);
  });
});
