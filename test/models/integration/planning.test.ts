import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlang } from "../../../src/distributions/erlang.ts";
import {
  cleaned,
  erlangCdf,
  erlangCdfIntegral,
  orderUpTo,
  pipelineUnits,
  pipelineWeights,
  plan,
  safetyStock,
} from "../../../src/models/integration/planning.ts";
import { gaussLegendre } from "../../../src/numeric/quadrature.ts";

describe("erlangCdf", () => {
  it("erlangCdf(n, μ, h) is the Erlang distribution's cdf", () => {
    for (const [shape, rate, horizon] of [
      [1, 0.1, 5],
      [3, 1 / 12, 24],
      [2, 2, 0.3],
      [3, 1 / 12, 0],
    ] as const)
      expect(erlangCdf(shape, rate, horizon)).toBeCloseTo(
        erlang({ shape, mean: shape / rate }).cdf(horizon),
        12,
      );
  });

  it("erlangCdfIntegral(n, μ, h) is the integral of erlangCdf", () => {
    const integral = gaussLegendre((u) => erlangCdf(3, 1 / 12, u), 0, 24, 4);
    expect(erlangCdfIntegral(3, 1 / 12, 24)).toBeCloseTo(integral, 10);
  });
});

describe("cleaned", () => {
  it("cleaned(y·f̂, 0, f̂, 1, a) is the demand without the promotion", () => {
    expect(cleaned(250, 0, 2.5, 1, 0.4)).toBeCloseTo(100, 12);
  });
  it("cleaned(run, project, f̂, 0, 0) is all demand, cleaned(…, 0, 1) leaves projects out", () => {
    expect(cleaned(100, 60, 2.5, 0, 0)).toBe(160);
    expect(cleaned(100, 60, 2.5, 0, 1)).toBe(100);
  });
});

describe("plan", () => {
  it("plan({…}) = h F + a Pipe + b F Σ(f̂ − 1)", () => {
    const inputs = {
      horizon: 7,
      baseline: 10,
      pipelineAdoption: 0.5,
      pipelineUnits: 40,
      promoAdoption: 0.25,
      promoLift: 4,
    };
    expect(plan(inputs)).toBe(70 + 20 + 10);
  });
});

describe("safetyStock", () => {
  it("safetyStock(0, z, σ, h, e) ignores the measured error, safetyStock(1, …) uses only it", () => {
    expect(safetyStock(0, 2, 3, 4, 1e9)).toBe(12);
    expect(safetyStock(1, 2, 3, 4, 5)).toBe(10);
    expect(safetyStock(0, 2, 3, -4, 5)).toBe(0);
  });
});

describe("orderUpTo", () => {
  it("orderUpTo(S, IP, lot) is whole lots, reaches S, and overshoots by less than a lot", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        (level, position, lot) => {
          const order = orderUpTo(level, position, lot);
          expect(order).toBeGreaterThanOrEqual(0);
          expect(order % lot).toBe(0);
          expect(position + order).toBeGreaterThanOrEqual(Math.min(position, level) - 1e-6);
          if (order > 0) expect(position + order).toBeLessThan(level + lot + 1e-6);
        },
      ),
    );
  });
  it("orderUpTo(S, IP, 0) is the exact difference, also negative", () => {
    expect(orderUpTo(3, 5.5, 0)).toBe(-2.5);
  });
});

describe("pipelineWeights", () => {
  it("pipelineWeights over a long horizon expects every open record at its chance to win", () => {
    const { stage } = pipelineWeights([0.6, 0.7, 0.72], 12, 1, 140, 1e4);
    expect(stage[0]).toBeCloseTo(0.3024, 12);
    expect(stage[1]).toBeCloseTo(0.504, 12);
    expect(stage[2]).toBeCloseTo(0.72, 12);
  });
  it("pipelineWeights never expects more than what is recorded, however optimistic", () => {
    for (const weight of pipelineWeights([0.6, 0.7, 0.72], 12, 5, 0, 40).stage)
      expect(weight).toBeLessThanOrEqual(1);
  });
  it("pipelineUnits in the steady state is the win rate: open deals and new leads together", () => {
    const horizon = 24;
    const weights = pipelineWeights([0.6, 0.7, 0.72], 12, 1, 0.7 * 200, horizon);
    const open = [8.4, 5.04, 3.528].map((count) => count * 200);
    expect(pipelineUnits(weights, open)).toBeCloseTo(0.7 * 0.3024 * 200 * horizon, 9);
  });
});
