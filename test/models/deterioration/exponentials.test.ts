import { describe, expect, it } from "vitest";
import { annuity, secondDifference } from "../../../src/models/deterioration/exponentials.ts";
import { ONE, over, precise, preciseExp, toNumber } from "./precise.ts";

/** Σ e^zᵢ / Π (zᵢ − zⱼ) for distinct points, in 160 digits. */
function quotient(points: readonly number[]): number {
  const z = points.map(precise);
  let sum = 0n;
  z.forEach((here, i) => {
    let term = preciseExp(here);
    z.forEach((there, j) => {
      if (i !== j) term = over(term, here - there);
    });
    sum += term;
  });
  return toNumber(sum);
}

describe("annuity", () => {
  it.each([
    [0.1, 3],
    [-0.1, 3],
    [1e-9, 10],
    [-1e-13, 7],
    [5, 40],
    [0.05, -2],
  ])("annuity(%d, %d) is (1 − e^(−rt))/r to 1e−15", (rate, time) => {
    const z = precise(rate) * precise(time);
    const exact = toNumber(over(ONE - preciseExp(-z / ONE), precise(rate)));
    expect(Math.abs(annuity(rate, time) / exact - 1)).toBeLessThan(1e-15);
  });

  it("annuity at rates 0 and 1e−320 is the time", () => {
    expect(annuity(0, 3)).toBe(3);
    expect(annuity(1e-320, 0.5)).toBe(0.5);
  });
});

describe("secondDifference", () => {
  it.each([
    [0, -0.3, -0.45],
    [0, -0.001, -0.002],
    [0, 0.01, 0.004],
    [0, -1e-8, -3e-8],
    [0, -1e-12, 1e-12],
    [0, 1e-7, 5],
    [-1, 0.999999, 1],
    [3, 2.5, 2.1],
    [-40, -3, 12],
    [0, 0.5, 1.0000001],
  ])("secondDifference(%d, %d, %d) keeps its digits", (p, q, r) => {
    expect(Math.abs(secondDifference(p, q, r) / quotient([p, q, r]) - 1)).toBeLessThan(4e-15);
  });

  it("secondDifference is symmetric and ½ where all points are 0", () => {
    expect(secondDifference(0, 0, 0)).toBe(0.5);
    expect(secondDifference(0.3, -2, 5)).toBe(secondDifference(5, 0.3, -2));
  });

  it("secondDifference of coinciding points is their limit", () => {
    // exp[0, 0, w] = (e^w − 1 − w)/w²; at w = 4.
    expect(secondDifference(0, 0, 4)).toBeCloseTo((Math.exp(4) - 5) / 16, 12);
    expect(secondDifference(2, 2, 2)).toBeCloseTo(Math.exp(2) / 2, 13);
  });

  it("secondDifference of far points neither overflows nor vanishes on the way", () => {
    expect(secondDifference(-700, 700, 705)).toBeLessThan(Infinity);
    expect(secondDifference(-1500, -1400, -700)).toBeGreaterThan(0);
  });
});
