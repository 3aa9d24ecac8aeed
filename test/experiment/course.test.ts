import { describe, expect, it } from "vitest";
import { Accumulation } from "../../src/experiment/accumulation.ts";
import { Course } from "../../src/experiment/course.ts";
import { simulate } from "../../src/experiment/simulate.ts";
import { sourcing } from "../../src/models/sourcing/index.ts";
import { scenario } from "../models/sourcing/support.ts";

const wanted = scenario({ lattice: "paper" }, { replications: 600, periods: 20, warmUp: 0 });

describe("the courses of a simulation", () => {
  it("pass through what simulations of fewer replications end with", async () => {
    const { courses, done } = await simulate(wanted);
    expect(courses).toHaveLength(wanted.policies.length);
    expect(courses[0]!.length).toBeGreaterThan(5);
    expect(courses[0]!.at(-1)!.done).toBe(done);
    for (const place of [0, 1, 2, -2, -1]) {
      const at = courses[0]!.at(place)!.done;
      const fewer = await simulate({ ...wanted, simulation: { ...wanted.simulation, replications: at } });
      fewer.policies.forEach(({ kpis }, k) => {
        const { mean, halfWidth } = kpis["averageCost"]!;
        expect(courses[k]!.at(place)).toEqual({ done: at, mean, halfWidth });
      });
    }
  });

  it("do not depend on the order in which blocks come in, nor on who looks when", async () => {
    const { block, ...description } = sourcing.simulation(wanted);
    const accumulation = await Accumulation.start(wanted, description);
    const blocks = Array.from({ length: accumulation.blocks }, (_, index) => {
      const { first, count } = accumulation.block(index);
      return block(first, count).slice();
    });
    for (const index of blocks.keys()) {
      const late = blocks.length - 1 - index;
      accumulation.add(late, blocks[late]!);
      if (accumulation.ready) accumulation.figures();
    }
    expect(accumulation.result().courses).toEqual((await simulate(wanted)).courses);
  });
});

describe("new Course(confidence)", () => {
  it("has some sixty points for every factor of ten, at least 4 % apart, and the present one", () => {
    const course = new Course(0.95);
    const estimate = (n: number) => [{ mean: 1, se: 1 / Math.sqrt(n), n }];
    let asked = 0;
    for (let done = 100; done <= 100_000; done += 10) {
      if (!course.due(done)) continue;
      course.add(done, estimate(done));
      asked++;
    }
    expect(asked).toBeGreaterThan(3 * 50);
    expect(asked).toBeLessThan(3 * 70);
    const [points = []] = course.upTo(100_000, estimate(100_000));
    expect(points.at(-1)!.done).toBe(100_000);
    points.slice(1, -1).forEach(({ done }, i) => {
      expect(done / points[i]!.done).toBeGreaterThanOrEqual(1.04);
    });
  });

  it("keeps no point whose interval is not known", () => {
    const course = new Course(0.95);
    course.add(1, [{ mean: 1, se: Number.NaN, n: 1 }]);
    course.add(2, [{ mean: 1, se: 1, n: 2 }]);
    expect(course.upTo(3, [{ mean: 1, se: 1, n: 3 }])[0]!.map(({ done }) => done)).toEqual([2, 3]);
    expect(course.upTo(3, [{ mean: 1, se: Number.NaN, n: 3 }])[0]!.map(({ done }) => done)).toEqual([2]);
  });
});
