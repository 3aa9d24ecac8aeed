import { expect, test } from "vitest";
import {
  nested,
  partialDocument,
  plainData,
  simulationDocument,
  solutionDocument,
} from "../../src/experiment/document.ts";
import type { Estimate, SimulationResult } from "../../src/experiment/results.ts";

const scenario = {
  version: 1,
  model: "sourcing",
  policies: [{ kind: "a" }, { kind: "b" }],
  simulation: { seed: "s", replications: 2 },
} as const;

const estimate: Estimate = { mean: 1, se: 2, halfWidth: 3, confidence: 0.95, n: 2 };
const difference = { ...estimate, varianceRatio: 4, needed: null };

const result: SimulationResult = {
  version: 1,
  resultsVersion: 7,
  model: "sourcing",
  seed: "s",
  scenario,
  kpis: [],
  digest: "d",
  done: 2,
  total: 2,
  policies: [
    {
      kind: "a",
      label: "A",
      kpis: { cost: estimate, "costs.spot": estimate },
      exact: { cost: 9, "costs.spot": 8 },
    },
    { kind: "b", label: "B", kpis: { cost: estimate, "costs.spot": estimate }, exact: {} },
  ],
  differences: [{ kind: "b", label: "B", versus: "a", kpis: { cost: difference, "costs.spot": difference } }],
  histograms: [{ edges: [0, 1], counts: [2] }],
  courses: [],
};

test("nested puts dotted names inside each other and keeps their order", () => {
  const tree = nested({ cost: 1, "costs.spot": 2, "costs.holding.day": 3, last: 4 });
  expect(JSON.stringify(tree)).toBe('{"cost":1,"costs":{"spot":2,"holding":{"day":3}},"last":4}');
});

test("plainData makes lists of typed arrays, at any depth", () => {
  const data = { a: new Float64Array([1, 0.5]), b: [{ c: new Int32Array([3]) }], d: null, e: "x" };
  expect(plainData(data)).toEqual({ a: [1, 0.5], b: [{ c: [3] }], d: null, e: "x" });
});

test("solutionDocument states version, seed, scenario and digest around the answers", () => {
  const document = solutionDocument(scenario, 7, { answers: new Float64Array([1, 2]) });
  expect(document).toMatchObject({ version: 1, resultsVersion: 7, model: "sourcing", seed: "s", scenario });
  expect(document["answers"]).toEqual([1, 2]);
});

test("solutionDocument's digest is over the answers alone", () => {
  const digest = (answers: object, seed = "s", resultsVersion = 7) =>
    solutionDocument({ ...scenario, simulation: { seed, replications: 2 } }, resultsVersion, answers)[
      "digest"
    ];
  expect(digest({ a: 1, b: [2] })).toBe(digest({ b: new Float64Array([2]), a: 1 }, "another seed"));
  expect(digest({ a: -0 })).toBe(digest({ a: 0 }));
  expect(digest({ a: 1 })).not.toBe(digest({ a: 1 + 2 ** -52 }));
  expect(digest({ a: 1 })).not.toBe(digest({ a: 1 }, "s", 8));
  expect(() => digest({ a: Number.NaN })).toThrow(/^invalid result: NaN/);
});

test("simulationDocument nests figures and exact values alike, differences only where asked for", () => {
  const document = simulationDocument(result, { differences: true });
  const kpis = { cost: estimate, costs: { spot: estimate } };
  expect(document).toEqual({
    version: 1,
    resultsVersion: 7,
    model: "sourcing",
    seed: "s",
    scenario,
    policies: [
      { kind: "a", label: "A", kpis, exact: { cost: 9, costs: { spot: 8 } } },
      { kind: "b", label: "B", kpis, exact: {} },
    ],
    differences: [
      { kind: "b", label: "B", versus: "a", kpis: { cost: difference, costs: { spot: difference } } },
    ],
    digest: "d",
  });
  expect(simulationDocument(result, { differences: false })).not.toHaveProperty("differences");
});

test("partialDocument says how far it came and claims no digest", () => {
  const document = partialDocument(scenario, 7, { ...result, done: 2, total: 9 }, { differences: false });
  expect(document["partial"]).toEqual({ done: 2, total: 9 });
  expect(document["policies"]).toEqual(simulationDocument(result, { differences: false })["policies"]);
  expect(document).not.toHaveProperty("digest");
  expect(document).not.toHaveProperty("differences");
});
