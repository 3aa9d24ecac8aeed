import { streams } from "../../src/random/streams.ts";

/** What `goldenChecksum` must return in every engine, as an independent implementation in Python computed it. */
export const GOLDEN_CHECKSUM = "c77d9a4b55bb5bfe";

const SEEDS = ["hedgerow", "42", "", "Grünspecht 🌳"];
const STREAMS_PER_SEED = 250;
const WORDS_PER_STREAM = 100;

/**
 * A checksum of 100,000 words of 1,000 streams of four seeds, every other word taken back from a uniform: 64 bits as
 * 16 hexadecimal digits.
 */
export function goldenChecksum(): string {
  let low = 0x811c9dc5;
  let high = 0;
  for (const seed of SEEDS) {
    const { stream } = streams(seed);
    for (let i = 0; i < STREAMS_PER_SEED; i++) {
      const words = stream({
        purpose: 1 + ((i * 257) % 65535),
        replication: Math.imul(i, 0x9e3779b9) >>> 0,
        a: i,
        b: Math.imul(i + 1, 0x85ebca6b) >>> 0,
        c: (i * 263) % 65536,
      });
      for (let k = 0; k < WORDS_PER_STREAM; k++) {
        const word = k % 2 === 0 ? words.word() : words.uniform() * 2 ** 32 - 0.5;
        low = Math.imul(low ^ word, 0x01000193);
        high = Math.imul(((high << 5) | (high >>> 27)) ^ word, 0x9e3779b1);
      }
    }
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
