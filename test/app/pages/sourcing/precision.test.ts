import { describe, expect, it } from "vitest";
import {
  isAboutPrecision,
  isPrecise,
  lean,
  plans,
  worthOf,
} from "../../../../src/app/pages/sourcing/precision.ts";
import { extentOf } from "../../../../src/app/pages/sourcing/words.ts";
import { draft } from "../../../../src/app/state/draft.ts";
import { valueAt } from "../../../../src/app/state/tree.ts";
import type { ScenarioBase } from "../../../../src/contract/model.ts";
import type { SimulationResult } from "../../../../src/experiment/results.ts";
import { simulate } from "../../../../src/experiment/simulate.ts";
import { declaration } from "../../../../src/models/sourcing/declaration.ts";
import type { SourcingSimulation } from "../../../../src/models/sourcing/problem.ts";
import { groupOf, SOBOL_PERIODS } from "../../../../src/models/sourcing/streamPlan.ts";

const { example } = declaration;
const model = declaration as unknown as Parameters<typeof draft>[0];

function opened() {
  const whole = draft(model, example);
  return { whole, edited: lean(whole) };
}

function changed(simulation: Partial<SourcingSimulation>): ScenarioBase {
  const short = { replications: 256, periods: 20, warmUp: 10 };
  return { ...example, simulation: { ...example.simulation, ...short, ...simulation } } as ScenarioBase;
}

describe("lean(draft)", () => {
  it("leaves out again what says the same left out", () => {
    const { whole, edited } = opened();
    edited.set("simulation.streams", "antithetic");
    edited.set("simulation.controls", true);
    expect(whole.good.value.simulation).toMatchObject({ streams: "antithetic", controls: true });
    expect(isPrecise(whole.raw.value)).toBe(true);
    edited.set("simulation.streams", "independent");
    edited.set("simulation.controls", false);
    expect(whole.raw.value).toEqual(example);
    expect(isPrecise(whole.raw.value)).toBe(false);
  });

  it("has a cap only as long as there is an interval to stop at", () => {
    const { whole, edited } = opened();
    edited.set("simulation.until.halfWidth", 0.02);
    expect(whole.good.value.simulation.until).toEqual({ halfWidth: 0.02, most: 100_000 });
    edited.set("simulation.until.most", 5000);
    expect(whole.good.value.simulation.until).toEqual({ halfWidth: 0.02, most: 5000 });
    edited.set("simulation.until.halfWidth", undefined);
    expect(whole.raw.value).toEqual(example);
    expect(whole.faults.value).toEqual([]);
    whole.undo();
    expect(valueAt(whole.raw.value, "simulation.until.most")).toBe(5000);
    edited.reset("simulation.until.halfWidth");
    expect(whole.raw.value).toEqual(example);
  });

  it("keeps an interval that is relative when the absolute one is taken away", () => {
    const { whole, edited } = opened();
    edited.set("simulation.until.relative", 0.01);
    edited.set("simulation.until.halfWidth", 0.02);
    edited.set("simulation.until.halfWidth", undefined);
    expect(whole.good.value.simulation.until).toEqual({ relative: 0.01, most: 100_000 });
  });

  it("hands on what is wrong, for the checks to say, and other fields as they are", () => {
    const { whole, edited } = opened();
    edited.set("simulation.until.halfWidth", "narrow");
    expect(whole.faults.value).toMatchObject([{ path: "simulation.until.halfWidth" }]);
    expect(whole.faults.value.filter(isAboutPrecision)).toHaveLength(1);
    edited.set("simulation.until.halfWidth", undefined);
    edited.set("simulation.streams", "sobol");
    expect(whole.faults.value.map(({ path }) => path)).toEqual([
      "simulation.streams",
      "simulation.replications",
    ]);
    expect(whole.faults.value.filter(isAboutPrecision)).toHaveLength(1);
    edited.set("simulation.seed", "ivy");
    expect(valueAt(whole.raw.value, "simulation.seed")).toBe("ivy");
    edited.reset();
    expect(whole.raw.value).toEqual(example);
  });
});

describe("plans", () => {
  it("name the limits that the checks have", () => {
    expect(plans.sobol).toContain(`${groupOf("sobol")} replications at a time`);
    expect(plans.sobol).toContain(`takes ${SOBOL_PERIODS} periods at most`);
    expect(plans.sobol).toContain(`multiples of ${groupOf("sobol")}`);
    expect(groupOf("antithetic")).toBe(2);
  });
});

describe("worthOf(result)", () => {
  it("is empty without variance reduction", async () => {
    expect(worthOf(await simulate(changed({})))).toBe("");
  });

  it.each([
    [{ streams: "antithetic" }, "Mirrored draws"],
    [{ controls: true }, "Controls"],
    [{ streams: "antithetic", controls: true }, "Mirrored draws and controls"],
    [{ streams: "sobol", replications: 512 }, "Evenly spread draws"],
  ] as const)("says of %o what it measured for both costs and their difference", async (plan, subject) => {
    const result = await simulate(changed(plan));
    const said = worthOf(result);
    expect(said).toMatch(
      /^.* are worth [\d.]+ and [\d.]+ times as many replications for the average cost of A and B, [\d.]+ times for their difference\.$/,
    );
    expect(said.startsWith(`${subject} are`)).toBe(true);
    const [a, b, difference] = said.match(/\d+(\.\d+)?/g)!.map(Number);
    const of = ({ kpis }: { kpis: SimulationResult["policies"][number]["kpis"] }) =>
      kpis["averageCost"]!.efficiency!;
    expect(a! / of(result.policies[0]!)).toBeCloseTo(1, 1);
    expect(b! / of(result.policies[1]!)).toBeCloseTo(1, 1);
    expect(difference! / of(result.differences[0]!)).toBeCloseTo(1, 1);
  });

  it("speaks only of figures that vary", async () => {
    const still = { ...changed({ controls: true }), lattice: "paper" } as ScenarioBase;
    const policies = [{ kind: "optimal" }, { kind: "optimal" }];
    const said = worthOf(await simulate({ ...still, policies }));
    expect(said).toMatch(/^Controls are worth [\d.]+ and [\d.]+ times .* of A and B\.$/);
  });
});

describe("extentOf(simulation)", () => {
  it("tells of draws, controls and the most replications only where they are used", () => {
    const { simulation } = example;
    expect(extentOf(simulation)).toBe("1000 replications of 1000 periods after 100");
    expect(
      extentOf({ ...simulation, streams: "antithetic", controls: true, until: { halfWidth: 1, most: 5000 } }),
    ).toBe("1000 to 5000 replications of 1000 periods after 100, with mirrored draws and controls");
  });
});
