import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type StreamName, streams } from "../../src/random/streams.ts";
import { aleaKey } from "./alea.ts";
import { GOLDEN_CHECKSUM, goldenChecksum } from "./golden.ts";
import { inversePhilox } from "./inversePhilox.ts";

const word = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(0, 1, 2, 0xfffffffe, 0xffffffff),
);
const half = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 1, 0xffff));
const anyName = fc.record({
  purpose: half.map((code) => Math.max(1, code)),
  replication: word,
  a: word,
  b: word,
  c: half,
});
const anySeed = fc.string({ unit: "grapheme", maxLength: 12 });

function state(seed: string, name: StreamName): number[] {
  const out = new Uint32Array(4);
  streams(seed).state(name, out);
  return [...out];
}

function firstWords(seed: string, name: StreamName): string {
  const stream = streams(seed).stream(name);
  return Array.from({ length: 4 }, () => stream.word().toString(16).padStart(8, "0")).join(" ");
}

describe("streams(seed).stream(name)", () => {
  it.each<[string, StreamName, string]>([
    // Computed by an independent implementation of Alea, Philox and xoshiro in Python. Frozen: other words would
    // change every published result.
    ["hedgerow", { purpose: 1, replication: 0 }, "236cead7 6d9acd7c 2e29ead7 85aa9d3a"],
    ["hedgerow", { purpose: 1, replication: 1 }, "777f496d 130dd0fa d7b42149 24045705"],
    [
      "hedgerow",
      { purpose: 0xffff, replication: 0xffffffff, a: 0xffffffff, b: 0xffffffff, c: 0xffff },
      "e12bbe4c 9c6856cb 37a0c040 00999fb3",
    ],
    ["42", { purpose: 0x0101, replication: 999, a: 7, b: 3, c: 2 }, "6e7a2ef5 6bf3b6ce f1462ffb 77c5c669"],
    ["042", { purpose: 0x0101, replication: 999, a: 7, b: 3, c: 2 }, "91ccff99 2b99d906 43a6e675 5e593138"],
    ["", { purpose: 1, replication: 0 }, "0e37ebed f67ab867 b79d8dfc be179316"],
    ["1", { purpose: 1, replication: 0 }, "78100be5 1027bd22 e4172f09 e302b98b"],
    ["11", { purpose: 1, replication: 0 }, "15ab67e1 0bba2089 ecb85c9a 513a8ea6"],
    ["Grünspecht 🌳", { purpose: 2, replication: 5 }, "fca8fa35 6176a56e 68131f30 2854bdfb"],
  ])("of seed %j and name %j starts as it always did", (seed, name, expected) => {
    expect(firstWords(seed, name)).toBe(expected);
  });

  it("gives 100,000 words over 1,000 streams with the checksum that every engine must find", () => {
    expect(goldenChecksum()).toBe(GOLDEN_CHECKSUM);
  });

  it("starts in the state that a block of the name gives, from which the name can be read back", () => {
    fc.assert(
      fc.property(anySeed, anyName, (seed, name) => {
        const [c0, a, b, replication] = inversePhilox(state(seed, name), aleaKey(seed));
        expect({ purpose: c0! >>> 16, c: c0! & 0xffff, a, b, replication }).toEqual(name);
      }),
      { numRuns: 1_000, seed: 61 },
    );
  });

  it("never starts two names of a seed alike", () => {
    const out = new Uint32Array(4);
    const { state: write } = streams("injective");
    const names = new Set<string>();
    const states = new Set<string>();
    for (const purpose of [1, 2, 0x0101, 0x0102, 0xffff]) {
      for (let k = 0; k < 1_000; k++) {
        for (const [replication, a, b, c] of [
          [k, 0, 0, 0],
          [k, 1, 0, 0],
          [0, k, 0, 0],
          [0, 0, k, 0],
          [0, 0, 0, k],
          [k, k, k, k],
        ] as const) {
          write({ purpose, replication, a, b, c }, out);
          names.add([purpose, replication, a, b, c].join());
          states.add(out.join());
        }
      }
    }
    expect(names.size).toBeGreaterThan(29_000);
    expect(states.size).toBe(names.size);
  });

  it("takes the reserved name's state for the one name whose own would be zero", () => {
    const key = aleaKey("zero");
    const [c0, a, b, replication] = inversePhilox([0, 0, 0, 0], key) as [number, number, number, number];
    const name = { purpose: c0 >>> 16, c: c0 & 0xffff, a, b, replication };
    expect(name.purpose).toBeGreaterThan(0);
    const found = state("zero", name);
    expect(found.some((each) => each !== 0)).toBe(true);
    expect(inversePhilox(found, key)).toEqual([0, 0, 0, 0]);
  });

  it("is the same for equal names, with a, b and c 0 unless given, whatever was drawn before", () => {
    const all = streams("same");
    const first = all.stream({ purpose: 3, replication: 4 });
    all.stream({ purpose: 9, replication: 9 }).word();
    const second = all.stream({ purpose: 3, replication: 4, a: 0, b: 0, c: 0 });
    for (let k = 0; k < 10; k++) expect(first.word()).toBe(second.word());
  });

  it("differs between seeds that look alike, the empty one among them", () => {
    const seeds = ["1", "11", "111", "42", "042", " 42", "42.0", "", "0", "\u0000"];
    const starts = new Set(seeds.map((seed) => String(state(seed, { purpose: 1, replication: 0 }))));
    expect(starts.size).toBe(seeds.length);
  });

  it("throws RangeError on a name that is not whole numbers in range", () => {
    const all = streams("names");
    const good: StreamName = { purpose: 1, replication: 0, a: 0, b: 0, c: 0 };
    const wrong = [-1, 0.5, Number.NaN, Infinity, 2 ** 32, -0.5];
    for (const part of ["purpose", "replication", "a", "b", "c"] as const) {
      for (const value of wrong) {
        expect(() => all.stream({ ...good, [part]: value })).toThrow(RangeError);
        expect(() => all.stream({ ...good, [part]: value })).toThrow(/^invalid stream name: .*; /);
      }
    }
    expect(() => all.stream({ ...good, purpose: 0 })).toThrow(RangeError);
    expect(() => all.stream({ ...good, purpose: 0x10000 })).toThrow(RangeError);
    expect(() => all.stream({ ...good, c: 0x10000 })).toThrow(RangeError);
    expect(() =>
      all.stream({ purpose: 0xffff, replication: 0xffffffff, a: 0xffffffff, b: 0xffffffff, c: 0xffff }),
    ).not.toThrow();
  });
});
