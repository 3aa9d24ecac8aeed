import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, merged } from "../../src/app/state/differences.ts";
import { draft } from "../../src/app/state/draft.ts";
import { decode, encode, LONGEST } from "../../src/app/state/link.ts";
import { isObject, type Json } from "../../src/app/state/tree.ts";
import { models } from "../../src/experiment/registry.ts";
import { parseScenario } from "../../src/experiment/scenario.ts";
import links from "./linksOfVersion1.json" with { type: "json" };
import { playedWith, scenarios } from "./randomStates.ts";

const ADDRESS = "https://hedgerow.example/app/#/sourcing/";
const names = ["sourcing", "deterioration", "integration"];

function coded(text: string | Buffer): string {
  return `1${deflateRawSync(text).toString("base64url")}`;
}

/** What a page does with the scenario in a link. */
async function opened(name: string, state: Json): Promise<string> {
  const model = await models[name]!();
  const { scenario } = isObject(state) ? state : {};
  const parsed = await parseScenario(merged(model.example as unknown as Json, scenario));
  if (!parsed.ok) {
    return parsed.faults[0]?.message ? "refused" : "refused without a word";
  }
  if (parsed.value.model !== name) return "about another model";
  const edited = draft(model, parsed.value);
  edited.set("simulation.seed", "touched");
  return edited.faults.value.length === 0 ? "opened" : "opened with a fault";
}

describe("encode and decode", () => {
  it.each([
    ["sourcing", 1000],
    ["deterioration", 1000],
    ["integration", 200],
  ])("bring back random states of %s, %d of them, with view and reference", async (name, numRuns) => {
    const model = await models[name]!();
    const base = model.example as unknown as Json;
    const arbitrary = fc.record({
      now: scenarios(model),
      before: scenarios(model),
      replication: fc.nat(1e6),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ now, before, replication }) => {
        const state = {
          scenario: differences(now, base),
          reference: differences(before, base),
          view: { replication },
        };
        const read = await decode(await encode(state));
        const expected = JSON.parse(JSON.stringify(state));
        expect(read).toEqual({ ok: true, value: expected });
        expect(merged(base, expected.scenario)).toEqual(JSON.parse(JSON.stringify(now)));
      }),
      { numRuns, seed: 7 },
    );
  });

  it("stay under 2,000 characters for 1,000 states of the hedging lab: all parameters changed, twice, a shock drawn", async () => {
    const model = await models["sourcing"]!();
    const base = model.example as unknown as Json;
    const height = fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10);
    const shock = fc.record({
      start: fc.constant(0),
      heights: fc.array(height, { minLength: 100, maxLength: 100 }),
    });
    let longest = 0;
    await fc.assert(
      fc.asyncProperty(scenarios(model), scenarios(model), shock, async (now, before, drawn) => {
        const lab = { horizon: 104, charge: "used", reservation: 7.5, shock: drawn };
        const view = { tab: "lab", lab, replication: 123_456, period: 99 };
        const state = { scenario: differences(now, base), reference: differences(before, base), view };
        longest = Math.max(longest, ADDRESS.length + (await encode(state as unknown as Json)).length);
      }),
      { numRuns: 1000, seed: 8 },
    );
    expect(longest).toBeGreaterThan(400);
    expect(longest).toBeLessThan(2000);
  });

  it.each(names)("stay under 2,000 characters where a third of what %s has is changed", async (name) => {
    const model = await models[name]!();
    const base = model.example as unknown as Json;
    let longest = 0;
    await fc.assert(
      fc.asyncProperty(playedWith(model), async (now) => {
        const state = { scenario: differences(now, base), reference: {} };
        longest = Math.max(longest, ADDRESS.length + (await encode(state)).length);
      }),
      { numRuns: 300, seed: 9 },
    );
    expect(longest).toBeLessThan(2000);
  });
});

