import { describe, expect, it } from "vitest";
import { firstPair } from "../../../src/models/integration/firstPair.ts";
import { integration } from "../../../src/models/integration/index.ts";
import { example, type IntegrationScenario } from "../../../src/models/integration/scenario.ts";

const scenario: IntegrationScenario = {
  ...example,
  simulation: { seed: "pair", replications: 2, warmUp: 60, years: 1 },
};

describe("firstPair", () => {
  it("is the first replication of the simulation, to the last bit", () => {
    const pair = firstPair(scenario);
    const { columns, kpis, block } = integration.simulation(scenario);
    const figures = block(0, 1);
    const at = (policy: number, column: string) =>
      figures[policy * columns.length + columns.indexOf(column)]!;
    expect(kpis.length).toBeGreaterThan(20);
    for (const { name, column, over } of kpis)
      [pair.siloed, pair.integrated].forEach((world, policy) => {
        const below = over === undefined ? 1 : at(policy, over);
        expect([name, world[name]]).toEqual([name, below > 0 ? at(policy, column) / below : 0]);
      });
    expect(pair.integrated["profit"]).not.toBe(pair.siloed["profit"]);
  });

  it("views.pair names it", () => {
    expect(integration.views["pair"]!(scenario, 1 as never)).toEqual(firstPair(scenario, 1));
  });
});
