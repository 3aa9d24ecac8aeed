import { describe, expect, it } from "vitest";
import type { Distribution } from "../../src/distributions/distribution.ts";
import { exponential } from "../../src/distributions/exponential.ts";
import { normal } from "../../src/distributions/normal.ts";
import { streams } from "../../src/random/streams.ts";
import { conditionalValueAtRisk } from "../../src/statistics/conditionalValueAtRisk.ts";
import { tInterval } from "../../src/statistics/interval.ts";
import {
  type Linearised,
  linearisedDifference,
  linearisedEstimate,
} from "../../src/statistics/linearised.ts";
import { pairedDifference } from "../../src/statistics/pairedDifference.ts";
import { standardDeviation } from "../../src/statistics/standardDeviation.ts";

const seeded = streams("linearised");

function sample(distribution: Distribution, n: number, replication: number): Float64Array {
  const stream = seeded.stream({ purpose: 1, replication });
  return Float64Array.from({ length: n }, () => distribution.quantile(stream.uniform()));
}

/** Share of samples whose 95 % interval holds the truth, and the mean of (figure − truth)/se and of its square. */
function coverage(figure: (values: Float64Array) => Linearised, distribution: Distribution, truth: number) {
  const runs = 600;
  let held = 0;
  let sum = 0;
  let squares = 0;
  for (let run = 0; run < runs; run++) {
    const estimate = linearisedEstimate(figure(sample(distribution, 800, run)));
    const { low, high } = tInterval(estimate, 0.95);
    if (low <= truth && truth <= high) held++;
    const error = (estimate.mean - truth) / estimate.se;
    sum += error / runs;
    squares += (error * error) / runs;
  }
  return { share: held / runs, bias: sum, variance: squares - sum * sum };
}

const gaussian = normal({ mean: 100, sd: 15 });
const decaying = exponential({ mean: 4 });
// μ + σ φ(z)/(1 − p) with z = 1.6448536269514722, φ(z) = 0.10313564037537128.
const normalTail = 100 + (15 * 0.10313564037537128) / 0.05;
// 4·(1 + ln 20): beyond any level the excess of an exponential is the exponential itself.
const exponentialTail = 4 * (1 + 2.995732273553991);

describe("linearisedEstimate(conditionalValueAtRisk(values, 0.95))", () => {
  it.each([
    ["normal", gaussian, normalTail],
    ["exponential", decaying, exponentialTail],
  ] as const)(
    "holds the closed form of the %s distribution in nineteen of twenty samples",
    (_, each, truth) => {
      const found = coverage((values) => conditionalValueAtRisk(values, 0.95), each, truth);
      expect(found.share).toBeGreaterThan(0.9);
      expect(found.share).toBeLessThan(0.98);
      expect(Math.abs(found.bias)).toBeLessThan(0.35);
      expect(found.variance).toBeGreaterThan(0.8);
      expect(found.variance).toBeLessThan(1.45);
    },
  );

  it("comes close to both with 200,000 values, within four standard errors", () => {
    for (const [each, truth] of [
      [gaussian, normalTail],
      [decaying, exponentialTail],
    ] as const) {
      const { mean, se } = linearisedEstimate(conditionalValueAtRisk(sample(each, 200_000, 9_999), 0.95));
      expect(Math.abs(mean - truth)).toBeLessThan(4 * se);
      // The exponential tail has variance 16 and lies 4 above its threshold: se = 4·√(1.95/10,000).
      if (each === decaying) expect(se / (4 * Math.sqrt(1.95e-4))).toBeCloseTo(1, 1);
    }
  });

  it("has the standard error of the tail's own spread and the threshold's (Manistre and Hancock)", () => {
    const values = sample(decaying, 4000, 1);
    const sorted = Float64Array.from(values).sort();
    const tail = sorted.slice(3800);
    const mean = tail.reduce((sum, x) => sum + x, 0) / 200;
    const spread = tail.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / 200;
    const above = mean - sorted[3799]!;
    const variance = (spread + 0.95 * above * above) / 200;
    const { se } = linearisedEstimate(conditionalValueAtRisk(values, 0.95));
    expect(se / Math.sqrt(variance)).toBeCloseTo(1, 3);
  });
});

