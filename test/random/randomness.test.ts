import { describe, expect, it } from "vitest";
import { type StreamName, streams } from "../../src/random/streams.ts";
import { avalanche, birthdaySpacings, correlations, equidistribution, serialPairs } from "./randomness.ts";

/** Below this a fixed seed is no accident. */
const SUSPICIOUS = 1e-6;
const STREAMS = 64;
const LENGTH = 16_384;

/** Words of streams `[stream][k]`, of neighbouring replications. */
function neighbours(seed: string): Uint32Array[] {
  const { stream } = streams(seed);
  return Array.from({ length: STREAMS }, (_, replication) => {
    const words = stream({ purpose: 0x0101, replication });
    return Uint32Array.from({ length: LENGTH }, () => words.word());
  });
}

/** One word of every stream in turn. */
function interleaved(all: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(
    { length: all.length * LENGTH },
    (_, k) => all[k % all.length]![Math.floor(k / all.length)]!,
  );
}

/** First words of many streams, named by k. */
function starts(count: number, name: (k: number) => StreamName): Uint32Array {
  const { stream } = streams("starts");
  return Uint32Array.from({ length: count }, (_, k) => stream(name(k)).word());
}

const FIELDS = [
  [0, 8],
  [7, 10],
  [12, 8],
  [20, 12],
  [24, 8],
  [31, 1],
] as const;

describe.each(["hedgerow", "42"])("64 interleaved streams of seed %j", (seed) => {
  const all = neighbours(seed);
  const words = interleaved(all);

  it("have equally frequent values in every field of bits", () => {
    for (const [shift, bits] of FIELDS)
      expect(equidistribution(words, shift, bits)).toBeGreaterThan(SUSPICIOUS);
  });

  it("have equally frequent pairs, of neighbouring streams and within a stream", () => {
    expect(serialPairs(words)).toBeGreaterThan(SUSPICIOUS);
    expect(serialPairs(words, STREAMS)).toBeGreaterThan(SUSPICIOUS);
  });

  it("have as many equal birthday spacings as chance gives", () => {
    expect(birthdaySpacings(words)).toBeGreaterThan(SUSPICIOUS);
  });

  it("are pairwise uncorrelated", () => {
    const { largest, sum } = correlations(all.map((each) => each.subarray(0, 4096)));
    expect(largest).toBeGreaterThan(SUSPICIOUS);
    expect(sum).toBeGreaterThan(SUSPICIOUS);
  });
});

describe("first words of streams", () => {
  const COUNT = 1 << 17;

  it.each<[string, (k: number) => StreamName]>([
    ["replications in turn", (k) => ({ purpose: 1, replication: k })],
    ["entities in turn", (k) => ({ purpose: 0x0301, replication: 5, a: k })],
    ["second entities in turn", (k) => ({ purpose: 0x0301, replication: 5, a: 1, b: k })],
    ["purposes and replications", (k) => ({ purpose: 1 + (k & 15), replication: k >>> 4 })],
  ])("over %s are even in every field, in pairs and in birthdays", (_, name) => {
    const words = starts(COUNT, name);
    for (const [shift, bits] of FIELDS)
      expect(equidistribution(words, shift, bits)).toBeGreaterThan(SUSPICIOUS);
    expect(serialPairs(words)).toBeGreaterThan(SUSPICIOUS);
    expect(birthdaySpacings(words)).toBeGreaterThan(SUSPICIOUS);
  });

  it("differ in half their bits when one bit of the name differs", () => {
    const count = 4_000;
    const name = (k: number) => ({ purpose: 1 + (k % 5), replication: k, a: 3 * k, b: 7, c: k % 9 });
    const words = starts(count, name);
    for (const bit of [0, 1, 7, 15, 31]) {
      for (const part of ["replication", "a", "b"] as const) {
        const flipped = starts(count, (k) => ({ ...name(k), [part]: (name(k)[part] ^ (1 << bit)) >>> 0 }));
        expect(avalanche(words, flipped)).toBeGreaterThan(SUSPICIOUS);
      }
    }
  });
});

describe("the tests themselves", () => {
  /** The classical generator x ← 1664525·x + 1013904223, streams started at neighbouring numbers. */
  const poor = Array.from({ length: STREAMS }, (_, start) => {
    let x = start;
    return Uint32Array.from({ length: LENGTH }, () => {
      x = (Math.imul(1664525, x) + 1013904223) >>> 0;
      return x;
    });
  });

  it("reject a linear congruential generator with streams from neighbouring states", () => {
    const words = interleaved(poor);
    expect(equidistribution(words, 0, 8)).toBeLessThan(SUSPICIOUS);
    expect(serialPairs(words)).toBeLessThan(SUSPICIOUS);
  });

  it("reject two streams among 64 that differ by a constant", () => {
    const all = neighbours("control").map((each) => each.subarray(0, 4096));
    all[40] = all[9]!.map((word) => word + 0x10000000);
    expect(correlations(all).largest).toBeLessThan(SUSPICIOUS);
  });

  it("reject the spacings of multiples of one number", () => {
    const words = Uint32Array.from({ length: 1 << 14 }, (_, k) => Math.imul(k, 0x9e3779b1));
    expect(birthdaySpacings(words)).toBeLessThan(SUSPICIOUS);
  });

  it("reject neighbouring words with few different bits", () => {
    const words = Uint32Array.from({ length: 4_000 }, (_, k) => Math.imul(k, 0x9e3779b1));
    const flipped = Uint32Array.from(words, (word) => word ^ 0xff);
    expect(avalanche(words, flipped)).toBeLessThan(SUSPICIOUS);
  });
});
