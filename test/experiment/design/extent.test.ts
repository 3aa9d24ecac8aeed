import { describe, expect, it } from "vitest";
import {
  durationText,
  extentText,
  isLarge,
  sampleTask,
  sizeText,
} from "../../../src/experiment/design/extent.ts";
import { Bench } from "../../../src/experiment/design/part.ts";
import { experiment } from "./support.ts";

describe("isLarge", () => {
  it("is true of many cells, and of much simulation in few", async () => {
    const levels = [{ from: 0.00001, to: 1.1, step: 0.00001 }];
    const factors = [{ path: "problem.holdingCost", levels }];
    const large = async (changes: object) => isLarge(await Bench.of(await experiment(changes)));
    expect(await large({})).toBe(false);
    expect(await large({ factors, answers: "exact" })).toBe(true);
    const target = { kpi: "averageCost", halfWidth: 1e-9, most: 1e8 };
    expect(await large({ factors: [], target })).toBe(false);
    const { scenario } = (await import("./support.ts")).raw;
    const simulation = { ...scenario.simulation, periods: 1000 };
    expect(await large({ factors: [], target, scenario: { ...scenario, simulation } })).toBe(true);
    expect(await large({ factors: [], answers: "exact", scenario: { ...scenario, simulation } })).toBe(false);
  });
});

describe("sampleTask", () => {
  it("spreads samples evenly over all tasks, however many are taken", async () => {
    const bench = await Bench.of(
      await experiment({
        factors: [{ path: "problem.holdingCost", levels: [{ from: 1, to: 1000, step: 1 }] }],
        answers: "exact",
      }),
    );
    for (const samples of [5, 20, 100]) {
      const found = Array.from({ length: samples }, (_, k) => sampleTask(bench, k)).sort((a, b) => a - b);
      expect(new Set(found).size).toBe(samples);
      const gaps = found.slice(1).map((task, k) => task - found[k]!);
      expect(Math.max(...gaps) * samples).toBeLessThan(3000);
    }
  });
});

describe("extentText", () => {
  it("says cells, time, threads and size as people do", () => {
    expect(extentText({ cells: 1, workers: 1, seconds: 0.2, bytes: 400 })).toBe(
      "1 cell, about 1 s on 1 thread and 0.4 kB",
    );
    expect(extentText({ cells: 1e9, workers: 4, seconds: 3e6, bytes: 2.4e11 })).toBe(
      "1000000000 cells, about 35 days on 4 threads and 240 GB",
    );
  });

  it.each([
    [89, "89 s"],
    [91, "2 min"],
    [5400, "2 h"],
    [48 * 3600, "2 days"],
    [800 * 24 * 3600, "2 years"],
  ])("durationText(%i) is %s", (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it.each([
    [999, "1 kB"],
    [31_000, "31 kB"],
    [1_240_000, "1.2 MB"],
    [7.5e20, "750 EB"],
  ])("sizeText(%d) is %s", (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
