import { expect, test } from "vitest";
import type { ScenarioBase } from "../../src/contract/model.ts";
import { model, modelNames } from "../../src/experiment/registry.ts";
import { mostWork, parseScenario, policyPeriods, work } from "../../src/experiment/scenario.ts";

const raw = { version: 1, model: "sourcing", policies: [{ kind: "optimal" }] };

async function faults(value: unknown): Promise<string[]> {
  const outcome = await parseScenario(value);
  return outcome.ok ? [] : outcome.faults.map(({ path, message }) => `${path} | ${message}`);
}

async function parsed(value: unknown): Promise<ScenarioBase> {
  const outcome = await parseScenario(value);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

test.each(modelNames)("parseScenario(example of %s) is the example itself", async (name) => {
  const { example } = (await model(name))!;
  expect(await parsed(JSON.parse(JSON.stringify(example)))).toEqual(example);
});

test.each(modelNames)(
  "parseScenario fills in the base case of %s where a scenario says nothing",
  async (name) => {
    const { example } = (await model(name))!;
    expect(await parsed({ version: 1, model: name })).toEqual(example);
  },
);

test("parseScenario(parseScenario(raw)) changes nothing", async () => {
  const once = await parsed({ ...raw, problem: { demand: { values: [3, 5] } }, lattice: { base: "paper" } });
  expect(await parsed(once)).toEqual(once);
});

test("parseScenario keeps the members in the table's order, whatever the file's", async () => {
  const { example } = (await model("sourcing"))!;
  const reversed = Object.fromEntries(Object.entries(example).reverse());
  expect(JSON.stringify(await parsed(reversed))).toBe(JSON.stringify(example));
});

test("parseScenario refuses what is not an object, in a sentence", async () => {
  const words = "an object with version, model, problem, policies and simulation";
  expect(await faults([raw])).toEqual([` | invalid scenario: [ … ]; ${words}`]);
  expect(await faults(null)).toEqual([` | invalid scenario: null; ${words}`]);
  expect(await faults("sourcing")).toEqual([` | invalid scenario: "sourcing"; ${words}`]);
  expect(await faults(3)).toEqual([` | invalid scenario: 3; ${words}`]);
  expect(await faults(undefined)).toEqual([" | invalid scenario: undefined; ".concat(words)]);
});

test("parseScenario knows one version and its models", async () => {
  expect(await faults({ ...raw, version: 2 })).toEqual([
    "version | invalid version: 2; 1, the only version there is",
  ]);
  expect(await faults({ ...raw, version: "1" })).toHaveLength(1);
  const [missing, unknown] = await faults({ model: "sorcing" });
  expect(missing).toBe("version | missing version");
  expect(unknown).toMatch(/^model \| unknown model: "sorcing"; one of sourcing.*; did you mean sourcing\?$/);
  for (const name of ["__proto__", "constructor", "toString"]) {
    expect((await faults({ ...raw, model: name }))[0]).toMatch(`model | unknown model: "${name}"`);
  }
  expect((await faults({ version: 1 }))[0]).toBe("model | missing model");
  expect((await faults({ version: 1, model: 3 }))[0]).toMatch("model | invalid model: 3; one of ");
});

test("parseScenario reports all faults at once, each with its path", async () => {
  const found = await faults({
    version: 1,
    model: "sourcing",
    problem: {
      holdingCost: -1,
      backorderCost: 0,
      demand: { mean: 10, sd: -3 },
      spotPrice: { mean: Number.NaN, sd: 1 },
    },
    policies: [{ kind: "optmal" }, { reservation: 3 }, { kind: "baseStock", baseStok: 3 }, "optimal"],
    simulation: { replications: 1e12, warmUp: -1 },
    lattice: { base: "fine", priceStep: "small" },
  });
  expect(found.map((fault) => fault.split(" | ")[0]).sort()).toEqual([
    "lattice.priceStep",
    "policies.0.kind",
    "policies.1.kind",
    "policies.2.baseStok",
    "policies.3",
    "problem.backorderCost",
    "problem.demand.sd",
    "problem.holdingCost",
    "problem.spotPrice.mean",
    "simulation.replications",
    "simulation.warmUp",
  ]);
  expect(found).toContain("policies.1.kind | missing kind");
  expect(found.find((fault) => fault.startsWith("policies.0"))).toMatch(
    /unknown policy: "optmal"; one of optimal, .*; did you mean optimal\?$/,
  );
});

test("parseScenario refuses no policies, and too many", async () => {
  expect(await faults({ ...raw, policies: [] })).toEqual([
    "policies | invalid policies: []; a list of 1 to 100 policies",
  ]);
  expect(await faults({ ...raw, policies: null })).toHaveLength(1);
  expect(await faults({ ...raw, policies: Array(101).fill({ kind: "optimal" }) })).toHaveLength(1);
  expect(await faults({ ...raw, policies: Array(100).fill({ kind: "optimal" }) })).toEqual([]);
});

test("parseScenario runs the model's conditions once every field is valid by itself", async () => {
  const contractOnly = { kind: "contractOnly", reservation: 8 };
  const found = await faults({ ...raw, policies: [contractOnly] });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^policies\.0\.reservation \| invalid reservation: 8; /);
  expect(await faults({ ...raw, policies: [contractOnly], extra: 1 })).toEqual([
    "extra | unknown member: extra",
  ]);
});

test("work counts warm-up and measured periods of every policy", async () => {
  const scenario = await parsed({
    ...raw,
    policies: [{ kind: "optimal" }, { kind: "spotOnly" }],
    simulation: { replications: 7, periods: 90, warmUp: 10 },
  });
  expect(policyPeriods(scenario)).toBe(1400);
  expect(work((await model("sourcing"))!, scenario)).toBe(1400);
});

test("work grows with the scale of deterioration, the years of integration and the most replications allowed", async () => {
  const amount = async (name: string, simulation: object, more: object = {}) => {
    const chosen = (await model(name))!;
    return work(chosen, await parsed({ version: 1, model: name, ...more, simulation }));
  };
  const replications = 10;
  const small = await amount("deterioration", { replications, scale: 10 });
  expect(await amount("deterioration", { replications, scale: 1000 })).toBeCloseTo(100 * small, 6);
  const short = await amount("integration", { replications, years: 1, warmUp: 0 });
  expect(await amount("integration", { replications, years: 7, warmUp: 0 })).toBeCloseTo(7 * short, 6);
  const until = { halfWidth: 1, most: 500 };
  expect(await amount("sourcing", { replications, until })).toBe(
    50 * (await amount("sourcing", { replications })),
  );
});

test("parseScenario refuses more work than anyone can wait for, though each number is valid", async () => {
  const simulation = { replications: 1e8, periods: 1e6, warmUp: 0 };
  expect(await faults({ ...raw, simulation })).toEqual([
    `simulation | invalid simulation: 1.0e+14 policy periods; at most ${mostWork.toExponential(0)}`,
  ]);
  expect(await faults({ ...raw, simulation: { ...simulation, replications: 1e7 } })).toEqual([]);
});

test("parseScenario lists a hundred faults and counts the rest", async () => {
  const values = Array<number>(5000).fill(-1);
  const found = await faults({ ...raw, problem: { demand: { values } } });
  expect(found).toHaveLength(101);
  expect(found[100]).toBe(" | invalid scenario: 5000 faults; the first 100 are listed");
});