describe("decode", () => {
  it.each(links)("reads $link, which an earlier version wrote", async ({ link, state }) => {
    const [, page, payload] = link.split("/");
    expect(await decode(payload!)).toEqual({ ok: true, value: state });
    expect(await opened(page!, state as Json)).toBe("opened");
  });

  it.each([
    ["too long", "1".repeat(LONGEST + 1), "too long"],
    ["of no version", "", "another version"],
    ["of a version to come", "2abc", "another version"],
    ["of a version that is a method", "toString", "another version"],
    ["unfolding to more than 64 kB", coded(`"${"a".repeat(70_000)}"`), "damaged"],
    ["unfolding to a gigabyte", coded(Buffer.alloc(5_000_000)), "damaged"],
    ["nested 30,000 deep", coded(`${"[".repeat(30_000)}${"]".repeat(30_000)}`), "damaged"],
    ["nested in objects", coded(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`), "damaged"],
    ["of half a character", coded(Buffer.from([0x22, 0xc3, 0x22])), "damaged"],
    ["cut short", coded('{"a":[1,2,3]}').slice(0, -4), "damaged"],
  ])("says a sentence of a link %s", async (_, payload, sentence) => {
    const read = await decode(payload);
    expect(read).toMatchObject({ ok: false, message: expect.stringContaining(sentence) });
  });

  it("does not take brackets in a text for depth", async () => {
    const state = { scenario: { simulation: { seed: `${"[{".repeat(90)}\\"` } } };
    expect(await decode(await encode(state))).toEqual({ ok: true, value: state });
  });
});

/** Values that somebody who wants to do harm would put anywhere. */
const nasty: readonly Json[] = [
  null,
  true,
  "",
  -1,
  0,
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  [],
  {},
  [[[[[[1]]]]]],
  { "=": null },
  { "=": { "=": [] } },
  "<img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "__proto__",
  "constructor",
  "\u0000\u202e\ud800",
  "x".repeat(5000),
];

/** A random change of plain data, at a random place: a value, a name, or the order. */
function mutated(value: Json, draw: () => number): Json {
  if (isObject(value) && Object.keys(value).length > 0 && draw() < 0.8) {
    const entries = Object.entries(value) as [string, Json][];
    const at = Math.floor(draw() * entries.length);
    const [name, member] = entries[at]!;
    const names = ["__proto__", "constructor", "toString", "=", "", name.toUpperCase(), `${name}.0`];
    const changed: [string, Json] =
      draw() < 0.25 ? [names[Math.floor(draw() * names.length)]!, member] : [name, mutated(member, draw)];
    // As JSON would say it: `__proto__` a member like any other.
    const text = entries.map((entry, i) => (i === at ? changed : entry));
    return JSON.parse(
      `{${text.map(([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`).join(",")}}`,
    );
  }
  if (Array.isArray(value) && value.length > 0 && draw() < 0.8) {
    const at = Math.floor(draw() * value.length);
    return value.map((each: Json, i) => (i === at ? mutated(each, draw) : each));
  }
  return nasty[Math.floor(draw() * nasty.length)]!;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%=/#.\u00e9";

/** A random change of the text of a link. */
function garbled(payload: string, draw: () => number): string {
  const at = Math.floor(draw() * payload.length);
  const other = digits[Math.floor(draw() * digits.length)]!;
  const kind = draw();
  if (kind < 0.4) return payload.slice(0, at) + other + payload.slice(at + 1);
  if (kind < 0.6) return payload.slice(0, at) + payload.slice(at + 1 + Math.floor(draw() * 5));
  if (kind < 0.8) return payload.slice(0, at) + other + payload.slice(at);
  if (kind < 0.9) return payload.slice(0, at);
  return payload.slice(at) + payload.slice(0, at);
}

/** mulberry32: which links are tried must not change from run to run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe("10,000 mutated links", () => {
  it("are opened, or refused with a sentence: none throws, none leaves a trace", async () => {
    const untouched = Object.getOwnPropertyNames(Object.prototype).join();
    const draw = draws(11);
    const tally = new Map<string, number>();
    for (let i = 0; i < 10_000; i++) {
      const { link, state } = links[i % links.length]!;
      const [, page, payload] = link.split("/");
      const changes = 1 + Math.floor(draw() * 3);
      let harm = payload!;
      if (i % 2 === 0) {
        for (let k = 0; k < changes; k++) harm = garbled(harm, draw);
      } else {
        let value = state as Json;
        for (let k = 0; k < changes; k++) value = mutated(value, draw);
        harm = await encode(value);
      }
      const read = await decode(harm);
      if (!read.ok && !read.message.endsWith("showing the base case."))
        expect(read.message).toBe("a sentence");
      const what = read.ok ? await opened(page!, read.value) : "unreadable";
      tally.set(what, (tally.get(what) ?? 0) + 1);
    }
    expect([...tally.values()].reduce((sum, count) => sum + count)).toBe(10_000);
    for (const what of ["opened", "refused", "unreadable"])
      expect(tally.get(what), what).toBeGreaterThan(500);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(untouched);
    expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
  });
});
