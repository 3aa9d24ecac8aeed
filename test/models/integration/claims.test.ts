import { describe, expect, it } from "vitest";
import { claimResults, claims } from "../../../src/models/integration/claims/claims.ts";
import { claimVerdict, measureVerdict } from "../../../src/models/integration/claims/verdict.ts";
import { measures } from "../../../src/models/integration/kpis.ts";
import { leversOf } from "../../../src/models/integration/levers.ts";
import { everyLever, siloed } from "../../../src/models/integration/run.ts";
import { example } from "../../../src/models/integration/scenario.ts";

const { kpis } = measures(2);
const claim = (id: string) => claims.find((each) => each.id === id)!;
const verdictOf = (id: string, differences: { [kpi: string]: { mean: number; halfWidth: number | null } }) =>
  claimVerdict(claim(id), differences, everyLever, kpis);

describe("claims", () => {
  it("every claim has its own row, and either measures or a reason why not", () => {
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const each of claims) {
      expect([each.id, each.measures.length > 0]).toEqual([each.id, each.parameter === undefined]);
      expect([each.id, each.levers.length > 0]).toEqual([each.id, each.parameter === undefined]);
    }
  });
  it("every row of the specification's table is there", () => {
    const rows =
      "1a 1b 1c 1d 2a 2b 2c 2d 3a 3b 3c 3d 4a 4b 5 6a 6b 6c 7a 7b 7c 8a 8b 9a 9b 9c 10 11a 11b 11c 12a 12b 13a 13b 13c 13d 14a 14b 15a 15b 17";
    const ids = claims.map(({ id }) => id);
    expect(rows.split(" ").filter((row) => !ids.includes(row))).toEqual([]);
    expect(ids.filter((id) => id.startsWith("16"))).toEqual(["16a", "16b", "16c"]);
  });
  it("every measure is a figure of the model", () => {
    const known = new Set(kpis.map(({ name }) => name));
    const unknown = claims.flatMap((each) => each.measures.filter(({ kpi }) => !known.has(kpi)));
    expect(unknown).toEqual([]);
  });
  it("a measure expects what its figure calls better, where it calls anything better", () => {
    const better = new Map(kpis.map((kpi) => [kpi.name, kpi.better]));
    for (const each of claims)
      for (const { kpi, expected } of each.measures)
        expect([kpi, better.get(kpi) ?? expected]).toEqual([kpi, expected]);
  });
  it("the parameter of every claim that names one exists in a scenario", () => {
    for (const { path } of claims) {
      if (path === undefined) continue;
      let value: unknown = example;
      for (const step of path.split(".")) value = (value as { [name: string]: unknown })[step];
      expect([path, value !== undefined]).toEqual([path, true]);
    }
  });
});

describe("measureVerdict", () => {
  it("measureVerdict calls only an interval that leaves out zero", () => {
    expect(measureVerdict({ mean: -2, halfWidth: 1 }, "lower")).toBe("confirmed");
    expect(measureVerdict({ mean: -2, halfWidth: 1 }, "higher")).toBe("reversed");
    expect(measureVerdict({ mean: 2, halfWidth: 1 }, "lower")).toBe("reversed");
    expect(measureVerdict({ mean: 2, halfWidth: 1 }, "higher")).toBe("confirmed");
    expect(measureVerdict({ mean: -1, halfWidth: 1 }, "lower")).toBe("not confirmed");
    expect(measureVerdict({ mean: 0, halfWidth: 0 }, "lower")).toBe("not confirmed");
  });
  it("measureVerdict of an interval that is not known, or of nothing, confirms nothing", () => {
    expect(measureVerdict({ mean: -2, halfWidth: Number.NaN }, "lower")).toBe("not confirmed");
    expect(measureVerdict({ mean: -2, halfWidth: null }, "lower")).toBe("not confirmed");
    expect(measureVerdict(undefined, "lower")).toBe("not confirmed");
  });
});

describe("claimVerdict", () => {
  it("a claim is confirmed only if every measure is", () => {
    const entryLag = { mean: -0.5, halfWidth: 0.1 };
    expect(verdictOf("4b", { entryLag, leadTime: { mean: -1, halfWidth: 0.2 } })).toMatchObject({
      verdict: "confirmed",
      reason: "Lower as claimed: entry lag, lead time.",
    });
    expect(verdictOf("4b", { entryLag, leadTime: { mean: -1, halfWidth: 2 } })).toMatchObject({
      verdict: "not confirmed",
      reason: "Lower as claimed: entry lag; no difference shown: lead time.",
    });
    expect(verdictOf("4b", { entryLag, leadTime: { mean: 1, halfWidth: 0.2 } })).toMatchObject({
      verdict: "reversed",
      reason: "Lower as claimed: entry lag; higher against the claim: lead time.",
    });
  });
  it("a cost, which stands in the ledger with a minus sign, is spoken of as a cost", () => {
    const differences = {
      entryLag: { mean: -1, halfWidth: 0.1 },
      "ledger.keyingErrors": { mean: 500, halfWidth: 10 },
      "ledger.labour": { mean: -500, halfWidth: 10 },
    };
    expect(verdictOf("1b", differences).reason).toBe(
      "Lower as claimed: entry lag, cost of keying errors; higher against the claim: cost of labour.",
    );
  });
  it("a claim none of whose levers is on is not confirmed, whatever moved", () => {
    const differences = {
      entryLag: { mean: -1, halfWidth: 0.1 },
      leadTime: { mean: -1, halfWidth: 0.1 },
    };
    const found = claimVerdict(claim("4b"), differences, leversOf(0b1000), kpis);
    expect(found.verdict).toBe("not confirmed");
    expect(found.measures.every(({ verdict }) => verdict === "not confirmed")).toBe(true);
  });
  it("a claim without mechanism keeps its reason", () => {
    expect(verdictOf("1d", {})).toMatchObject({
      verdict: "represented only as a parameter",
      reason: claim("1d").parameter,
    });
  });
});

describe("claimResults", () => {
  it("claimResults of nothing has no verdict on what could be measured", () => {
    const { claims: results } = claimResults(example, {});
    for (const { parameter, verdict } of results)
      expect(verdict).toBe(parameter === undefined ? null : "represented only as a parameter");
  });
  it("claimResults of differences that are all zero confirms nothing", () => {
    const differences = Object.fromEntries(kpis.map(({ name }) => [name, { mean: 0, halfWidth: 0 }]));
    const verdicts = claimResults({ ...example, levers: siloed }, differences).claims.map(
      ({ verdict }) => verdict,
    );
    expect(new Set(verdicts)).toEqual(new Set(["not confirmed", "represented only as a parameter"]));
  });
  it("claimResults turns round when every difference does", () => {
    const all = (sign: number) =>
      Object.fromEntries(
        kpis.map(({ name, better }) => [
          name,
          { mean: sign * (better === "lower" ? -1 : 1), halfWidth: 0.5 },
        ]),
      );
    const count = (sign: number, wanted: string) =>
      claimResults(example, all(sign)).claims.filter(({ verdict }) => verdict === wanted).length;
    expect(count(1, "confirmed")).toBe(claims.filter(({ parameter }) => parameter === undefined).length);
    expect(count(-1, "reversed")).toBe(count(1, "confirmed"));
  });
});
