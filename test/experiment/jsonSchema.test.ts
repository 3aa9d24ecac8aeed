import { expect, test } from "vitest";
import * as z from "zod";
import { type JsonSchema, scenarioJsonSchema } from "../../src/experiment/jsonSchema.ts";
import { model, modelNames } from "../../src/experiment/registry.ts";
import { parseScenario } from "../../src/experiment/scenario.ts";

const found = await Promise.all(modelNames.map(async (name) => (await model(name))!));
const sourcing = found.find(({ name }) => name === "sourcing")!;

/** Zod reads the JSON Schema by itself, so that this checks the schema and not the table it came from. */
function validator(schema: JsonSchema): (value: unknown) => boolean {
  const read = z.fromJSONSchema(JSON.parse(JSON.stringify(schema)) as Parameters<typeof z.fromJSONSchema>[0]);
  return (value) => read.safeParse(value).success;
}

test.each(found)("scenarioJsonSchema of all models accepts the example of $name", ({ example }) => {
  expect(validator(scenarioJsonSchema(found))(JSON.parse(JSON.stringify(example)))).toBe(true);
});

const { example } = sourcing;
const minimal = { version: 1, model: "sourcing", policies: [{ kind: "optimal" }] };

const valid: readonly unknown[] = [
  example,
  minimal,
  { version: 1, model: "sourcing" },
  { ...minimal, problem: { demand: { values: [1, 2, 3] } } },
  { ...minimal, lattice: { base: "paper", priceWeights: "pdf" } },
  { ...minimal, lattice: "paper" },
  { ...minimal, policies: [{ kind: "baseStock", reservation: 12, baseStock: -3 }] },
];

const broken: readonly unknown[] = [
  [example],
  { ...minimal, version: 2 },
  { model: "sourcing", policies: minimal.policies },
  { ...minimal, model: "sorcing" },
  { ...minimal, extra: 1 },
  { ...minimal, policies: [] },
  { ...minimal, policies: [{ kind: "optmal" }] },
  { ...minimal, policies: [{ kind: "optimal", baseStock: 3 }] },
  { ...minimal, problem: { holdingCost: 0 } },
  { ...minimal, problem: { demand: { mean: 10, sd: -1 } } },
  { ...minimal, problem: { demand: { values: [1] } } },
  { ...minimal, problem: { demand: { values: [1, -1] } } },
  { ...minimal, problem: { demand: 10 } },
  { ...minimal, lattice: { priceStep: 1 } },
  { ...minimal, lattice: "coarse" },
  { ...minimal, simulation: { replications: 1.5 } },
  { ...minimal, simulation: { seed: 42 } },
  { ...minimal, simulation: { sampling: "none" } },
];

test.each(valid.map((scenario, i) => [i, scenario]))("a valid scenario passes (%i)", async (_, scenario) => {
  expect(validator(scenarioJsonSchema([sourcing]))(scenario)).toBe(true);
  expect((await parseScenario(scenario)).ok).toBe(true);
});

test.each(broken.map((scenario, i) => [i, scenario]))(
  "a broken scenario fails, as it does in parseScenario (%i)",
  async (_, scenario) => {
    expect(validator(scenarioJsonSchema([sourcing]))(scenario)).toBe(false);
    expect((await parseScenario(scenario)).ok).toBe(false);
  },
);

test("scenarioJsonSchema says what numbers mean, with symbol and unit, and states its dialect", () => {
  const schema = scenarioJsonSchema([sourcing]) as {
    $schema: string;
    properties: Record<string, JsonSchema>;
  };
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  const problem = schema.properties["problem"]!["properties"] as Record<string, JsonSchema>;
  expect(problem["holdingCost"]).toEqual({
    title: "Holding cost",
    description: "cost of keeping one unit in stock for one period (h, money/unit/period)",
    type: "number",
    exclusiveMinimum: 0,
    maximum: 1e6,
    default: 0.2,
  });
});
