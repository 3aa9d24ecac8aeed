import { describe, expect, it } from "vitest";
import type { Model } from "../../../src/contract/model.ts";
import { parseFor } from "../../../src/experiment/scenario.ts";
import { deterioration } from "../../../src/models/deterioration/index.ts";
import { simulation } from "../../../src/models/deterioration/simulate.ts";
import { solve } from "../../../src/models/deterioration/solve.ts";

const model = deterioration as unknown as Model;
const { example } = deterioration;

function faults(changes: object, problem: object = {}): readonly { path: string; message: string }[] {
  const outcome = parseFor(model, { ...example, ...changes, problem: { ...example.problem, ...problem } });
  return outcome.ok ? [] : outcome.faults;
}

describe("deterioration.inputs", () => {
  it("the example is valid, and all of it may be left to the defaults but for the policies", () => {
    expect(faults({})).toEqual([]);
    const outcome = parseFor(model, { version: 1, model: "deterioration", policies: example.policies });
    expect(outcome).toEqual({ ok: true, value: example });
  });

  it.each([
    ["demandIntercept", 0],
    ["demandIntercept", -1],
    ["demandSlope", 0],
    ["replenishmentRate", 0],
    ["replenishmentRate", -95],
    ["horizon", 0],
    ["holdingCost", -0.5],
    ["purchaseCost", -8],
    ["orderingCost", -1],
    ["deteriorationRate", -0.05],
    ["leadTime", -0.5],
    ["netDiscountRate", Number.POSITIVE_INFINITY],
    ["horizon", Number.NaN],
    ["purchaseCost", null],
  ])("%s of %d is refused with its path, value and condition", (name, value) => {
    const found = faults({}, { [name]: value });
    expect(found.map(({ path }) => path)).toContain(`problem.${name}`);
    const { message } = found.find(({ path }) => path === `problem.${name}`)!;
    expect(message).toMatch(new RegExp(`^invalid ${name}: ${value}; `));
  });

  it("R < 0, P = null and λ = h = c = A = Lt = 0 are allowed", () => {
    expect(faults({}, { netDiscountRate: -0.2, replenishmentRate: null })).toEqual([]);
    const zeros = { deteriorationRate: 0, holdingCost: 0, purchaseCost: 0, orderingCost: 0, leadTime: 0 };
    expect(faults({}, zeros)).toEqual([]);
  });

  it.each([
    [
      { boundaries: { step: 0.3 } },
      {},
      "boundaries.step",
      "invalid step: 0.3; a step that divides the horizon 10",
    ],
    [{ boundaries: { step: 0 } }, {}, "boundaries.step", "invalid step: 0; "],
    [{ boundaries: { step: 0.001 } }, {}, "boundaries.step", "invalid step: 0.001; at least a 2000th"],
    [
      { policies: [{ kind: "optimal", step: 3 }] },
      {},
      "policies.0.step",
      "invalid step: 3; a step that divides",
    ],
    [{ pricing: "optimal" }, { purchaseCost: 60 }, "problem.purchaseCost", "invalid purchaseCost: 60; below"],
    [{}, { leadTime: 10.5 }, "problem.leadTime", "invalid leadTime: 10.5; at most the horizon 10"],
    [{}, { deteriorationRate: 71 }, "problem.deteriorationRate", "invalid deteriorationRate: 71; "],
    [{}, { netDiscountRate: -71 }, "problem.netDiscountRate", "invalid netDiscountRate: -71; "],
    [{ pricing: "guess" }, {}, "pricing", 'unknown pricing: "guess"; one of published, optimal, varying'],
    [{ policies: [{ kind: "equalCycles", cycles: 2.5 }] }, {}, "policies.0.cycles", "invalid cycles: 2.5; "],
  ])("conditions: %j with %j is refused at %s", (changes, problem, path, message) => {
    const found = faults(changes, problem);
    expect(found.map((each) => each.path)).toContain(path);
    expect(found.find((each) => each.path === path)!.message).toContain(message);
  });

  it("conditions: published pricing does not need a price above the purchase cost", () => {
    const published = { pricing: "published", policies: [{ kind: "published" }] };
    expect(faults(published, { purchaseCost: 60 })).toEqual([]);
  });

  it("solve and simulation of valid inputs never leave a number that is not finite", () => {
    for (const problem of [
      { deteriorationRate: 70.9 },
      { netDiscountRate: -70 },
      { netDiscountRate: 70 },
      { replenishmentRate: 1e-3 },
      { replenishmentRate: 1e14 },
      { demandIntercept: 1e-6, demandSlope: 1e-9 },
    ]) {
      const scenario = { ...example, problem: { ...example.problem, ...problem } };
      const { totalProfit, cycles } = solve(scenario);
      expect(Number.isFinite(totalProfit)).toBe(true);
      for (const cycle of cycles) {
        for (const value of Object.values(cycle))
          if (value !== null) expect(Number.isFinite(value)).toBe(true);
      }
    }
  });

  it("simulation refuses a scale beyond reach, and a policy without a plan, with their paths", () => {
    const huge = { ...example, simulation: { ...example.simulation, scale: 1e6 } };
    expect(() => simulation(huge)).toThrow(/^simulation\.scale: invalid scale: 1000000; at most 100000000/);
    const policies = [{ kind: "optimal" as const }, { kind: "equalCycles" as const, cycles: 30 }];
    expect(() => simulation({ ...example, policies })).toThrow(
      /^policies\.1: invalid policy: equalCycles; cycle 0 to 0\.333.*below the lead time 0\.5/,
    );
  });
});
