import { describe, expect, it } from "vitest";
import { path } from "../../../src/models/sourcing/path.ts";
import type { SourcingScenario } from "../../../src/models/sourcing/problem.ts";
import { type ShockArgument, shock } from "../../../src/models/sourcing/shock.ts";
import { scenario } from "./support.ts";

/** Constant demand of 10, stock too dear to keep, prices around 10: everybody lives from hand to mouth. */
const handToMouth = scenario({
  problem: {
    contractPrice: 8,
    reservationPrice: 0.5,
    holdingCost: 50,
    backorderCost: 500,
    demand: { mean: 10, sd: 0 },
    spotPrice: { mean: 10, sd: 0.1 },
  },
  policies: [{ kind: "spotOnly" }, { kind: "optimal", reservation: 4 }, { kind: "optimal", reservation: 10 }],
});

const wanted: ShockArgument = {
  replication: 2,
  periods: 60,
  shock: { start: 20, heights: [5, 5, 5] },
  histories: 0,
};

function replayed(changes: Partial<SourcingScenario>, argument: Partial<ShockArgument> = {}) {
  const policies = [{ kind: "spotOnly" }, { kind: "optimal" }] as const;
  return shock(scenario({ policies, ...changes }), { ...wanted, ...argument });
}

describe("shock(scenario, { replication, periods, shock, histories })", () => {
  it("costs whoever buys 10 on the spot 10 times its height each period, and spares what is reserved", () => {
    const { policies } = shock(handToMouth, { ...wanted, histories: 5 });
    expect(policies.map((policy) => policy.reservation)).toEqual([0, 4, 10]);
    for (const [k, cost] of [
      [0, 150],
      [1, 90],
      [2, 0],
    ] as const) {
      const { extra, average, apart } = policies[k]!;
      expect(extra.at(-1)).toBeCloseTo(cost, 9);
      expect(extra[19]).toBe(0);
      expect(extra[20]).toBeCloseTo(cost / 3, 9);
      expect(average.value).toBeCloseTo(cost, 9);
      expect(apart).toBe(0);
    }
    expect(policies[0]!.versusFirst).toBeNull();
    expect(policies[2]!.versusFirst!.value).toBeCloseTo(-150, 9);
  });

  it("is nothing without height, and changes the price in its periods only", () => {
    const none = replayed({}, { shock: { start: 10, heights: [0, 0] } });
    for (const { extra, apart } of none.policies) {
      expect(extra.every((each) => each === 0)).toBe(true);
      expect(apart).toBe(0);
    }
    const some = replayed({});
    const moved = some.shockedPrice.map((price, t) => price - some.spotPrice[t]!);
    expect(Array.from(moved, (each, t) => (Math.abs(each) > 1e-9 ? t : -1)).filter((t) => t >= 0)).toEqual([
      20, 21, 22,
    ]);
    expect(moved[21]).toBeCloseTo(5, 9);
  });

  it("sums the differences of two recorded paths, whose calm one is the view path", () => {
    const { policies, spotPrice } = replayed({});
    const calm = path(scenario({ policies: [{ kind: "spotOnly" }, { kind: "optimal" }] }), wanted);
    expect(spotPrice).toEqual(calm.spotPrice);
    policies.forEach((policy, k) => {
      expect(policy.calmInventory).toEqual(calm.policies[k]!.endInventory);
      expect(policy.shockedInventory.subarray(0, 20)).toEqual(policy.calmInventory.subarray(0, 20));
    });
  });

  it("averages what each history shows by itself", () => {
    const { policies, histories } = replayed({}, { histories: 12 });
    const alone = Array.from({ length: 12 }, (_, replication) => replayed({}, { replication }));
    expect(histories).toBe(12);
    policies.forEach(({ average, versusFirst }, k) => {
      const totals = alone.map((each) => each.policies[k]!.extra.at(-1)!);
      const mean = totals.reduce((sum, each) => sum + each, 0) / 12;
      expect(average.value).toBeCloseTo(mean, 6);
      const first = alone.map((each) => each.policies[0]!.extra.at(-1)!);
      const gap = totals.reduce((sum, each, i) => sum + each - first[i]!, 0) / 12;
      if (k > 0) expect(versusFirst!.value).toBeCloseTo(gap, 6);
    });
  });

  it("ends at the outermost price of a lattice", () => {
    const { shockedPrice, spotPrice } = replayed(
      { lattice: "paper", simulation: { ...scenario().simulation, sampling: "lattice" } },
      { shock: { start: 5, heights: [50, -50, 1.4] } },
    );
    expect([shockedPrice[5], shockedPrice[6]]).toEqual([13, 7]);
    expect(shockedPrice[7]).toBe(Math.min(13, spotPrice[7]! + 1));
  });

  it("beyond the recorded periods is ignored", () => {
    const { shockedPrice, spotPrice } = replayed({}, { shock: { start: 58, heights: [1, 1, 1, 1] } });
    expect(shockedPrice).toHaveLength(60);
    expect(shockedPrice[59]! - spotPrice[59]!).toBeCloseTo(1, 9);
  });
});
