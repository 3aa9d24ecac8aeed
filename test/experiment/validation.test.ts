import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  numbersOf,
  type Validation,
  type ValidationCase,
  validationCase,
  validationCases,
  validationDocument,
  validationRequest,
  validationsDocument,
  worst,
} from "../../src/experiment/validation.ts";
import { computing } from "../../src/worker/computing.ts";

const file = new URL("../../src/models/integration/validation/cases.json", import.meta.url);
const published = (
  JSON.parse(readFileSync(file, "utf8")) as {
    readonly cases: readonly { readonly id: string; readonly params: readonly object[] }[];
  }
).cases;

async function named(name: string): Promise<ValidationCase> {
  const found = await validationCase(name);
  if (!found.ok) throw new Error(name);
  return found.value;
}

/** Computes a case as a page or a command does: its request through a computing thread's view. */
async function computed(name: string, params: object, effort = 0.2): Promise<Validation> {
  const request = validationRequest(await named(name), { params, seed: "test", effort });
  if (!request.ok) throw new Error(JSON.stringify(request.faults));
  const { scenario, view, argument } = request.value;
  const outcome = await computing().view(scenario, view, argument);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value as Validation;
}

async function faults(name: string, options: object) {
  const request = validationRequest(await named(name), options);
  return request.ok ? [] : request.faults.map(({ path, message }) => `${path}: ${message}`);
}

test("validationCases() names every published case", async () => {
  expect((await validationCases()).map(({ name }) => name)).toEqual(published.map(({ id }) => id));
});

test("validationCase(name) suggests the case that was meant", async () => {
  expect(await validationCase("O2C1")).toEqual({
    ok: false,
    faults: [{ path: "case", message: expect.stringMatching(/^unknown case: "O2C1"; .*mean O2C-1\?$/) }],
  });
});

test("validationRequest(case, { params }) takes the parameters of every published row as they are", async () => {
  for (const { id, params } of published) {
    for (const row of params) {
      // The row of the full model's reduction states what is compared beside its parameters.
      const known = Object.keys((await named(id)).parameters);
      const given = Object.fromEntries(Object.entries(row).filter(([name]) => known.includes(name)));
      const request = validationRequest(await named(id), { params: given });
      expect(request, id).toMatchObject({ ok: true, value: { argument: { case: id, params: given } } });
    }
  }
});

test("validationRequest(case) is the first published row, validationRequest(case, { params }) fills in defaults", async () => {
  const stated = await named("BW-2");
  const argument = { case: "BW-2", params: { L: 3, p: 5, rho: 0.6 }, seed: "hedgerow", effort: 1 };
  expect(validationRequest(stated)).toMatchObject({ ok: true, value: { view: "validate", argument } });
  const some = { ...argument, params: { L: 3, p: 5, rho: -0.5 }, seed: "s", effort: 2 };
  expect(validationRequest(stated, { params: { rho: -0.5 }, seed: "s", effort: 2 })).toMatchObject({
    value: { argument: some },
  });
});

test("validationRequest(case, options) finds every fault at once, each with its path", async () => {
  expect(await faults("BW-2", { params: { L: -1, p: 2.5, rh: 0.1 }, effort: 0, seed: 3 })).toEqual([
    "params.L: invalid L: -1; a number from 0 to 200",
    "params.p: invalid p: 2.5; a whole number from 1 to 500",
    "params.rh: unknown member: rh; did you mean rho?",
    expect.stringMatching(/^seed: invalid seed: 3; /),
    "effort: invalid effort: 0; a number from 0.01 to 1000",
  ]);
  expect(await faults("BW-2", { params: { rho: 1 } })).toEqual([
    "params.rho: invalid rho: 1; a number above -1 and below 1",
  ]);
  expect(await faults("BW-2", { params: [1] })).toEqual([
    "params: invalid params: [ … ]; an object with L, p, rho",
  ]);
  expect(await faults("MET-1", { params: { actual: [1] } })).toEqual([
    "params.forecast: missing forecast",
    "params.naive: missing naive",
  ]);
});

