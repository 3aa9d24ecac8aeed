import { describe, expect, it } from "vitest";
import type { ScenarioBase, Until } from "../../src/contract/model.ts";
import { Accumulation } from "../../src/experiment/accumulation.ts";
import { model } from "../../src/experiment/registry.ts";
import type { SimulationResult } from "../../src/experiment/results.ts";
import { parseScenario } from "../../src/experiment/scenario.ts";
import { simulate } from "../../src/experiment/simulate.ts";

async function scenario(until: object, simulation: object = {}): Promise<ScenarioBase> {
  const raw = {
    version: 1,
    model: "sourcing",
    lattice: "paper",
    policies: [
      { kind: "baseStock", reservation: 12, baseStock: 17 },
      { kind: "baseStock", reservation: 12, baseStock: 19 },
    ],
    simulation: {
      seed: "until",
      replications: 40,
      periods: 20,
      warmUp: 10,
      sampling: "lattice",
      until,
      ...simulation,
    },
  };
  const parsed = await parseScenario(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

/** The halves of the width that were to become narrow. */
function halfWidths({ policies, differences }: SimulationResult, { of = "difference", kpi }: Partial<Until>) {
  return (of === "figure" ? policies : differences).map(({ kpis }) => kpis[kpi ?? "averageCost"]!.halfWidth);
}

describe("simulate(scenario until precise)", () => {
  it.each([
    { halfWidth: 0.05 },
    { halfWidth: 2, of: "figure" },
    { relative: 0.01, of: "figure" },
    { halfWidth: 0.02, kpi: "averageOnHand" },
    { halfWidth: 0.01, kpi: "fillRate", of: "figure" },
  ] as const)("stops at the first look at which %o is met", async (until) => {
    const wanted = await scenario(until);
    const result = await simulate(wanted);
    expect(result.stopping).toMatchObject({ verdict: "precise", replications: result.done });
    const target = (found: SimulationResult) =>
      "relative" in until
        ? found.policies.map(({ kpis }) => (0.01 / 1.01) * kpis["averageCost"]!.mean)
        : halfWidths(found, until).map(() => until.halfWidth);
    const within = (found: SimulationResult) => {
      const targets = target(found);
      return halfWidths(found, until).every((width, k) => width <= targets[k]!);
    };
    expect(within(result)).toBe(true);
    // The same replications one look earlier were not precise, by a run of a fixed number.
    const { blockSize } = (await model("sourcing"))!.simulation(wanted);
    const looks: number[] = [];
    for (let look = 40, done = 0; done < result.done; done += blockSize) {
      if (done < look) continue;
      looks.push(done);
      while (look <= done) look = Math.ceil(look * 1.25);
    }
    expect(result.stopping!.looks).toBe(looks.length + 1);
    const before = looks.at(-1);
    if (before === undefined) return;
    const { until: _, ...fixed } = wanted.simulation;
    const earlier = await simulate({ ...wanted, simulation: { ...fixed, replications: before } });
    expect(within(earlier)).toBe(false);
  });

  it("gives the figures and the digest of as many replications without a rule", async () => {
    const wanted = await scenario({ halfWidth: 0.05 });
    const { done, digest, policies } = await simulate(wanted);
    const { until: _, ...fixed } = wanted.simulation;
    const plain = await simulate({ ...wanted, simulation: { ...fixed, replications: done } });
    expect({ digest, policies }).toEqual({ digest: plain.digest, policies: plain.policies });
    expect(plain.stopping).toBeUndefined();
  });

  it("gives up at the most replications, and says so", async () => {
    const result = await simulate(await scenario({ halfWidth: 1e-6, most: 333 }));
    expect(result.stopping).toMatchObject({ verdict: "capped", replications: 333 });
  });

  it("does not depend on the order in which blocks arrive, nor on blocks beyond its end", async () => {
    const wanted = await scenario({ halfWidth: 0.05 });
    const { block, ...description } = (await model("sourcing"))!.simulation(wanted);
    const expected = await simulate(wanted);
    const accumulation = await Accumulation.start(wanted, description);
    const blocks = Math.ceil(expected.done / description.blockSize) + 3;
    const order = Array.from({ length: blocks }, (_, index) => index).sort(
      (a, b) => ((a * 7) % 5) - ((b * 7) % 5),
    );
    for (const index of order) {
      const { first, count } = accumulation.block(index);
      accumulation.add(index, block(first, count));
    }
    expect(accumulation.complete).toBe(true);
    expect(accumulation.waiting).toBe(0);
    expect(accumulation.result()).toEqual(expected);
  });

  it("covers the true difference about as often as it claims, over 400 seeds", async () => {
    const solved = (await model("sourcing"))!.simulation(await scenario({ halfWidth: 1 })).exact;
    const exact = solved[1]!["averageCost"]! - solved[0]!["averageCost"]!;
    let covered = 0;
    let looks = 0;
    let sum = 0;
    for (let seed = 0; seed < 400; seed++) {
      const result = await simulate(await scenario({ halfWidth: 0.03 }, { seed: `coverage ${seed}` }));
      expect(result.stopping!.verdict).toBe("precise");
      const { mean, halfWidth } = result.differences[0]!.kpis["averageCost"]!;
      if (Math.abs(mean - exact) <= halfWidth) covered++;
      looks += result.stopping!.looks / 400;
      sum += (mean - exact) / 400;
    }
    // Standard errors 1.1 % of the coverage, 0.0008 of the mean error, which the short warm-up moves by 0.0015. Runs of
    // fixed length cover 94.1 % here, these 94.0 % (1,000 seeds).
    expect(looks).toBeGreaterThan(6);
    expect(covered / 400).toBeGreaterThan(0.91);
    expect(covered / 400).toBeLessThan(0.985);
    expect(Math.abs(sum)).toBeLessThan(0.006);
  }, 60_000);
});

describe("parseScenario(scenario until precise)", () => {
  const faults = async (until: unknown) => {
    const parsed = await parseScenario({
      version: 1,
      model: "sourcing",
      simulation: { replications: 50, until },
    });
    return parsed.ok ? [] : parsed.faults.map(({ path, message }) => `${path} | ${message}`);
  };

  it("wants a width, and no fewer replications at most than at least", async () => {
    expect(await faults({ halfWidth: 0.1 })).toEqual([]);
    expect(await faults({})).toEqual(["simulation.until | missing halfWidth or relative"]);
    expect(await faults({ halfWidth: 0.1, most: 49 })).toEqual([
      "simulation.until.most | invalid most: 49; at least replications (50), with which it begins",
    ]);
    expect(await faults({ halfWidth: -1, relative: 2 })).toHaveLength(2);
    expect(await faults({ halfWidth: 1, of: "mean" })).toEqual([
      'simulation.until.of | unknown of: "mean"; one of figure, difference',
    ]);
  });

  it("refuses a figure that the model does not have, and a difference of one policy, once it is simulated", async () => {
    await expect(simulate(await scenario({ halfWidth: 1, kpi: "averageCst" }))).rejects.toThrow(
      /^simulation\.until\.kpi: unknown kpi: "averageCst"; one of averageCost, .*; did you mean averageCost\?$/,
    );
    const one = { ...(await scenario({ halfWidth: 1, of: "difference" })) };
    await expect(simulate({ ...one, policies: one.policies.slice(0, 1) })).rejects.toThrow(
      "simulation.until.of: invalid of: difference; figure, as there is one policy only",
    );
  });
});
