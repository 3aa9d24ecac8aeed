import { describe, expect, it } from "vitest";
import { faults, raw } from "./support.ts";

describe("parseExperiment", () => {
  it("accepts what needs no more than version, name and scenario", async () => {
    expect(await faults({ factors: [] })).toEqual([]);
  });

  it.each([
    [
      { factors: [{ path: "problem.holdngCost", levels: [1] }] },
      /^factors\.0\.path: unknown factor: "problem\.holdngCost"; one of .*; did you mean problem\.holdingCost\?$/,
    ],
    [{ factors: [{ path: "problem.demand.skew", levels: [1] }] }, /^factors\.0\.path: unknown factor/],
    [{ factors: [{ path: "model", levels: ["sourcing"] }] }, /^factors\.0\.path: unknown factor/],
    [
      { factors: [{ path: "problem.holdingCost", levels: [1, -2] }] },
      /^factors\.0\.levels\.1: invalid holdingCost: -2; a number above 0/,
    ],
    [
      { factors: [{ path: "problem.holdingCost", levels: [{ from: 0, to: 1, step: 0.1 }] }] },
      /^factors\.0\.levels\.0: invalid holdingCost: 0/,
    ],
    [
      { factors: [{ path: "problem.holdingCost", levels: [{ from: 1, to: 2, step: 0.3 }] }] },
      /^factors\.0\.levels\.0: invalid levels/,
    ],
    [
      { factors: [{ path: "problem.holdingCost", levels: [{ from: 1, to: 2, step: -1 }] }] },
      /^factors\.0\.levels\.0: invalid levels/,
    ],
    [{ factors: [{ path: "problem.holdingCost", levels: [] }] }, /^factors\.0\.levels: invalid levels: \[\]/],
    [{ factors: [{ path: "problem.holdingCost" }] }, /^factors\.0\.levels: missing levels/],
    [{ factors: [{ path: "problem.holdingCost", range: [1, 2] }] }, /^factors\.0\.range: .*latinHypercube/],
    [{ factors: [raw.factors[0], raw.factors[0]] }, /^factors\.1\.path: .*not given twice/],
    [
      { factors: [{ path: "policies.1.kind", levels: ["cheapest"] }] },
      /^factors\.0\.levels\.0: unknown policy: "cheapest"/,
    ],
    [{ design: { kind: "fractional" } }, /^design(\.kind)?: unknown design: "fractional"/],
    [
      { factors: [], design: { kind: "list", cells: [{ "problem.x": 1 }] } },
      /^design\.cells\.0: invalid cell: 0 .*unknown member: x/,
    ],
    [
      { factors: [], design: { kind: "list", cells: [{ "problem.demand.sd": 1000 }] } },
      /^design\.cells\.0: invalid cell: 0 \(problem\.demand\.sd = 1000\); problem\.demand\.sd/,
    ],
    [{ experiment: "two words" }, /^experiment: invalid experiment: "two words"/],
    [{ colour: "red" }, /^colour: unknown member: colour/],
    [{ with: ["tabel"] }, /^with\.0: unknown view: "tabel"/],
    [{ target: { kpi: "averageCost", most: 100 } }, /^target: missing halfWidth or relative/],
    [
      {
        scenario: {
          ...raw.scenario,
          simulation: { ...raw.scenario.simulation, until: { halfWidth: 1, most: 100 } },
        },
      },
      /^scenario\.simulation\.until: invalid until: .*target/,
    ],
    [{ factors: [{ path: "simulation.until", levels: [1] }] }, /^factors\.0\.path: unknown factor/],
    [{ scenario: { ...raw.scenario, lattice: "finest" } }, /^scenario\.lattice: unknown lattice: "finest"/],
    [{ scenario: { ...raw.scenario, model: "sorcing" } }, /^scenario\.model: unknown model: "sorcing"/],
  ])("%j: is refused where the fault is", async (changes, expected) => {
    const found = await faults(changes);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(expected);
  });

  it("refuses levels that are fine alone and do not go together", async () => {
    const factors = [
      { path: "problem.demand.mean", levels: [1, 10] },
      { path: "problem.demand.sd", levels: [3, 11] },
    ];
    expect(await faults({ factors })).toEqual([
      expect.stringMatching(
        /^factors: invalid cell: 1 \(problem\.demand\.mean = 1, problem\.demand\.sd = 11\)/,
      ),
    ]);
  });
});
