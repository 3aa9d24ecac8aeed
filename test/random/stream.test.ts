import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Stream } from "../../src/random/stream.ts";

const word = fc.integer({ min: 0, max: 0xffffffff });
const anyState = fc.tuple(word, word, word, word).filter((words) => words.some((each) => each !== 0));

/** xoshiro128** by whole numbers of any size, after the C code of Blackman and Vigna. */
function* xoshiro(state: readonly number[]): Generator<number, never> {
  const mask = 0xffffffffn;
  const rotate = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask;
  let [s0, s1, s2, s3] = state.map(BigInt) as [bigint, bigint, bigint, bigint];
  for (;;) {
    yield Number((rotate((s1 * 5n) & mask, 7n) * 9n) & mask);
    const t = (s1 << 9n) & mask;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 11n);
  }
}

describe("Stream(state)", () => {
  it("word() is xoshiro128** of any state", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const stream = new Stream(state);
        const reference = xoshiro(state);
        for (let k = 0; k < 20; k++) expect(stream.word()).toBe(reference.next().value);
      }),
      { numRuns: 200, seed: 51 },
    );
  });

  it("word() from the state 1, 2, 3, 4 gives the words of the reference code in C", () => {
    const stream = new Stream([1, 2, 3, 4]);
    // The test vector of the Rust crate rand_xoshiro, file xoshiro128starstar.rs.
    const expected = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ];
    expect(expected.map(() => stream.word())).toEqual(expected);
  });

  it("uniform() is (word + ½)/2³², strictly between 0 and 1 at both ends", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const words = new Stream(state);
        const uniforms = new Stream(state);
        for (let k = 0; k < 20; k++) expect(uniforms.uniform()).toBe((words.word() + 0.5) / 2 ** 32);
      }),
      { numRuns: 50, seed: 52 },
    );
    // s1 = 0 gives the word 0; the largest word is 9·rotl(5·s1, 7) = 2³² − 1 at the s1 below.
    expect(new Stream([1, 0, 0, 0]).uniform()).toBe(2 ** -33);
    const largest = new Stream([0, wordBefore(0xffffffff), 0, 0]);
    expect(largest.uniform()).toBe(1 - 2 ** -33);
    expect(largest.uniform()).toBeLessThan(1);
  });

  it("copies its state", () => {
    const state = Uint32Array.of(1, 2, 3, 4);
    const stream = new Stream(state);
    state.fill(0);
    expect(stream.word()).toBe(11520);
  });
});

/** The s1 that gives a word: x ↦ 9·rotl(5·x, 7) backwards. */
function wordBefore(result: number): number {
  const inverse = (m: bigint) => {
    let x = m;
    for (let k = 0; k < 5; k++) x = BigInt.asUintN(32, x * (2n - m * x));
    return x;
  };
  const unscaled = BigInt.asUintN(32, BigInt(result) * inverse(9n));
  const rotated = BigInt.asUintN(32, (unscaled >> 7n) | (unscaled << 25n));
  return Number(BigInt.asUintN(32, rotated * inverse(5n)));
}
