import { describe, expect, it } from "vitest";
import { parameterRows } from "../../../src/app/shell/parameterRows.ts";
import { declarations } from "../../../src/experiment/registry.ts";
import { parseFor } from "../../../src/experiment/scenario.ts";

describe("parameterRows(model, scenario)", () => {
  it("has what a scenario says of precision, and nothing of it where it says nothing", async () => {
    const model = await declarations["sourcing"]!();
    const rows = (simulation: object) => {
      const { example } = model;
      const outcome = parseFor(model, { ...example, simulation: { ...example.simulation, ...simulation } });
      if (!outcome.ok) throw new Error(outcome.faults[0]!.message);
      return parameterRows(model, outcome.value).map(({ label, value }) => `${label}: ${value}`);
    };
    const base = rows({});
    expect(base).toContain("Replications: 1000");
    const precise = rows({ streams: "antithetic", controls: true, until: { halfWidth: 0.02 } });
    expect(precise.filter((row) => !base.includes(row))).toEqual([
      "Random numbers: antithetic",
      "Control variates: true",
      "Half width: 0.02 of the figure",
      "Most replications: 100000",
    ]);
    expect(base.filter((row) => !precise.includes(row))).toEqual([]);
  });
});
