import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Accumulation } from "../../../src/experiment/accumulation.ts";
import { loadSimd, type SimdFunctions } from "../../../src/kernels/simd.ts";
import { chosenKernel } from "../../../src/models/sourcing/chosenKernel.ts";
import { sourcing } from "../../../src/models/sourcing/index.ts";
import { portableKernel } from "../../../src/models/sourcing/kernel.ts";
import { constantSteps, type Levels, NEVER } from "../../../src/models/sourcing/levels.ts";
import type { LevelsPolicy } from "../../../src/models/sourcing/policy.ts";
import { prepare } from "../../../src/models/sourcing/prepare.ts";
import type {
  LatticeChoice,
  SourcingPolicyChoice,
  SourcingScenario,
} from "../../../src/models/sourcing/problem.ts";
import { sampler } from "../../../src/models/sourcing/sampler.ts";
import { simdKernel } from "../../../src/models/sourcing/simdKernel.ts";
import { TOTALS, total } from "../../../src/models/sourcing/totals.ts";
import { problem, problems, scenario } from "./support.ts";

const samplings = ["continuous", "lattice"] as const;
const four: readonly SourcingPolicyChoice[] = [
  { kind: "optimal" },
  { kind: "baseStock" },
  { kind: "spotOnly" },
  { kind: "baseStock", reservation: 12, baseStock: 17 },
];

function fast(): SimdFunctions {
  const functions = loadSimd(WebAssembly);
  if (typeof functions === "string") throw new Error(functions);
  return functions;
}

/** Both kernels of a scenario whose policies all have tables. */
function both(chosen: SourcingScenario, functions = fast()) {
  const { system, policies } = prepare(chosen);
  const draws = sampler(system, chosen.simulation);
  const portable = portableKernel(system, draws, policies);
  const simd = simdKernel(functions, system, draws, policies as readonly LevelsPolicy[], portable);
  const run = (kernel: typeof portable, first: number, count: number) => {
    const sums = new Float64Array(policies.length * count * TOTALS);
    kernel.run(first, count, chosen.simulation, sums);
    return sums;
  };
  return { system, policies, draws, portable, simd, run };
}

/** A copy whose functions run elsewhere than in `simd()`, with some of them put wrong. */
function wrong(changes: Partial<SimdFunctions>): SimdFunctions {
  const functions = fast();
  return { ...functions, ...changes };
}

