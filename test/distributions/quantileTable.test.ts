import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Distribution } from "../../src/distributions/distribution.ts";
import { empirical } from "../../src/distributions/empirical.ts";
import { exponential } from "../../src/distributions/exponential.ts";
import { gamma, gammaWithShape } from "../../src/distributions/gamma.ts";
import { lognormal } from "../../src/distributions/lognormal.ts";
import { normal } from "../../src/distributions/normal.ts";
import { poisson } from "../../src/distributions/poisson.ts";
import { type PolynomialTable, quantileTable } from "../../src/distributions/quantileTable.ts";

const WORDS = 2 ** 32;
const word = fc.nat({ max: WORDS - 1 });

function quantileOf(distribution: Distribution, w: number): number {
  const below = (w + 0.5) / WORDS;
  return below < 0.5
    ? distribution.quantile(below)
    : distribution.upperQuantile((WORDS - 1 - w + 0.5) / WORDS);
}

/** Both ends and both sides of every border between segments. */
function borders(): number[] {
  const found = new Set<number>();
  for (let k = 0; k < 200; k++) found.add(k);
  for (let octave = 0; octave < 31; octave++) {
    for (let part = 32; part < 64; part++) {
      const border = Math.floor(2 ** octave * (part / 32));
      for (const w of [border - 1, border, border + 1]) if (w < WORDS / 2) found.add(w);
    }
  }
  return [...found].flatMap((w) => [w, WORDS - 1 - w]);
}

const accurate: [name: string, distribution: Distribution, tolerance: number][] = [
  ["normal", normal({ mean: 10, sd: 1 }), 4e-9],
  ["gamma of shape 0.5", gammaWithShape({ shape: 0.5, scale: 3 }), 4e-9],
  ["gamma of shape 1", gammaWithShape({ shape: 1, scale: 1 }), 4e-9],
  ["gamma of shape 3", gammaWithShape({ shape: 3, scale: 1 }), 4e-9],
  ["gamma of shape 100/9", gamma({ mean: 10, sd: 3 }), 4e-9],
  ["gamma of shape 1e4", gamma({ mean: 100, sd: 1 }), 4e-9],
  ["gamma of shape 0.1", gammaWithShape({ shape: 0.1, scale: 1 }), 3e-8],
  ["gamma of shape 0.01", gammaWithShape({ shape: 0.01, scale: 1 }), 3e-8],
  ["exponential", exponential({ mean: 2 }), 4e-9],
  ["lognormal", lognormal({ mean: 10, sd: 3 }), 4e-9],
];

function polynomialTable(distribution: Distribution): PolynomialTable {
  const table = quantileTable(distribution);
  if (table.kind !== "polynomial") throw new Error("a polynomial table is expected");
  return table;
}

describe.each(accurate)("quantileTable of %s", (_, distribution, tolerance) => {
  const { at } = quantileTable(distribution);

  it(`at(w) is the quantile of (w + ½)/2³² to ${tolerance} sd`, () => {
    const error = (w: number) => Math.abs(at(w) - quantileOf(distribution, w)) / distribution.sd;
    for (const w of borders()) expect(error(w)).toBeLessThan(tolerance);
    fc.assert(
      fc.property(word, (w) => {
        expect(error(w)).toBeLessThan(tolerance);
      }),
      { numRuns: 1000 },
    );
  });

  it("at(w) rises with w, up to that error", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const step = (at(Math.max(a, b)) - at(Math.min(a, b))) / distribution.sd;
        expect(step).toBeGreaterThan(-2 * tolerance);
      }),
    );
    for (const w of borders()) {
      if (w > 0) expect((at(w) - at(w - 1)) / distribution.sd).toBeGreaterThan(-2 * tolerance);
    }
  });
});

describe("quantileTable", () => {
  it("quantileTable's layout is as documented: half, octave, part, place", () => {
    const { coefficients, at } = polynomialTable(gamma({ mean: 10, sd: 3 }));
    expect(coefficients).toHaveLength(4 * 2048);
    const evaluate = (w: number) => {
      // In exact double arithmetic, without bit operations: h/2³³ is the probability of the nearer tail.
      const upper = w >= WORDS / 2;
      const h = 2 * (upper ? WORDS - 1 - w : w) + 1;
      const exponent = Math.floor(Math.log2(h + 0.25));
      const fraction = h / 2 ** exponent - 1;
      const part = Math.floor(32 * fraction);
      const r = (32 * fraction - part) * WORDS;
      const base = 4 * (((upper ? 32 : 0) + 31 - exponent) * 32 + part);
      let x = coefficients[base + 3]!;
      for (let i = 2; i >= 0; i--) x = x * r + coefficients[base + i]!;
      return x;
    };
    for (const w of borders()) expect(at(w)).toBe(evaluate(w));
    fc.assert(
      fc.property(word, (w) => {
        expect(at(w)).toBe(evaluate(w));
      }),
    );
  });

  it("quantileTable takes a word signed or unsigned", () => {
    const { at } = quantileTable(normal({ mean: 0, sd: 1 }));
    fc.assert(
      fc.property(word, (w) => {
        expect(at(w | 0)).toBe(at(w));
      }),
    );
  });

  it("quantileTable of a symmetric distribution is odd, to the bit", () => {
    const { at } = quantileTable(normal({ mean: 0, sd: 1 }));
    fc.assert(
      fc.property(word, (w) => {
        expect(at(w) + at(WORDS - 1 - w)).toBe(0);
      }),
    );
  });

  it("quantileTable of a constant is exact", () => {
    for (const distribution of [gamma({ mean: 10.1, sd: 0 }), normal({ mean: -0.3, sd: 0 })]) {
      const { at, kind } = quantileTable(distribution);
      expect(kind).toBe("polynomial");
      for (const w of borders()) expect(at(w)).toBe(distribution.mean);
    }
  });

  it("quantileTable of a history is its quantile, exactly", () => {
    const history = empirical([5, 3, 8, 8, 1, 2, 11]);
    const { at, kind } = quantileTable(history);
    expect(kind).toBe("values");
    const check = (w: number) => {
      expect(at(w)).toBe(history.quantile((w + 0.5) / WORDS));
    };
    for (const w of borders()) check(w);
    for (let k = 1; k < 7; k++) for (let d = -2; d <= 2; d++) check(Math.round((k * WORDS) / 7) + d);
    fc.assert(fc.property(word, check));
    expect(at(-1)).toBe(11);
  });

  it("quantileTable refuses other discrete distributions and histories that are too long", () => {
    expect(() => quantileTable(poisson({ mean: 3 }))).toThrow("invalid distribution: discrete");
    expect(() => quantileTable(empirical(new Float64Array(2 ** 20 + 1)))).toThrow(
      "invalid values: 1048577 of them",
    );
  });

  it("quantileTable has not changed: FNV-1a of its bytes", () => {
    const hash = (distribution: Distribution) => {
      const { coefficients } = polynomialTable(distribution);
      let h = 0x811c9dc5;
      for (const byte of new Uint8Array(coefficients.buffer)) h = Math.imul(h ^ byte, 0x01000193);
      return (h >>> 0).toString(16);
    };
    expect(hash(gamma({ mean: 10, sd: 3 }))).toBe("1dbc491b");
    expect(hash(normal({ mean: 10, sd: 1 }))).toBe("c020a567");
  });
});
