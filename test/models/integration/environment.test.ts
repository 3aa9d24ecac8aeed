import { describe, expect, it } from "vitest";
import { environment, Intensity, Spells } from "../../../src/models/integration/environment.ts";
import { example } from "../../../src/models/integration/scenario.ts";
import { seasonFactor, sineOfTurns } from "../../../src/models/integration/season.ts";
import { streams } from "../../../src/random/streams.ts";

describe("sineOfTurns", () => {
  it("sineOfTurns(x) is sin 2πx to 4e−16", () => {
    for (let x = -3; x <= 3; x += 0.0137)
      expect(Math.abs(sineOfTurns(x) - Math.sin(2 * Math.PI * x))).toBeLessThan(1e-14);
    expect(sineOfTurns(0.25)).toBeCloseTo(1, 15);
  });
  it("seasonFactor averages to 1 over a year", () => {
    let sum = 0;
    for (let day = 0; day < 365; day++) sum += seasonFactor(0.2, day);
    expect(sum / 365).toBeCloseTo(1, 12);
  });
});

describe("Intensity", () => {
  const intensity = new Intensity(Float64Array.of(1, 0, 2, 0.5));
  it("timeOf inverts integral, over days of rate 0 too", () => {
    for (const time of [0.3, 1, 2.5, 3.9])
      expect(intensity.timeOf(intensity.integral(time), 0)).toBeCloseTo(time, 12);
    expect(intensity.timeOf(1.5, 0)).toBe(2.25);
    expect(intensity.integral(1.7)).toBe(1);
  });
  it("timeOf beyond the last day is Infinity", () => {
    expect(intensity.timeOf(3.6, 0)).toBe(Infinity);
    expect(intensity.integral(99)).toBe(3.5);
  });
});

describe("Spells", () => {
  it("during is true from the start up to, not at, the end", () => {
    const spells = new Spells([1, 5], [2, 7]);
    expect([0.5, 1, 1.9, 2, 5, 6.9, 7, 8].map((t) => spells.during(t))).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("environment", () => {
  it("environment draws orders' intensity around season × market, and disruptions of the stated share", () => {
    let down = 0;
    let level = 0;
    const runs = 60;
    const days = 180 + 730;
    for (let i = 0; i < runs; i++) {
      const drawn = environment(example, streams("environment"), i);
      drawn.disruptions.starts.forEach((start, k) => {
        down += Math.min(drawn.disruptions.ends[k]!, days) - start;
      });
      level += drawn.intensity[1]!.integral(days) / days;
    }
    // Up first, so the share rises from 0 towards 30/430 within the first weeks.
    expect(down / (runs * days)).toBeGreaterThan(0.045);
    expect(down / (runs * days)).toBeLessThan(0.095);
    // E exp(x) = exp(0.12²/2); season over 910 days adds less than 0.03.
    expect(level / runs).toBeGreaterThan(0.96);
    expect(level / runs).toBeLessThan(1.07);
  });
});
