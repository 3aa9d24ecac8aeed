import { describe, expect, it } from "vitest";
import { gamma, gammaWithShape } from "../../../src/distributions/gamma.ts";
import { normal } from "../../../src/distributions/normal.ts";
import { quantileTable } from "../../../src/distributions/quantileTable.ts";
import { Accumulation } from "../../../src/experiment/accumulation.ts";
import type { SimulationResult } from "../../../src/experiment/results.ts";
import { drawVariates } from "../../../src/models/sourcing/draw.ts";
import { sourcing } from "../../../src/models/sourcing/index.ts";
import { path } from "../../../src/models/sourcing/path.ts";
import type { SourcingPolicyChoice, SourcingScenario } from "../../../src/models/sourcing/problem.ts";
import { Stream } from "../../../src/random/stream.ts";
import { streams } from "../../../src/random/streams.ts";
import { fillWords } from "../../../src/random/words.ts";
import { problem, scenario } from "./support.ts";

const four: readonly SourcingPolicyChoice[] = [
  { kind: "optimal" },
  { kind: "baseStock" },
  { kind: "spotOnly" },
  { kind: "contractOnly" },
];

/** Runs a scenario in place, block after block. */
function simulated(chosen: SourcingScenario): SimulationResult {
  const { block, ...description } = sourcing.simulation(chosen);
  const accumulation = new Accumulation(chosen, description, sourcing.resultsVersion);
  for (let index = 0; index < accumulation.blocks; index++) {
    const { first, count } = accumulation.block(index);
    accumulation.add(index, block(first, count));
  }
  return accumulation.result();
}

describe("simulation, lattice sampling", () => {
  it.each(["paper", "fine"] as const)(
    "meets every exact KPI of every policy within 4 standard errors (%s, 1,000 × 1,000)",
    (lattice) => {
      const result = simulated(scenario({ lattice, policies: four }, { sampling: "lattice" }));
      for (const { kind, kpis, exact } of result.policies) {
        for (const [name, { mean, se }] of Object.entries(kpis)) {
          const miss = Math.abs(mean - exact[name]!);
          expect(miss, `${kind} ${name}: ${mean} ± ${se}, exact ${exact[name]}`).toBeLessThanOrEqual(
            4 * se + 1e-9 * Math.abs(exact[name]!),
          );
        }
      }
      const { averageCost } = result.differences[0]!.kpis;
      expect(averageCost!.varianceRatio).toBeGreaterThan(20);
    },
  );

  it("holds the exact paired cost difference in 92–98 % of 400 intervals of 50 × 1,000", () => {
    const base = scenario({ lattice: "paper" }, { sampling: "lattice", replications: 50 });
    const exact = sourcing.simulation(base).exact.map((figures) => figures["averageCost"]!);
    const difference = exact[1]! - exact[0]!;
    let held = 0;
    for (let seed = 0; seed < 400; seed++) {
      const result = simulated({ ...base, simulation: { ...base.simulation, seed: `coverage ${seed}` } });
      const { mean, halfWidth } = result.differences[0]!.kpis["averageCost"]!;
      if (Math.abs(mean - difference) <= halfWidth) held++;
    }
    expect(held / 400).toBeGreaterThanOrEqual(0.92);
    expect(held / 400).toBeLessThanOrEqual(0.98);
  });

  it("shows a bias of many standard errors without a warm-up at h = 0.05, σ_p = 2, σ_x = 10, and none with it", () => {
    const wide = problem({ holdingCost: 0.05, demand: { mean: 10, sd: 10 }, spotPrice: { mean: 10, sd: 2 } });
    const miss = (warmUp: number) => {
      const chosen = scenario(
        { problem: wide, lattice: "paper", policies: [{ kind: "optimal" }] },
        { sampling: "lattice", warmUp },
      );
      const { kpis, exact } = simulated(chosen).policies[0]!;
      const { mean, se } = kpis["averageCost"]!;
      return Math.abs(mean - exact["averageCost"]!) / se;
    };
    expect(miss(0)).toBeGreaterThan(10);
    expect(miss(100)).toBeLessThan(4);
  });
});

describe("simulation, continuous sampling", () => {
  it("costs 88.6188 with base stock 12/17, by quadrature", () => {
    const result = simulated(
      scenario(
        { policies: [{ kind: "baseStock", reservation: 12, baseStock: 17 }] },
        { replications: 10_000 },
      ),
    );
    const { mean, se, halfWidth } = result.policies[0]!.kpis["averageCost"]!;
    expect(Math.abs(mean - 88.6188)).toBeLessThan(4 * se);
    expect(halfWidth).toBeLessThan(0.02);
  });

  it("costs with the fine lattice's policy what the fine lattice says (87.473), with the paper's policy 87.47", () => {
    for (const lattice of ["fine", "paper"] as const) {
      const result = simulated(
        scenario({ lattice, policies: [{ kind: "optimal" }] }, { replications: 10_000 }),
      );
      const { mean, se } = result.policies[0]!.kpis["averageCost"]!;
      expect(Math.abs(mean - 87.473)).toBeLessThan(4 * se + 0.006);
    }
  });

  it("resamples a user's own history", () => {
    const values = [4, 6, 9, 10, 10, 11, 14, 16];
    const result = simulated(
      scenario({ problem: problem({ demand: { values } }) }, { replications: 400, sampling: "continuous" }),
    );
    for (const { kpis, exact } of result.policies) {
      const { mean, se } = kpis["averageCost"]!;
      expect(Math.abs(mean - exact["averageCost"]!)).toBeLessThan(4 * se + 0.01);
    }
  });
});

