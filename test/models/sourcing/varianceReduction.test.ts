import { describe, expect, it } from "vitest";
import type { SimulationResult } from "../../../src/experiment/results.ts";
import { parseScenario } from "../../../src/experiment/scenario.ts";
import { simulate } from "../../../src/experiment/simulate.ts";
import { sourcing } from "../../../src/models/sourcing/index.ts";
import type { SourcingScenario, SourcingSimulation } from "../../../src/models/sourcing/problem.ts";
import { scenario } from "./support.ts";

const policies = [
  { kind: "baseStock", reservation: 12, baseStock: 17 },
  { kind: "optimal", reservation: 10 },
] as const;

function made(simulation: Partial<SourcingSimulation>): SourcingScenario {
  return scenario({ lattice: "paper", policies }, { sampling: "lattice", ...simulation });
}

/** Every figure, with its difference to another value in standard errors. */
function errors(
  { policies }: SimulationResult,
  value: (policy: number, kpi: string) => readonly [number, number],
) {
  return policies.flatMap(({ kpis }, policy) =>
    Object.entries(kpis)
      .filter(([, { se }]) => se > 1e-9)
      .map(([kpi, { mean, se }]) => {
        const [right, error] = value(policy, kpi);
        return { kpi, off: Math.abs(mean - right) / Math.sqrt(se * se + error * error) };
      }),
  );
}

const plans = [
  { streams: "antithetic" },
  { controls: true },
  { streams: "antithetic", controls: true },
] as const;

describe("simulate(sourcing with variance reduction)", () => {
  it.each(plans)(
    "is unbiased with %o: every figure within 4 standard errors of the exact one",
    async (plan) => {
      const result = await simulate(made({ replications: 4000, periods: 200, warmUp: 100, ...plan }));
      const found = errors(result, (policy, kpi) => [result.policies[policy]!.exact[kpi]!, 0]);
      expect(found.length).toBeGreaterThan(18);
      for (const { kpi, off } of found) expect(off, kpi).toBeLessThan(4);
    },
  );

  it("is worth so many times the replications: 7 to 9 for mirrored pairs, more than 8 for controls", async () => {
    const worth = async (plan: Partial<SourcingSimulation>) => {
      const result = await simulate(
        made({ replications: 4000, periods: 200, warmUp: 50, sampling: "continuous", ...plan }),
      );
      return result.policies.map(({ kpis }) => kpis["averageCost"]!.efficiency!);
    };
    for (const each of await worth({ streams: "antithetic" })) {
      expect(each).toBeGreaterThan(6);
      expect(each).toBeLessThan(10);
    }
    for (const each of await worth({ controls: true })) expect(each).toBeGreaterThan(8);
  });

  it("measures that worth rightly: over 100 seeds the means spread by as much as they claim", async () => {
    const means: number[] = [];
    let claimed = 0;
    for (let seed = 0; seed < 100; seed++) {
      const plan = { streams: "antithetic", controls: true } as const;
      const result = await simulate(
        made({ seed: `spread ${seed}`, replications: 100, periods: 50, warmUp: 20, ...plan }),
      );
      const { mean, se } = result.policies[0]!.kpis["averageCost"]!;
      means.push(mean);
      claimed += (se * se) / 100;
    }
    const average = means.reduce((sum, each) => sum + each, 0) / 100;
    const variance = means.reduce((sum, each) => sum + (each - average) ** 2, 0) / 99;
    // The sample variance of 100 has a standard error of 14 %.
    expect(variance / claimed).toBeGreaterThan(0.6);
    expect(variance / claimed).toBeLessThan(1.5);
  });

  it.each(["continuous", "lattice"] as const)(
    "spreads 256 short replications evenly by Sobol's sequence, without bias (%s)",
    async (sampling) => {
      const short = { sampling, periods: 8, warmUp: 2 };
      const spread = await simulate(made({ ...short, replications: 256 * 40, streams: "sobol" }));
      const plain = await simulate(made({ ...short, replications: 40_000, seed: "other" }));
      const found = errors(spread, (policy, kpi) => {
        const { mean, se } = plain.policies[policy]!.kpis[kpi]!;
        return [mean, se];
      });
      for (const { kpi, off } of found) expect(off, kpi).toBeLessThan(4);
      for (const { kpis } of spread.policies) expect(kpis["averageCost"]!.efficiency).toBeGreaterThan(5);
      expect(spread.policies[0]!.kpis["averageCost"]!.n).toBe(40);
    },
  );

  it("leaves single replications as they are: the first of a mirrored pair is a plain one", () => {
    const plain = sourcing.simulation(made({ periods: 100 }));
    const mirrored = sourcing.simulation(made({ periods: 100, streams: "antithetic" }));
    const count = 32;
    const a = plain.block(0, count);
    const b = mirrored.block(0, 2 * count);
    for (let c = 0; c < policies.length * plain.columns.length; c++) {
      for (let n = 0; n < count; n++) expect(b[2 * (c * count + n)]).toBe(a[c * count + n]);
    }
  });

  it("adds the average price drawn as a column with controls, and only then", () => {
    const simulation = sourcing.simulation(made({ controls: true }));
    expect(simulation.columns.at(-1)).toBe("drawnPrice");
    expect(simulation.controls?.map(({ column }) => column)).toEqual(["demandUnits", "drawnPrice"]);
    expect(sourcing.simulation(made({})).columns).not.toContain("drawnPrice");
    expect(sourcing.simulation(made({}))).not.toHaveProperty("controls");
  });
});

describe("parseScenario(sourcing with streams)", () => {
  const faults = async (simulation: object) => {
    const parsed = await parseScenario({ version: 1, model: "sourcing", simulation });
    return parsed.ok ? [] : parsed.faults.map(({ path, message }) => `${path} | ${message}`);
  };

  it("wants whole groups of replications, at least two", async () => {
    expect(await faults({ streams: "antithetic", replications: 1001 })).toEqual([
      "simulation.replications | invalid replications: 1001; a multiple of 2, 4 or more, with streams antithetic",
    ]);
    expect(await faults({ streams: "sobol", replications: 512, periods: 30, warmUp: 2 })).toEqual([]);
    expect(await faults({ streams: "sobol", replications: 256, periods: 30, warmUp: 2 })).toHaveLength(1);
    const until = { halfWidth: 1, most: 5000 };
    expect(await faults({ streams: "sobol", replications: 512, periods: 30, warmUp: 2, until })).toEqual([
      "simulation.until.most | invalid most: 5000; a multiple of 256, 512 or more, with streams sobol",
    ]);
  });

  it("takes Sobol's sequence for as many periods as it has dimensions", async () => {
    expect(await faults({ streams: "sobol", replications: 512, periods: 31, warmUp: 2 })).toEqual([
      "simulation.streams | invalid streams: sobol; at most 32 periods with the warm-up, not 33",
    ]);
  });
});