describe("conditionalValueAtRisk(values, p)", () => {
  it("is the mean of the worst share, an observation that straddles it counted in part", () => {
    expect(conditionalValueAtRisk([1, 2, 3, 4], 0.5).value).toBe(3.5);
    expect(conditionalValueAtRisk([4, 1, 3, 2], 0.75).value).toBe(4);
    // The worst 30 % of four: 4 whole (25 %) and 3 for the remaining 5 %.
    expect(conditionalValueAtRisk([1, 2, 3, 4], 0.7).value).toBeCloseTo((4 * 0.25 + 3 * 0.05) / 0.3, 12);
    expect(conditionalValueAtRisk([7], 0.95).value).toBe(7);
  });

  it.each([
    [[], 0.5, "invalid values: 0 of them"],
    [[1], 0, "invalid p: 0"],
    [[1], 1, "invalid p: 1"],
    [[1], Number.NaN, "invalid p: NaN"],
  ])("of %j at %d is refused", (values, p, message) => {
    expect(() => conditionalValueAtRisk(values, p)).toThrow(message);
  });
});

describe("linearisedEstimate(standardDeviation(values))", () => {
  it.each([
    ["normal", gaussian, 15],
    ["exponential", decaying, 4],
  ] as const)("holds that of the %s distribution in nineteen of twenty samples", (_, each, truth) => {
    const found = coverage(standardDeviation, each, truth);
    expect(found.share).toBeGreaterThan(0.9);
    expect(found.share).toBeLessThan(0.98);
    expect(Math.abs(found.bias)).toBeLessThan(0.3);
  });

  it("has se = s/√(2n) for normal and s·√(2/n) for exponential values", () => {
    const n = 200_000;
    const of = (each: Distribution) => linearisedEstimate(standardDeviation(sample(each, n, 3)));
    expect(of(gaussian).se / (15 / Math.sqrt(2 * n))).toBeCloseTo(1, 1);
    expect(of(decaying).se / (4 * Math.sqrt(2 / n))).toBeCloseTo(1, 1);
  });

  it("is √(Σ(x − x̄)²/(n − 1)), also far from zero and without spread", () => {
    expect(standardDeviation([1, 2, 3, 6]).value).toBe(Math.sqrt(14 / 3));
    expect(standardDeviation([1e9 + 1, 1e9 + 2, 1e9 + 3]).value).toBe(1);
    expect(linearisedEstimate(standardDeviation([5, 5, 5]))).toEqual({ mean: 0, se: 0, n: 3 });
  });

  it("of fewer than two values is refused", () => {
    expect(() => standardDeviation([1])).toThrow("invalid values: 1 of them; at least two are needed");
  });
});

describe("linearisedDifference(a, b)", () => {
  const x = sample(gaussian, 3000, 5);
  const noise = sample(normal({ mean: 0, sd: 1 }), 3000, 6);
  const near = x.map((value, i) => 1.1 * value + noise[i]!);

  it("of plain means is the paired difference", () => {
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const paired = pairedDifference(near, x);
    const found = linearisedDifference({ value: mean(near), shares: near }, { value: mean(x), shares: x });
    expect(found.mean).toBeCloseTo(paired.mean, 9);
    expect(found.se).toBeCloseTo(paired.se, 12);
  });

  it("of tail means on the same observations is far sharper than either, and right", () => {
    const difference = linearisedDifference(
      conditionalValueAtRisk(near, 0.95),
      conditionalValueAtRisk(x, 0.95),
    );
    const alone = linearisedEstimate(conditionalValueAtRisk(x, 0.95));
    expect(difference.se).toBeLessThan(alone.se / 3);
    const sd = Math.sqrt(1.1 * 1.1 * 225 + 1);
    const truth = 110 + (sd * 0.10313564037537128) / 0.05 - normalTail;
    expect(Math.abs(difference.mean - truth)).toBeLessThan(4 * difference.se);
    expect(difference.varianceRatio).toBeGreaterThan(10);
  });
});