describe("simulation, block", () => {
  it("gives the same bits however the replications are cut up", () => {
    for (const sampling of ["continuous", "lattice"] as const) {
      const { block, columns, policies } = sourcing.simulation(scenario({}, { periods: 700, sampling }));
      const whole = block(5, 12);
      const width = policies.length * columns.length;
      const parts = [block(5, 1), block(6, 4), block(10, 7)];
      const joined = Array.from({ length: width }, (_, c) =>
        parts.flatMap((part) =>
          Array.from(part.subarray((c * part.length) / width, ((c + 1) * part.length) / width)),
        ),
      ).flat();
      expect(Array.from(whole)).toEqual(joined);
    }
  });

  it("equals the recorded path of the same replication", () => {
    for (const sampling of ["continuous", "lattice"] as const) {
      const chosen = scenario({ policies: four }, { periods: 400, warmUp: 50, sampling });
      const { block, columns } = sourcing.simulation(chosen);
      const figures = block(3, 1);
      const recorded = path(chosen, { replication: 3, periods: 400 });
      recorded.policies.forEach((policy, k) => {
        const column = (name: (typeof columns)[number]) =>
          figures[k * columns.length + columns.indexOf(name)]!;
        const average = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / 400;
        expect(average(policy.cost)).toBeCloseTo(column("averageCost"), 8);
        expect(average(policy.endInventory)).toBeCloseTo(column("averageNetInventory"), 8);
        expect(average(policy.contractQuantity)).toBeCloseTo(column("contractUnits"), 8);
        expect(average(recorded.demand)).toBeCloseTo(column("demandUnits"), 8);
        for (let t = 0; t < 400; t++) {
          const ordered = policy.contractQuantity[t]! + policy.spotQuantity[t]!;
          expect(policy.netInventory[t]! + ordered - recorded.demand[t]!).toBeCloseTo(
            policy.endInventory[t]!,
            9,
          );
          if (t > 0) expect(policy.netInventory[t]).toBe(policy.endInventory[t - 1]);
        }
      });
    }
  });

  it("agrees with a plain second implementation: streams one by one, quantiles by search, a loop of ifs", () => {
    const chosen = scenario(
      { policies: [{ kind: "baseStock", reservation: 12, baseStock: 17 }] },
      { periods: 300 },
    );
    const { block, columns } = sourcing.simulation(chosen);
    const { contractPrice, reservationPrice, holdingCost, backorderCost } = chosen.problem;
    for (const replication of [0, 17]) {
      const all = streams(chosen.simulation.seed);
      const demands = all.stream({ purpose: 0x0101, replication });
      const prices = all.stream({ purpose: 0x0102, replication });
      const demand = gammaWithShape({ shape: 100 / 9, scale: 0.9 });
      const price = normal({ mean: 10, sd: 1 });
      let stock = 0;
      let cost = 0;
      for (let t = 0; t < 400; t++) {
        const p = price.quantile(prices.uniform());
        const gap = Math.max(0, 17 - stock);
        const contract = p >= contractPrice ? Math.min(12, gap) : 0;
        const spot = gap - contract;
        stock += gap - demand.quantile(demands.uniform());
        const period = contractPrice * contract + p * spot + reservationPrice * 12;
        if (t >= 100) cost += period + (stock > 0 ? holdingCost * stock : -backorderCost * stock);
      }
      expect(block(replication, 1)[columns.indexOf("averageCost")]).toBeCloseTo(cost / 300, 5);
    }
  });
});

describe("drawVariates", () => {
  it("gives the bits of fillWords and the table's fill one after the other, and the same state", () => {
    const table = quantileTable(gamma({ mean: 10, sd: 3 }));
    if (table.kind !== "polynomial") throw new Error("a polynomial table is expected");
    const [fused, apart] = [Uint32Array.of(5, 6, 7, 8), Uint32Array.of(5, 6, 7, 8)];
    const words = new Int32Array(5000);
    const [ours, theirs] = [new Float64Array(5000), new Float64Array(5000)];
    drawVariates(fused, table.coefficients, ours, 5000);
    fillWords(apart, words, 5000);
    table.fill(words, theirs, 5000);
    expect(ours).toEqual(theirs);
    expect(fused).toEqual(apart);
  });
});

describe("fillWords", () => {
  it("writes the words that Stream.word gives, and leaves the state after them", () => {
    const state = Uint32Array.of(1, 2, 3, 0x80000000);
    const stream = new Stream(state);
    const out = new Int32Array(100);
    for (const count of [100, 1, 57]) {
      fillWords(state, out, count);
      for (let i = 0; i < count; i++) expect(out[i]! >>> 0).toBe(stream.word());
    }
  });
});

describe("quantileTable, as the kernel uses it", () => {
  it("keeps mean and variance of demand and price", () => {
    for (const distribution of [gamma({ mean: 10, sd: 3 }), normal({ mean: 10, sd: 1 })]) {
      const table = quantileTable(distribution);
      const stream = streams("moments").stream({ purpose: 1, replication: 0 });
      const n = 400_000;
      let sum = 0;
      let square = 0;
      for (let i = 0; i < n; i++) {
        const deviation = table.at(stream.word()) - distribution.mean;
        sum += deviation;
        square += deviation * deviation;
      }
      expect(Math.abs(sum / n)).toBeLessThan((4 * distribution.sd) / Math.sqrt(n));
      expect(Math.abs(square / n / distribution.sd ** 2 - 1)).toBeLessThan(0.015);
    }
  });
});
