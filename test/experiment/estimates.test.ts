import { describe, expect, it } from "vitest";
import { normal } from "../../src/distributions/normal.ts";
import { type Description, Estimates } from "../../src/experiment/estimates.ts";
import { streams } from "../../src/random/streams.ts";
import { tInterval } from "../../src/statistics/interval.ts";
import { Tally } from "../../src/statistics/tally.ts";

const cost = { name: "cost", label: "Cost", unit: "", column: "cost" };
const share = { name: "share", label: "Share", unit: "", column: "cost", over: "drawn" };
const plain: Description = {
  policies: [
    { kind: "a", label: "A" },
    { kind: "b", label: "B" },
  ],
  columns: ["cost", "drawn"],
  kpis: [cost, share],
  blockSize: 64,
  exact: [{}, {}],
};
const { quantile } = normal({ mean: 0, sd: 1 });

/** Replications of a.cost = 7 + 3z + e, b.cost = 9 + 3z + 2e, drawn = 4 + z; with `mirror`, odd ones have −z. */
function sample(seed: number, count: number, mirror: boolean): Float64Array {
  const uniforms = streams("estimates").stream({ purpose: 3, replication: seed });
  const data = new Float64Array(4 * count);
  let z = 0;
  for (let n = 0; n < count; n++) {
    z = mirror && n % 2 === 1 ? -z : quantile(uniforms.uniform());
    const e = quantile(uniforms.uniform());
    [7 + 3 * z + e, 4 + z, 9 + 3 * z + 2 * e, 4 + z].forEach((x, c) => {
      data[c * count + n] = x;
    });
  }
  return data;
}

function estimates(description: Description, data: Float64Array): Estimates {
  const count = data.length / 4;
  const all = new Estimates(description);
  // In two blocks of even length.
  const cut = 2 * Math.floor(count / 5);
  for (const [first, now] of [
    [0, cut],
    [cut, count - cut],
  ] as const) {
    const block = new Float64Array(4 * now);
    for (let c = 0; c < 4; c++) block.set(data.subarray(c * count + first, c * count + first + now), c * now);
    all.add(block, now);
  }
  return all;
}

describe("Estimates with groups", () => {
  const paired: Description = { ...plain, group: 2 };

  it("takes the averages of groups for observations", () => {
    const data = sample(1, 400, true);
    const tally = new Tally();
    for (let n = 0; n < 400; n += 2) tally.add((data[n]! + data[n + 1]!) / 2);
    const found = estimates(paired, data).figure(cost, 0);
    expect(found.n).toBe(200);
    expect(found.mean).toBeCloseTo(tally.mean, 12);
    expect(found.se).toBeCloseTo(tally.estimate.se, 12);
  });

  it("is worth the variance of single replications over that of as many in groups", () => {
    // var cost = 9 + 1, of a mirrored pair's mean ½ instead of 5.
    const { efficiency } = estimates(paired, sample(2, 20_000, true)).figure(cost, 0);
    expect(efficiency).toBeGreaterThan(9.3);
    expect(efficiency).toBeLessThan(10.7);
    const none = estimates(paired, sample(3, 20_000, false)).figure(cost, 0).efficiency;
    expect(none).toBeGreaterThan(0.95);
    expect(none).toBeLessThan(1.05);
  });
});

describe("Estimates with controls", () => {
  const controlled: Description = { ...plain, controls: [{ column: "drawn", mean: 4 }] };

  it("leaves of the variance what the controls do not explain, for figures and differences", () => {
    const all = estimates(controlled, sample(4, 20_000, false));
    expect(all.figure(cost, 0).efficiency).toBeGreaterThan(9.3);
    expect(all.figure(cost, 0).efficiency).toBeLessThan(10.7);
    // b − a = 2 + e, which z does not touch: all that is lost is a degree of freedom.
    const difference = all.difference(cost, 1);
    expect(difference.efficiency).toBeCloseTo(1, 2);
    expect(Math.abs(difference.mean - 2)).toBeLessThan(4 * difference.se);
  });

  it("corrects a ratio to first order: cost/drawn against known 7/4", () => {
    const all = estimates(controlled, sample(5, 20_000, false));
    const { mean, se, efficiency } = all.figure(share, 0);
    expect(Math.abs(mean - 7 / 4)).toBeLessThan(4 * se);
    // Residual of cost − (7/4)·drawn = (3 − 7/4)z + e without z: 1 of 1 + 25/16.
    expect(efficiency).toBeGreaterThan(2.4);
    expect(efficiency).toBeLessThan(2.75);
  });

  it("covers the truth about as often as it claims, groups and controls together", () => {
    const both: Description = { ...controlled, group: 2 };
    let covered = 0;
    let error = 0;
    for (let seed = 0; seed < 400; seed++) {
      const estimate = estimates(both, sample(100 + seed, 60, seed % 2 === 0)).figure(cost, 0);
      const { low, high } = tInterval(estimate, 0.95);
      if (low <= 7 && 7 <= high) covered++;
      error += (estimate.mean - 7) / estimate.se / 400;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.98);
    // Standard error 0.05: no bias that a run of sixty could show.
    expect(Math.abs(error)).toBeLessThan(0.2);
  });
});

describe("Estimates without either", () => {
  it("says nothing of efficiency", () => {
    expect(estimates(plain, sample(6, 100, false)).figure(cost, 0)).not.toHaveProperty("efficiency");
  });
});