describe("the WebAssembly kernel", () => {
  const lattices = fc.constantFrom<LatticeChoice>(
    "paper",
    "fine",
    { base: "paper", demandStep: 0.5 },
    { base: "fine", priceStep: 0.02 },
  );

  it("gives the bits of the portable one, whatever is simulated", () => {
    const functions = fast();
    let ran = 0;
    fc.assert(
      fc.property(
        problems,
        lattices,
        fc.constantFrom(...samplings),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 600 }),
        fc.nat({ max: 1e6 }),
        (chosen, lattice, sampling, count, warmUp, periods, first) => {
          const { portable, simd, run } = both(
            scenario(
              { problem: chosen, lattice, policies: four },
              { sampling, warmUp, periods, seed: `${first}` },
            ),
            functions,
          );
          if (!simd) return;
          ran++;
          expect(run(simd, first, count)).toEqual(run(portable, first, count));
        },
      ),
      { numRuns: 60 },
    );
    expect(ran).toBeGreaterThan(50);
  });

  it.each(samplings)("takes constant demand, constant prices and a user's own history (%s)", (sampling) => {
    const problemsAtTheEdge = [
      { demand: { mean: 10, sd: 0 } },
      { spotPrice: { mean: 10, sd: 0 } },
      { demand: { mean: 10, sd: 0 }, spotPrice: { mean: 8, sd: 0 } },
      { demand: { values: [0, 3, 3, 7.25, 12, 40] } },
      { demand: { mean: 10, sd: 10 }, spotPrice: { mean: 10, sd: 2 }, holdingCost: 0.05 },
    ];
    for (const changes of problemsAtTheEdge) {
      const { portable, simd, run } = both(
        scenario({ problem: problem(changes), lattice: "paper", policies: four }, { sampling, periods: 400 }),
      );
      expect(run(simd!, 7, 6)).toEqual(run(portable, 7, 6));
    }
  });

  it.each(samplings)(
    "mirrors every other replication where streams are antithetic, as the portable one does (%s)",
    (sampling) => {
      const streams = "antithetic";
      const { portable, simd, run } = both(
        scenario({ policies: four }, { sampling, periods: 300, warmUp: 0, streams }),
      );
      const [a, b] = [run(portable, 0, 200), run(simd!, 0, 200)];
      expect(b).toEqual(a);
      // Mirrored pairs average to nearly the mean of what is drawn.
      const demand = Float64Array.from({ length: 200 }, (_, n) => a![n * TOTALS + total.demand]! / 300);
      const pairs = Float64Array.from({ length: 100 }, (_, k) => (demand[2 * k]! + demand[2 * k + 1]!) / 2);
      const spread = (values: Float64Array) => Math.max(...values) - Math.min(...values);
      expect(spread(pairs)).toBeLessThan(spread(demand) / 4);
      expect(Math.abs(pairs.reduce((sum, each) => sum + each, 0) / 100 - 10)).toBeLessThan(0.05);
    },
  );

  it("leaves replications whose sums do not fit into 32 bits to the portable one", () => {
    const { system, draws } = both(scenario({ policies: four }, { sampling: "lattice" }));
    const levels: Levels = {
      reservation: 0,
      contract: NEVER,
      spot: new Int32Array(system.prices.length).fill(NEVER),
      contractFrom: 0,
      steps: constantSteps(NEVER),
    };
    const never = { kind: "never", label: "Never orders", levels } as unknown as LevelsPolicy;
    const portable = portableKernel(system, draws, [never]);
    const simd = simdKernel(fast(), system, draws, [never], portable)!;
    const [a, b] = [portable, simd].map((kernel) => {
      const sums = new Float64Array(5 * TOTALS);
      kernel.run(0, 5, { warmUp: 100, periods: 4000 }, sums);
      return sums;
    });
    expect(b).toEqual(a);
    expect(a![total.stock]).toBeLessThan(-40_000);
    expect(a![total.short]).toBeGreaterThan(0x80000000 / 32);
  });

  it("declines lattices of more atoms than it can number", () => {
    const lattice = { base: "fine", priceStep: 0.001 } as const;
    const { simd } = both(
      scenario(
        { lattice, policies: [{ kind: "baseStock", reservation: 12, baseStock: 17 }] },
        { sampling: "lattice" },
      ),
    );
    expect(simd).toBeUndefined();
  });

  it.each(samplings)(
    "finds room without growing the memory, which would detach a buffer (%s)",
    (sampling) => {
      const functions = fast();
      const before = functions.memory.buffer;
      const { simd, run } = both(scenario({ lattice: "fine", policies: four }, { sampling }), functions);
      run(simd!, 0, 4);
      expect(functions.memory.buffer).toBe(before);
    },
  );

  it("keeps apart the tables of simulations that take turns", () => {
    const block = (changes: Partial<SourcingScenario>) => {
      const chosen = scenario({ lattice: "paper", ...changes }, { periods: 200 });
      return (["simd", "portable"] as const).map((kernel) => {
        const made = sourcing.simulation(chosen, undefined, undefined, kernel);
        return (first: number) => made.block(first, 5);
      });
    };
    const [ours, theirs] = block({});
    const [others, portable] = block({ problem: problem({ demand: { mean: 5, sd: 4 }, holdingCost: 1 }) });
    for (const first of [0, 5, 10]) {
      expect(ours!(first)).toEqual(theirs!(first));
      expect(others!(first)).toEqual(portable!(first));
    }
  });
});

