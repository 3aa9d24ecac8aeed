import { describe, expect, it } from "vitest";
import { endOf } from "../../../src/app/parts/ending.ts";
import type { SimulationResult } from "../../../src/experiment/results.ts";
import { simulate } from "../../../src/experiment/simulate.ts";
import type { SourcingSimulation } from "../../../src/models/sourcing/problem.ts";
import { scenario } from "../../models/sourcing/support.ts";

function result(simulation: Partial<SourcingSimulation>): Promise<SimulationResult> {
  const few = { replications: 40, periods: 20, warmUp: 10, ...simulation };
  return simulate(scenario({ lattice: "paper" }, few));
}

describe("endOf(result)", () => {
  it("says nothing of a simulation that was to run to its end", async () => {
    expect(endOf(await result({}))).toBe("");
  });

  it("says after how many replications the interval wanted was reached", async () => {
    const found = await result({ until: { halfWidth: 0.5, most: 100_000 } });
    expect(found.differences[0]!.kpis["averageCost"]!.halfWidth).toBeLessThanOrEqual(0.5);
    expect(found.done).toBeGreaterThan(40);
    expect(found.done).toBeLessThan(100_000);
    const runs = found.done.toLocaleString("en-US");
    expect(endOf(found)).toBe(`Stopped after ${runs} replications: interval ± 0.5 reached`);
  });

  it("says that it was not reached with the most allowed, and of which figure", async () => {
    const found = await result({ until: { relative: 0.001, halfWidth: 0.002, kpi: "fillRate", most: 1200 } });
    expect(endOf(found)).toBe(
      "Simulated 1,200 replications: interval of fill rate ± 0.002 and 0.1 % not reached",
    );
  });
});
