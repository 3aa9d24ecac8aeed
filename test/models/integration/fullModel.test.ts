import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CaseParameters, validate } from "../../../src/models/integration/validation/case.ts";
import { reference } from "../../../src/models/integration/validation/fullModel.ts";
import { validationCaseNamed } from "../../../src/models/integration/validation/registry.ts";

const file = new URL("../../../src/models/integration/validation/cases.json", import.meta.url);
const published = (
  JSON.parse(readFileSync(file, "utf8")) as {
    cases: { id: string; params: CaseParameters[]; expected: unknown }[];
  }
).cases;

describe("invariants of the full model", () => {
  it.each(["INVT-1", "INVT-2", "INVT-3", "INVT-4", "INVT-6", "INVT-7"])(
    "validate(%s) finds no violation",
    (name) => {
      const result = validate(validationCaseNamed(name), {}, "invariants");
      expect(result.agrees, JSON.stringify(result.simulated)).toBe(true);
    },
  );

  it("validate(INVT-5) holds within 2 % over six years", () => {
    const result = validate(validationCaseNamed("INVT-5"), {}, "invariants");
    expect(result.simulated["value"]).toBeLessThanOrEqual(0.02);
  });
});

describe("the full model reduced to the bullwhip formula", () => {
  const row = published.find((one) => one.id === "RED-1")!;
  row.params.forEach((params, i) => {
    it(`validate(RED-1, ${JSON.stringify(params)}) is within 3 % of Chen et al. (2000)`, () => {
      const expected = (row.expected as number[])[i]!;
      const result = validate(validationCaseNamed("RED-1"), params, "reduction", 0.4);
      expect(result.exact["value"]).toBeCloseTo(expected, 12);
      expect(Math.abs((result.simulated["value"] as number) / expected - 1)).toBeLessThan(0.03);
    });
  });
});

describe("the base case against the reference program", () => {
  it("reference holds the published differences", () => {
    const row = published.find((one) => one.id === "REG-1")!;
    const expected = row.expected as { [name: string]: { delta: number; deltaSe: number } };
    for (const [name, { delta, deltaSe }] of Object.entries(expected))
      expect([name, reference[name]!.delta, reference[name]!.se]).toEqual([name, delta, deltaSe]);
    expect(Object.keys(reference).sort()).toEqual(Object.keys(expected).sort());
  });

  it("validate(REG-1) agrees in the sign of every difference of which the reference is sure", () => {
    const result = validate(validationCaseNamed("REG-1"), {}, "reference");
    expect(result.simulated).toEqual(result.exact);
  });
});
