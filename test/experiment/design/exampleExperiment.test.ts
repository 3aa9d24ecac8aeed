import { describe, expect, it } from "vitest";
import { experimentJsonSchema } from "../../../src/experiment/design/designJsonSchema.ts";
import { exampleExperiment } from "../../../src/experiment/design/exampleExperiment.ts";
import { parseExperiment } from "../../../src/experiment/design/experiment.ts";
import { model } from "../../../src/experiment/registry.ts";

describe("exampleExperiment", () => {
  it("is an experiment", async () => {
    expect(await parseExperiment(await exampleExperiment())).toMatchObject({ ok: true });
  });
});

describe("experimentJsonSchema", () => {
  it("lists every member of experiment files, the scenario's among them, and forbids others", async () => {
    const schema = experimentJsonSchema([(await model("sourcing"))!]);
    const { properties, additionalProperties, required } = schema as {
      properties: { [name: string]: { [keyword: string]: unknown } };
      additionalProperties: boolean;
      required: string[];
    };
    expect(additionalProperties).toBe(false);
    expect(required).toEqual(expect.arrayContaining(["version", "experiment"]));
    const parsed = await parseExperiment(await exampleExperiment());
    for (const name of Object.keys(parsed.ok ? parsed.value : {})) expect(properties).toHaveProperty([name]);
    expect(properties["scenario"]!["properties"]).toHaveProperty(["problem"]);
    expect(properties["design"]).toBeDefined();
  });
});
