import { describe, expect, it } from "vitest";
import { normal } from "../../src/distributions/normal.ts";
import { streams } from "../../src/random/streams.ts";
import { tInterval } from "../../src/statistics/interval.ts";
import { type Precision, stoppingRule } from "../../src/statistics/stoppingRule.ts";
import { Tally } from "../../src/statistics/tally.ts";

const PRECISION: Precision = { absolute: 1, confidence: 0.95, minimum: 10, cap: 100 };

describe("stoppingRule(precision)(estimate)", () => {
  it("goes on below the minimum, however narrow the interval is", () => {
    expect(stoppingRule(PRECISION)({ mean: 5, se: 0, n: 9 })).toBe("continue");
    expect(stoppingRule(PRECISION)({ mean: 5, se: 0, n: 10 })).toBe("precise");
  });

  it("is precise at exactly the absolute half width wanted, not beyond, and capped at the cap", () => {
    const rule = stoppingRule(PRECISION);
    // t(9) at 95 % is 2.262157163.
    expect(rule({ mean: 5, se: 1 / 2.262157164, n: 10 })).toBe("precise");
    expect(rule({ mean: 5, se: 1 / 2.262157162, n: 10 })).toBe("continue");
    expect(rule({ mean: 5, se: 3, n: 99 })).toBe("continue");
    expect(rule({ mean: 5, se: 3, n: 100 })).toBe("capped");
    expect(rule({ mean: 5, se: 0.1, n: 100 })).toBe("precise");
  });

  it("takes the relative error of the true mean: γ/(1 + γ) of the estimated one", () => {
    const rule = stoppingRule({ relative: 0.25, confidence: 0.95, minimum: 10, cap: 100 });
    expect(rule({ mean: -5, se: 0.999 / 2.262157163, n: 10 })).toBe("precise");
    expect(rule({ mean: -5, se: 1.001 / 2.262157163, n: 10 })).toBe("continue");
  });

  it("wants both targets met if both are given", () => {
    const rule = stoppingRule({ ...PRECISION, relative: 0.25 });
    expect(rule({ mean: 100, se: 1, n: 10 })).toBe("continue");
    expect(rule({ mean: 1, se: 0.4, n: 10 })).toBe("continue");
    expect(rule({ mean: 100, se: 0.4, n: 10 })).toBe("precise");
  });

  it("stops with the precision and nearly the coverage it promises", () => {
    const { quantile } = normal({ mean: 20, sd: 5 });
    const { stream } = streams("stopping");
    const rule = stoppingRule({ relative: 0.1, confidence: 0.95, minimum: 20, cap: 10_000 });
    let covered = 0;
    let close = 0;
    for (let replication = 0; replication < 400; replication++) {
      const uniforms = stream({ purpose: 1, replication });
      const tally = new Tally();
      do {
        for (let k = 0; k < 4; k++) tally.add(quantile(uniforms.uniform()));
      } while (rule(tally.estimate) === "continue");
      const { low, high } = tInterval(tally.estimate, 0.95);
      if (low <= 20 && 20 <= high) covered++;
      if (Math.abs(tally.mean - 20) <= 2) close++;
    }
    expect(covered / 400).toBeGreaterThan(0.91);
    expect(close / 400).toBeGreaterThan(0.92);
  });

  it("throws RangeError on targets, limits and confidence that are none", () => {
    expect(() => stoppingRule({ confidence: 0.95, minimum: 2, cap: 9 })).toThrow(
      "missing absolute or relative",
    );
    for (const wrong of [
      { absolute: 0 },
      { relative: Number.NaN },
      { absolute: Infinity },
      { minimum: 1 },
      { minimum: 2.5 },
      { cap: 9 },
      { confidence: 1 },
    ]) {
      const [[name]] = Object.entries(wrong) as [[string, number]];
      expect(() => stoppingRule({ ...PRECISION, ...wrong })).toThrow(new RegExp(`^invalid ${name}: .*; `));
    }
  });
});