describe("simulation, kernel", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.resetModules();
  });

  it.each(samplings)("has the same digest with either (%s)", (sampling) => {
    const chosen = scenario(
      { lattice: "paper", policies: four },
      { sampling, replications: 203, periods: 150 },
    );
    const digests = (["simd", "portable"] as const).map((kernel) => {
      const { block, ...description } = sourcing.simulation(chosen, undefined, undefined, kernel);
      expect(description.note).toBeUndefined();
      const accumulation = new Accumulation(chosen, description, sourcing.resultsVersion);
      for (let index = 0; index < accumulation.blocks; index++) {
        const { first, count } = accumulation.block(index);
        accumulation.add(index, block(first, count));
      }
      return accumulation.result().digest;
    });
    expect(digests[0]).toBe(digests[1]);
  });

  it("runs policies of a user's own beside the others, on the same draws", () => {
    const own = {
      mine: () => (state: { netInventory: number }) => ({
        contractQuantity: 0,
        spotQuantity: Math.max(0, 15 - state.netInventory),
      }),
    };
    const functions = { mine: own.mine() };
    const policies: readonly SourcingPolicyChoice[] = [
      { kind: "userDefined", name: "mine", reservation: 0 },
      { kind: "optimal" },
      { kind: "userDefined", name: "mine", reservation: 0 },
      { kind: "baseStock" },
    ];
    const chosen = scenario({ lattice: "paper", policies }, { periods: 120 });
    const [a, b] = (["simd", "portable"] as const).map((kernel) =>
      sourcing.simulation(chosen, functions, undefined, kernel).block(3, 7),
    );
    expect(a).toEqual(b);
  });

  it.each([
    ["lattice", { runSteps: () => {} }],
    ["continuous", { addUp: () => {} }],
    ["continuous", { drawQuantiles: () => {} }],
  ] as const)(
    "is switched off, with a note, when it disagrees with the portable one (%s, %o)",
    (sampling, changes) => {
      const chosen = scenario({ lattice: "paper" }, { sampling, periods: 50 });
      const { system, policies, draws, portable, run } = both(chosen);
      const { kernel, note } = chosenKernel(system, draws, policies, wrong(changes));
      expect(note).toBe(
        "The fast kernel is off: its short trial run differs from the portable kernel's. Results are the same, but take several times as long.",
      );
      expect(run(kernel, 2, 3)).toEqual(run(portable, 2, 3));
    },
  );

  it("is switched off when a single bit of a single total differs", () => {
    const functions = fast();
    const off = wrong({
      addUp(demand, price, totals, count) {
        functions.addUp(demand, price, totals, count);
        const doubles = new Float64Array(functions.memory.buffer);
        const bits = new BigInt64Array(functions.memory.buffer);
        if (doubles[totals / 8]! > 0) bits[totals / 8]! += 1n;
      },
      memory: functions.memory,
      drawQuantiles: functions.drawQuantiles,
      runUnits: functions.runUnits,
      spotLevels: functions.spotLevels,
    });
    const { system, policies, draws } = both(scenario({ lattice: "paper" }));
    expect(chosenKernel(system, draws, policies, functions).note).toBeUndefined();
    expect(chosenKernel(system, draws, policies, off).note).toContain("differs");
  });

  it("falls back to the portable one, with a note, where WebAssembly cannot be used", async () => {
    const chosen = scenario({ lattice: "paper" }, { periods: 50 });
    const expected = sourcing.simulation(chosen, undefined, undefined, "portable").block(0, 3);
    vi.resetModules();
    vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
    const { simulation } = await import("../../../src/models/sourcing/simulate.ts");
    const { note, block } = simulation(chosen);
    expect(note).toBe(
      "The fast kernel is off: WebAssembly here has no 128-bit vectors. Results are the same, but take several times as long.",
    );
    expect(block(0, 3)).toEqual(expected);
    expect(simulation(chosen, undefined, undefined, "portable").note).toBeUndefined();
  });
});
