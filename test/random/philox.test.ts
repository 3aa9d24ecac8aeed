import { describe, expect, it } from "vitest";
import { philox4x32 } from "../../src/random/philox.ts";

type Words = [number, number, number, number];

function philox(counter: Words, key: [number, number]): string {
  const out = new Uint32Array(4);
  philox4x32(...counter, ...key, out);
  return [...out].map((word) => word.toString(16).padStart(8, "0")).join(" ");
}

describe("philox4x32(c0, c1, c2, c3, k0, k1, out)", () => {
  it.each<[Words, [number, number], string]>([
    // Known answers of Random123, file kat_vectors, philox4x32 with 10 rounds.
    [[0, 0, 0, 0], [0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      "408f276d 41c83b0e a20bc7c6 6d5451fd",
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      "d16cfe09 94fdcceb 5001e420 24126ea1",
    ],
  ])("of counter %j and key %j is %s", (counter, key, expected) => {
    expect(philox(counter, key)).toBe(expected);
  });
});
