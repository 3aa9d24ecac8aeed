import { describe, expect, it } from "vitest";
import { allPairsValueIteration } from "../../bench/allPairs.ts";
import { pairsOfSweep, weighSomePairs } from "../../bench/allPairsSample.ts";
import { otherQueues } from "../../bench/queues.ts";
import { exponent, race } from "../../bench/race.ts";
import { Calendar } from "../../src/engine/calendar.ts";
import { sourcing } from "../../src/models/sourcing/index.ts";
import { sourcingSystem } from "../../src/models/sourcing/system.ts";
import { optimalOrdering } from "../../src/models/sourcing/valueIteration.ts";

describe("race(contenders, rounds)", () => {
  it("runs all in turn, leaves warming rounds out and takes ratios round by round", async () => {
    const log: string[] = [];
    const contender = (name: string, times: readonly number[]) => () => {
      log.push(name);
      return times[log.filter((each) => each === name).length - 1]!;
    };
    const run = await race(
      { slow: contender("slow", [1, 10, 40, 30, 80, 90]), fast: contender("fast", [1, 10, 10, 10, 10, 10]) },
      5,
    );
    expect(log.join(" ")).toBe(Array(6).fill("slow fast").join(" "));
    expect(run.ratio("r", "slow", "fast")).toEqual({ name: "r", ratio: 4, spread: [3, 8], nanoseconds: 10 });
    expect(run.ratio("r", "fast", "slow").ratio).toBe(0.25);
  });
});

describe("exponent(points)", () => {
  it("is the power of a power law", () => {
    const points = [1, 2, 5, 11].map((x) => [x, 7 * x ** 1.3] as const);
    expect(exponent(points)).toBeCloseTo(1.3, 12);
  });
});

describe("the yardsticks", () => {
  const system = sourcingSystem(sourcing.example.problem, { base: "paper", demandStep: 4 });
  const range = { low: -5, high: 36 };

  it("all-pairs value iteration finds the average cost that ours finds", () => {
    const plain = allPairsValueIteration(system, 3, range, { tolerance: 1e-9 });
    expect(plain).toBeCloseTo(optimalOrdering(system, 3).averageCost, 6);
  });

  it("counts the pairs of a sweep as a sweep weighs them, and samples as many as wanted", () => {
    let pairs = 0;
    for (let stock = range.low - system.demandHigh; stock <= range.high; stock++) {
      for (let contract = 0; contract <= 3; contract++) {
        for (let spot = 0; stock + contract + spot <= range.high; spot++) {
          if (stock + contract + spot >= range.low) pairs++;
        }
      }
    }
    expect(pairsOfSweep(system, 3, range)).toBe(pairs * system.stepPrices.length);
    const weighed = weighSomePairs(system, 3, range, 500);
    expect(weighed).toBeGreaterThanOrEqual(500);
    expect(weighed).toBeLessThan(600);
  });

  it("every queue but flatqueue runs events in the calendar's order, ties included; flatqueue in order of time", () => {
    const times = Array.from({ length: 300 }, (_, i) => (i * 7919) % 40);
    const order = (queue: Pick<Calendar, "schedule" | "step">) => {
      const log: number[] = [];
      times.forEach((time, i) => {
        queue.schedule(time, (subject: number) => log.push(subject), i);
      });
      while (queue.step());
      return log;
    };
    const expected = order(new Calendar());
    expect(expected).toHaveLength(300);
    for (const [name, make] of Object.entries(otherQueues)) {
      const found = order(make() as Calendar);
      if (name !== "flatqueue") expect(found, name).toEqual(expected);
      expect(
        found.map((i) => times[i]),
        name,
      ).toEqual(expected.map((i) => times[i]));
    }
  });
});
