import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constant } from "../../src/distributions/constant.ts";
import { discretise } from "../../src/distributions/discretise.ts";
import type { Distribution } from "../../src/distributions/distribution.ts";
import { empirical } from "../../src/distributions/empirical.ts";
import { erlang } from "../../src/distributions/erlang.ts";
import { exponential } from "../../src/distributions/exponential.ts";
import { gamma, gammaWithShape } from "../../src/distributions/gamma.ts";
import { latticeDistribution } from "../../src/distributions/latticeDistribution.ts";
import { lognormal } from "../../src/distributions/lognormal.ts";
import { normal } from "../../src/distributions/normal.ts";
import { poisson } from "../../src/distributions/poisson.ts";
import { studentT } from "../../src/distributions/studentT.ts";
import { gaussLegendre } from "../../src/numeric/quadrature.ts";

const price = normal({ mean: 10, sd: 1 });
const all: [name: string, distribution: Distribution][] = [
  ["gamma of shape 0.3", gamma({ mean: 3, sd: Math.sqrt(30) })],
  ["gamma of shape 1.5", gammaWithShape({ shape: 1.5, scale: 4 })],
  ["gamma of shape 100/9", gamma({ mean: 10, sd: 3 })],
  ["gamma of shape 2500", gamma({ mean: 500, sd: 10 })],
  ["gamma of sd 0", gamma({ mean: 10, sd: 0 })],
  ["normal", normal({ mean: -3, sd: 2 })],
  ["normal of sd 0", normal({ mean: 10.5, sd: 0 })],
  ["exponential", exponential({ mean: 7 })],
  ["erlang", erlang({ shape: 3, mean: 2 })],
  ["lognormal", lognormal({ mean: 10, sd: 4 })],
  ["poisson of mean 0.4", poisson({ mean: 0.4 })],
  ["poisson of mean 60", poisson({ mean: 60 })],
  ["studentT", studentT({ degrees: 5 })],
  ["empirical", empirical([3, -1, 4, 1, 5, 9, 2, 6, 5, 3, 5])],
  ["constant", constant(-2)],
  ["a lattice", latticeDistribution(discretise(price, { step: 0.1, origin: 10, low: -65, high: 65 }))],
  ["a lattice of one atom", latticeDistribution(discretise(price, { step: 1, low: 10, high: 10 }))],
];

// Student's quantiles are rounded to 10 digits.
const precision = (name: string) => (name === "studentT" ? 1e-8 : 1e-11);
const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

/** A point of the distribution's range, or a little off it. */
function points(distribution: Distribution): fc.Arbitrary<number> {
  const reach = distribution.sd === 0 ? 5 : distribution.sd;
  return fc.oneof(
    probability.map((p) => distribution.quantile(p)),
    fc.double({ min: -8, max: 8, noNaN: true }).map((z) => distribution.mean + z * reach),
  );
}

