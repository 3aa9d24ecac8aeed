import { describe, expect, it } from "vitest";
import { endOf } from "../../../src/app/parts/ending.ts";
import type { SimulationResult } from "../../../src/experiment/results.ts";
import { parseScenario } from "../../../src/experiment/scenario.ts";
import { simulate } from "../../../src/experiment/simulate.ts";

async function result(simulation: object): Promise<SimulationResult> {
  const outcome = await parseScenario({
    version: 1,
    model: "sourcing",
    problem: {
      contractPrice: 8,
      reservationPrice: 0.5,
      holdingCost: 0.2,
      backorderCost: 8,
      demand: { mean: 10, sd: 3 },
      spotPrice: { mean: 10, sd: 1 },
    },
    lattice: "paper",
    simulation: { seed: "hedgerow", replications: 40, periods: 20, warmUp: 10, ...simulation },
  });
  if (!outcome.ok) throw new Error(outcome.faults[0]!.message);
  return simulate(outcome.value);
}

describe("endOf(result)", () => {
  it("says nothing of a simulation that was to run to its end", async () => {
    expect(endOf(await result({}))).toBe("");
  });

  it("says after how many replications the interval wanted was reached", async () => {
    const found = await result({ until: { halfWidth: 0.5 } });
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