test("the view `validate` agrees with a formula written out here, at parameters of no published row", async () => {
  const bullwhip = await computed("BW-1", { L: 3, p: 4 });
  expect(bullwhip.exact["value"]).toBeCloseTo(1 + (2 * 3) / 4 + (2 * 9) / 16, 12);
  expect(bullwhip.agrees).toBe(true);
  // M/M/1: ρ = 0.7, Wq = ρ / (μ − λ), W = 1 / (μ − λ), L = λW.
  const queue = await computed("O2C-1", { lam: 7, mu: 10, c: 1 });
  for (const [name, value] of [
    ["pWait", 0.7],
    ["Wq", 0.7 / 3],
    ["W", 1 / 3],
    ["L", 7 / 3],
  ] as const) {
    expect(queue.exact[name], name).toBeCloseTo(value, 9);
    const off = Math.abs((queue.simulated[name] as number) - value);
    expect(off / (queue.se[name] as number), name).toBeLessThan(4);
  }
});

test("the view `validate` refuses parameters that leave nothing to compare", async () => {
  const request = validationRequest(await named("O2C-1"), { params: { lam: 30, mu: 10, c: 2 } });
  if (!request.ok) throw new Error("refused before");
  const { scenario, view, argument } = request.value;
  expect(await computing().view(scenario, view, argument)).toEqual({
    ok: false,
    faults: [{ path: "", message: expect.stringMatching(/^invalid params: exact Wq would be Infinity; /) }],
  });
});

const stated: ValidationCase = {
  model: { name: "m", resultsVersion: 4 } as ValidationCase["model"],
  name: "C",
  title: "t",
  source: "s",
  parameters: {},
  example: {},
  tolerance: { kind: "relative", value: 0.02 },
};
const result: Validation = {
  case: "C",
  params: { x: 1 },
  exact: { a: 100, b: [1, -2] },
  simulated: { a: 101, b: [1, -2.3] },
  se: { a: 0.1, b: [0, 0.1] },
  agrees: true,
};
const request = {
  scenario: { version: 1, model: "m", policies: [], simulation: { seed: "s", replications: 2 } },
  view: "validate",
  argument: { case: "C", params: { x: 1 }, seed: "seed", effort: 2 },
} as const;

test("worst(case, result) is the largest deviation over the larger of tolerance and 4 standard errors", () => {
  // a: 1 of max(2, 0.4); b.2: 0.3 of max(0.04, 0.4).
  expect(worst(stated, result)).toBeCloseTo(0.75, 12);
  const absolute: ValidationCase = { ...stated, tolerance: { kind: "absolute", value: 0.5 } };
  expect(worst(absolute, result)).toBeCloseTo(2, 12);
  expect(worst(stated, { ...result, simulated: result.exact })).toBe(0);
});

test("numbersOf(values) numbers what belongs together", () => {
  expect(numbersOf(result.exact)).toEqual([
    ["a", 100],
    ["b.1", 1],
    ["b.2", -2],
  ]);
});

test("validationDocument(…) carries what every document does, with a digest over the results alone", () => {
  const document = validationDocument(stated, request, result);
  expect(document).toMatchObject({
    ...result,
    version: 1,
    resultsVersion: 4,
    model: "m",
    seed: "seed",
    effort: 2,
  });
  expect(document["digest"]).toMatch(/^[\da-f]{64}$/);
  const digestOf = (changed: Partial<Validation>) =>
    validationDocument(stated, request, { ...result, ...changed })["digest"];
  expect(digestOf({})).toBe(document["digest"]);
  expect(digestOf({ simulated: { a: 101, b: [1, -2.4] } })).not.toBe(document["digest"]);
  expect(validationDocument({ ...stated, title: "other" }, request, result)["digest"]).toBe(
    document["digest"],
  );
});

test("validationsDocument(documents) agrees only if every case does", () => {
  const good = validationDocument(stated, request, result);
  const bad = validationDocument(stated, request, { ...result, agrees: false });
  expect(validationsDocument([good, good])).toMatchObject({
    version: 1,
    seed: "seed",
    effort: 2,
    agrees: true,
  });
  expect(validationsDocument([good, bad])).toMatchObject({
    agrees: false,
    cases: [{ case: "C" }, { case: "C" }],
  });
  expect(validationsDocument([good, bad])["digest"]).not.toBe(validationsDocument([good, good])["digest"]);
});