describe.each(all)("%s", (name, distribution) => {
  const { cdf, survival, quantile, upperQuantile, pdf, lossFunction, complementaryLossFunction, mean, sd } =
    distribution;
  const scale = sd + Math.abs(mean);

  it("cdf rises from 0 to 1", () => {
    fc.assert(
      fc.property(points(distribution), points(distribution), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(cdf(low)).toBeGreaterThanOrEqual(0);
        expect(cdf(high)).toBeLessThanOrEqual(1);
        expect(cdf(high) - cdf(low)).toBeGreaterThanOrEqual(-1e-14 * cdf(high));
        expect(survival(low) - survival(high)).toBeGreaterThanOrEqual(-1e-14 * survival(low));
      }),
    );
    expect([cdf(-1e9 * scale), survival(-1e9 * scale)].map((p) => p + 0)).toEqual([
      expect.closeTo(0, 12),
      expect.closeTo(1, 12),
    ]);
    expect(cdf(1e9 * scale)).toBeCloseTo(1, 12);
  });

  it("survival is 1 − cdf", () => {
    fc.assert(
      fc.property(points(distribution), (x) => {
        expect(Math.abs(cdf(x) + survival(x) - 1)).toBeLessThan(1e-13);
      }),
    );
  });

  it("quantile inverts cdf, upperQuantile survival", () => {
    fc.assert(
      fc.property(probability, (p) => {
        const lower = quantile(p);
        const upper = upperQuantile(p);
        if (distribution.discrete) {
          // The smallest x that reaches p, up to the last bit of a cumulated sum.
          expect(cdf(lower)).toBeGreaterThanOrEqual(p * (1 - 1e-14));
          expect(cdf(lower - 1e-7 * (1 + Math.abs(lower)))).toBeLessThan(p);
          expect(survival(upper)).toBeLessThanOrEqual(p * (1 + 1e-14));
          expect(survival(upper - 1e-7 * (1 + Math.abs(upper)))).toBeGreaterThan(p);
        } else {
          const tolerance = 10 * precision(name) * Math.min(p, 1 - p) + 1e-15 * p;
          expect(Math.abs(cdf(lower) - p)).toBeLessThan(tolerance);
          expect(Math.abs(survival(upper) - p)).toBeLessThan(tolerance);
        }
      }),
    );
  });

  it("quantile(cdf(x)) is x where x can be told from its neighbours", () => {
    fc.assert(
      fc.property(probability, (p) => {
        const x = quantile(p);
        const back = survival(x) < 0.5 ? upperQuantile(survival(x)) : quantile(cdf(x));
        expect(Math.abs(back - x)).toBeLessThanOrEqual(precision(name) * scale);
      }),
    );
  });

  it("lossFunction − complementaryLossFunction is mean − x", () => {
    fc.assert(
      fc.property(points(distribution), (x) => {
        const gap = lossFunction(x) - complementaryLossFunction(x) - (mean - x);
        expect(Math.abs(gap)).toBeLessThan(1e-12 * (scale + Math.abs(x)));
        expect(lossFunction(x)).toBeGreaterThanOrEqual(0);
        expect(complementaryLossFunction(x)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("lossFunction falls, is convex, and lies above its tangents of slope −survival", () => {
    fc.assert(
      fc.property(points(distribution), points(distribution), (x, y) => {
        const tolerance = 1e-12 * (scale + Math.abs(x) + Math.abs(y));
        expect(lossFunction(y)).toBeGreaterThan(lossFunction(x) - survival(x) * (y - x) - tolerance);
        if (y > x) expect(lossFunction(y)).toBeLessThan(lossFunction(x) + tolerance);
        const middle = lossFunction((x + y) / 2);
        expect(middle).toBeLessThan((lossFunction(x) + lossFunction(y)) / 2 + tolerance);
      }),
    );
  });

  it("pdf adds up to cdf, and sd² to twice the two losses beyond the mean", () => {
    if (distribution.discrete) {
      fc.assert(
        fc.property(probability, (p) => {
          const x = quantile(p);
          const jump = cdf(x) - cdf(x - 1e-7 * (1 + Math.abs(x)));
          expect(pdf(x)).toBeGreaterThan(0);
          expect(Math.abs(pdf(x) - jump)).toBeLessThan(1e-13);
          expect(pdf(x + 1e-7 * (1 + Math.abs(x)))).toBe(0);
        }),
      );
      return;
    }
    const borders = [1e-8, 1e-6, 1e-4, 0.01, 0.1, 0.3, 0.5].map(quantile);
    borders.push(...[0.3, 0.1, 0.01, 1e-4, 1e-6, 1e-8].map(upperQuantile));
    let total = 0;
    for (let i = 1; i < borders.length; i++) {
      // Geometric panels where the density may have a pole at 0.
      const low = borders[i - 1]!;
      const high = borders[i]!;
      const part =
        low > 0
          ? gaussLegendre((t) => low * (high / low) ** t * pdf(low * (high / low) ** t), 0, 1, 8) *
            Math.log(high / low)
          : gaussLegendre(pdf, low, high, 8);
      expect(part / (cdf(high) - cdf(low))).toBeCloseTo(1, 7);
      total += part;
    }
    expect(total).toBeCloseTo(1, 7);
    let variance = 0;
    for (let k = 0; k < 400; k++) {
      variance += gaussLegendre(lossFunction, mean + k * sd, mean + (k + 1) * sd);
      variance += gaussLegendre(complementaryLossFunction, mean - (k + 1) * sd, mean - k * sd);
    }
    expect((2 * variance) / (sd * sd)).toBeCloseTo(1, 3);
  });

  it("quantile and upperQuantile refuse what is not a probability", () => {
    for (const wrong of [-1e-9, 1.000001, Number.NaN]) {
      expect(() => quantile(wrong)).toThrow(`invalid p: ${wrong}; a number in [0, 1] is needed`);
      expect(() => upperQuantile(wrong)).toThrow(`invalid q: ${wrong}; a number in [0, 1] is needed`);
    }
  });
});
