import { describe, expect, it } from "vitest";
import { poisson } from "../../../src/distributions/poisson.ts";
import { adoptionAt, adoptionFor } from "../../../src/models/integration/adoption.ts";
import { churnHazard } from "../../../src/models/integration/customers.ts";
import {
  dataQualityFor,
  ghostChance,
  keyingErrorChance,
} from "../../../src/models/integration/dataQuality.ts";
import { deliveryScore } from "../../../src/models/integration/delivery.ts";
import { nextDispatch } from "../../../src/models/integration/dispatch.ts";
import { entryPasses } from "../../../src/models/integration/loads.ts";
import { complaintProbability, WindowCount } from "../../../src/models/integration/quality.ts";
import { erlangC, hypoexponentialCdf } from "../../../src/models/integration/queueing.ts";
import { backupShare, DeliveryRecord, supplierScore } from "../../../src/models/integration/scorecard.ts";
import { nextMultiple } from "../../../src/models/integration/timing.ts";
import { lognormalVariate, poissonVariate } from "../../../src/models/integration/variates.ts";

describe("budgets", () => {
  it("dataQualityFor(40 000) is about 0.90, dataQualityFor(0) is 0.5", () => {
    expect(dataQualityFor(40_000)).toBeCloseTo(0.9, 2);
    expect(dataQualityFor(0)).toBe(0.5);
  });
  it("adoptionFor(30 000) is about 0.95 and 45 days", () => {
    const { maximum, rampDays } = adoptionFor(30_000);
    expect(maximum).toBeCloseTo(0.95, 2);
    expect(rampDays).toBeCloseTo(45, 0);
  });
  it("adoptionAt is 0 up to go-live and 1 − 1/e of its maximum after one ramp", () => {
    expect(adoptionAt(0.95, 45, 0)).toBe(0);
    expect(adoptionAt(0.95, 45, 45)).toBeCloseTo(0.95 * (1 - Math.exp(-1)), 12);
  });
});

describe("data quality", () => {
  it("keyingErrorChance(0.008, 0.9) is 0.008; ghostChance never exceeds 1", () => {
    expect(keyingErrorChance(0.008, 0.9)).toBeCloseTo(0.008, 15);
    expect(ghostChance(0.9, 0.3)).toBe(1);
    expect(ghostChance(0.3, 0.9)).toBeCloseTo(0.195, 12);
  });
});

describe("variates", () => {
  it("poissonVariate(m, u) is the Poisson quantile", () => {
    for (const mean of [0.25, 4.5, 60])
      for (const u of [1e-9, 0.1, 0.5, 0.9, 0.999999])
        expect(poissonVariate(mean, u)).toBe(poisson({ mean }).quantile(u));
    expect(poissonVariate(0.25, 1 - 2 ** -33)).toBeLessThan(20);
  });
  it("lognormalVariate(c, u) has mean 1 and variation c", () => {
    const n = 20_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const x = lognormalVariate(0.3, (i + 0.5) / n);
      sum += x;
      squares += x * x;
    }
    expect(sum / n).toBeCloseTo(1, 4);
    expect(Math.sqrt(squares / n - 1)).toBeCloseTo(0.3, 2);
  });
});

describe("queueing", () => {
  it("erlangC(1, ρ) = ρ, and 1 from full load on", () => {
    expect(erlangC(1, 0.75)).toBeCloseTo(0.75, 15);
    expect(erlangC(3, 3)).toBe(1);
  });
  it("hypoexponentialCdf of equal rates is Erlang, of two rates the textbook formula", () => {
    expect(hypoexponentialCdf([2, 2, 2], 1.5)).toBeCloseTo(1 - Math.exp(-3) * (1 + 3 + 4.5), 12);
    const two = 1 - (5 * Math.exp(-2 * 0.7) - 2 * Math.exp(-5 * 0.7)) / 3;
    expect(hypoexponentialCdf([2, 5], 0.7)).toBeCloseTo(two, 12);
  });
  it("entryPasses(r, n) is the cut geometric mean", () => {
    expect(entryPasses(0.08, 3)).toBeCloseTo(1 + 0.08 + 0.0064, 15);
  });
});

describe("times", () => {
  it("nextMultiple and nextDispatch are strictly later", () => {
    expect(nextMultiple(1.5, 0.5)).toBe(2);
    expect(nextMultiple(1.4, 0.5)).toBe(1.5);
    expect(nextMultiple(1.4, 0)).toBe(1.4);
    expect([nextDispatch(3), nextDispatch(3.5), nextDispatch(3.9)]).toEqual([3.5, 4.5, 4.5]);
  });
});

describe("customers", () => {
  it("deliveryScore falls with delay, less after a notice, and never below 0", () => {
    expect(deliveryScore(0, 0, false, false)).toBe(1);
    expect(deliveryScore(5, 5, false, false)).toBeCloseTo(1 - 0.5 - 0.125, 12);
    expect(deliveryScore(5, 5, true, false)).toBeCloseTo(1 - 0.3 - 0.125, 12);
    expect(deliveryScore(99, 99, false, true)).toBe(0);
  });
  it("churnHazard at the reference is the base rate, and falls by e^{−k} a point", () => {
    expect(churnHazard(0.0003, 3, 0.88, 0.88)).toBe(0.0003);
    expect(churnHazard(0.0003, 3, 0.98, 0.88)).toBeCloseTo(0.0003 * Math.exp(-0.3), 15);
  });
});

describe("quality", () => {
  it("complaintProbability = 1 − (1 − p d)^q", () => {
    expect(complaintProbability(0.6, 0.08, 10)).toBeCloseTo(1 - 0.952 ** 10, 12);
    expect(complaintProbability(0, 0.08, 10)).toBe(0);
    expect(complaintProbability(1, 1, 1)).toBe(1);
  });
  it("WindowCount counts what is within the window", () => {
    const count = new WindowCount(14);
    expect([0, 5, 14, 14.5, 30].map((time) => count.add(time))).toEqual([1, 2, 3, 3, 1]);
  });
});

describe("scorecard", () => {
  it("backupShare moves purchases only to the better supplier, at most half", () => {
    expect(
      [backupShare(2, 0.5, 0.6), backupShare(2, 0.7, 0.6), backupShare(9, 0.9, 0.1)].map(
        (x) => +x.toFixed(9),
      ),
    ).toEqual([0, 0.2, 0.5]);
  });
  it("supplierScore of late and bad deliveries is lower, quality counting only as far as it is fed back", () => {
    const good = new DeliveryRecord(0.01);
    const bad = new DeliveryRecord(0.01);
    for (let i = 0; i < 40; i++) bad.update(i % 2 === 0, 0.08);
    const weights = { delivery: 0.5, quality: 0.3, price: 0.2 };
    const gap = (feedback: number) =>
      supplierScore(good, weights, 0.05, feedback, 1) - supplierScore(bad, weights, 0.05, feedback, 1);
    expect(gap(0)).toBeGreaterThan(0.2);
    expect(gap(1)).toBeGreaterThan(gap(0) + 0.3);
  });
});
