import { describe, expect, it } from "vitest";
import { unitExponential } from "../../../src/models/deterioration/unitExponential.ts";
import { streams } from "../../../src/random/streams.ts";

const exact = (word: number) => -Math.log((word + 0.5) / 2 ** 32);

describe("unitExponential", () => {
  it("unitExponential(word) is −ln((word + ½)/2³²) to 1e−13, at both ends and in between", () => {
    const words = [0, 1, 2, 3, 4, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1];
    const stream = streams("exponential").stream({ purpose: 1, replication: 0 });
    for (let n = 0; n < 20_000; n++) words.push(stream.word() >>> (n % 32));
    for (const word of words) expect(Math.abs(unitExponential(word) - exact(word))).toBeLessThan(1e-13);
  });

  it("unitExponential is positive and falls as the word grows", () => {
    expect(unitExponential(2 ** 32 - 1)).toBeGreaterThan(0);
    for (let word = 1; word < 5000; word++) {
      expect(unitExponential(word * 858_993)).toBeLessThan(unitExponential((word - 1) * 858_993));
    }
  });
});
