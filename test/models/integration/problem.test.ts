import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Field, Fields, NumberField } from "../../../src/contract/field.ts";
import { problemFields } from "../../../src/models/integration/problem.ts";
import { example, optionFields, simulationFields } from "../../../src/models/integration/scenario.ts";
import { validationCases } from "../../../src/models/integration/validation/registry.ts";

function numbersOf(fields: Fields, path: string): [path: string, field: NumberField][] {
  return Object.entries(fields).flatMap(([name, field]: [string, Field]): [string, NumberField][] => {
    if (field.kind === "number") return [[`${path}.${name}`, field]];
    return field.kind === "group" ? numbersOf(field.fields, `${path}.${name}`) : [];
  });
}

const numbers = [
  ...numbersOf(problemFields, "problem"),
  ...numbersOf(optionFields, ""),
  ...numbersOf(simulationFields, "simulation"),
];

describe("the field table", () => {
  it("bounds every number on both sides, and its default lies within", () => {
    expect(numbers.length).toBeGreaterThan(150);
    for (const [path, field] of numbers) {
      const low = field.min ?? field.above;
      const high = field.max ?? field.below;
      expect(low, path).toBeDefined();
      expect(high, path).toBeDefined();
      if (field.default === null || field.default === undefined) continue;
      expect(field.default >= low! && field.default <= high!, path).toBe(true);
      if (field.above !== undefined) expect(field.default, path).toBeGreaterThan(field.above);
      if (field.below !== undefined) expect(field.default, path).toBeLessThan(field.below);
    }
  });

  it("keeps probabilities in [0, 1] and times at 0 or more", () => {
    const { quality, orderToCash, siloed } = problemFields;
    for (const field of [
      quality.fields.baseDefects,
      quality.fields.complaintChance,
      siloed.fields.keyingError,
    ])
      expect([field.min, field.max]).toEqual([0, 1]);
    expect(orderToCash.fields.rework.below).toBe(1);
    for (const [path, field] of numbers)
      if (field.unit === "days") expect(field.min ?? field.above, path).toBeGreaterThanOrEqual(0);
  });

  it("example holds the defaults of appendix A", () => {
    const specification = new URL("./appendixA.json", import.meta.url);
    const appendix = JSON.parse(readFileSync(specification, "utf8")) as { [symbol: string]: unknown };
    const flat = new Map<string, unknown>();
    const flatten = (value: unknown, path: string): void => {
      if (Array.isArray(value)) for (const [i, item] of value.entries()) flatten(item, `${path}[${i}]`);
      else if (typeof value === "object" && value !== null)
        for (const [name, item] of Object.entries(value))
          flatten(item, path === "" ? name : `${path}.${name}`);
      else flat.set(path, value);
    };
    flatten(appendix, "");
    let compared = 0;
    for (const [path, field] of numbers) {
      if (field.symbol === undefined || path.startsWith("problem.products.")) continue;
      const groups = ["", "o2c.", "int.", "sil.", "cost.", "supply.", "leads.", "adopt."];
      const keys = groups.map((group) => `${group}${field.symbol}`).filter((key) => flat.has(key));
      if (keys.length === 0) continue;
      expect(
        keys.map((key) => flat.get(key)),
        path,
      ).toContain(field.default);
      compared++;
    }
    expect(compared).toBeGreaterThan(80);
    const { standard, project } = example.problem.products;
    const products = appendix["products"] as { [symbol: string]: number }[];
    [standard, project].forEach((product, i) => {
      const row = products[i]!;
      expect(Object.values(product)).toEqual(
        ["price", "mat", "conv", "runRate", "size", "sizeCv", "cap", "lotMO", "lotPO", "capA"].map(
          (key) => row[key],
        ),
      );
    });
  });
});

describe("validation cases", () => {
  it("every number field of a case has bounds", () => {
    for (const { name, parameters } of validationCases)
      for (const [path, field] of numbersOf(parameters, name)) {
        expect(field.min ?? field.above, path).toBeDefined();
        expect(field.max ?? field.below, path).toBeDefined();
      }
  });
});
