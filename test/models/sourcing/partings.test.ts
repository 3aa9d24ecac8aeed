import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partings } from "../../../src/models/sourcing/partings.ts";
import { path } from "../../../src/models/sourcing/path.ts";
import type { SourcingState } from "../../../src/models/sourcing/policy.ts";
import type { SourcingPolicyChoice } from "../../../src/models/sourcing/problem.ts";
import { scenario } from "./support.ts";

const wanted = { replication: 4, periods: 80 };

interface Rule {
  readonly reservation: number;
  readonly level: number;
}

/** The whole cost without reservation fees of one history in which rules take turns, written out. */
function cost(
  stock: number,
  demand: Float64Array,
  price: Float64Array,
  ruleOf: (period: number) => Rule,
): number {
  let net = stock;
  let sum = 0;
  demand.forEach((x, t) => {
    const { reservation, level } = ruleOf(t);
    const missing = Math.max(0, level - net);
    const contract = price[t]! >= 8 ? Math.min(reservation, missing) : 0;
    const spot = missing - contract;
    net += missing - x;
    sum += 8 * contract + price[t]! * spot + (net >= 0 ? 0.2 * net : -8 * net);
  });
  return sum;
}

describe("partings(scenario, { replication, periods })", () => {
  const first: Rule = { reservation: 12, level: 17 };
  const second: Rule = { reservation: 8, level: 21 };
  const chosen = scenario({
    policies: [first, second].map(({ reservation, level }) => ({
      kind: "baseStock" as const,
      reservation,
      baseStock: level,
    })),
  });
  const found = partings(chosen, wanted);
  const recorded = path(chosen, wanted);

  it("charges each period what changes when the second takes over one period earlier", () => {
    const { demand, spotPrice } = recorded;
    const start = recorded.policies[0]!.netInventory[0]!;
    const costs = Array.from({ length: 81 }, (_, k) =>
      cost(start, demand, spotPrice, (t) => (t < k ? first : second)),
    );
    for (let k = 0; k < 80; k++) expect(found.cost[k]).toBeCloseTo(costs[k]! - costs[k + 1]!, 7);
    expect(found.cost.filter((each) => each !== 0).length).toBeGreaterThan(40);
    const own = cost(recorded.policies[1]!.netInventory[0]!, demand, spotPrice, () => second);
    expect(found.start).toBeCloseTo(own - costs[0]!, 7);
    expect(found.fee).toBe(0.5 * (8 - 12) * 80);
  });

  it("says what the second would have ordered in the first's place", () => {
    const stocks = recorded.policies[0]!.netInventory;
    stocks.forEach((net, t) => {
      const missing = Math.max(0, 21 - net);
      const contract = recorded.spotPrice[t]! >= 8 ? Math.min(8, missing) : 0;
      expect(found.contractQuantity[t]).toBeCloseTo(contract, 9);
      expect(found.spotQuantity[t]).toBeCloseTo(missing - contract, 9);
    });
  });

  it("knows when a parting no longer matters: what comes after may be cut off", () => {
    const shorter = partings(chosen, { ...wanted, periods: 50 });
    let checked = 0;
    found.settled.forEach((settled, t) => {
      expect(settled).toBeGreaterThanOrEqual(t);
      if (settled < 50) {
        expect(shorter.cost[t]).toBeCloseTo(found.cost[t]!, 9);
        checked++;
      }
    });
    expect(checked).toBeGreaterThan(30);
  });

  it("adds up to the whole difference of the recorded costs, whoever the two are", () => {
    const kinds: readonly SourcingPolicyChoice[] = [
      { kind: "optimal" },
      { kind: "optimal", reservation: 6 },
      { kind: "baseStock" },
      { kind: "spotOnly" },
      { kind: "contractOnly" },
    ];
    const kind = fc.constantFrom(...kinds);
    const sampling = fc.constantFrom("continuous" as const, "lattice" as const);
    fc.assert(
      fc.property(kind, kind, sampling, fc.integer({ min: 0, max: 500 }), (a, b, how, replication) => {
        const both = scenario({ policies: [a, b], lattice: "paper" }, { sampling: how });
        const here = { replication, periods: 60 };
        const { cost: each, start, fee, difference } = partings(both, here);
        const [one, two] = path(both, here).policies;
        const whole = two!.cost.reduce((sum, value, t) => sum + value - one!.cost[t]!, 0);
        expect(difference).toBeCloseTo(whole, 6);
        expect(fee + start + each.reduce((sum, value) => sum + value, 0)).toBeCloseTo(whole, 6);
      }),
      { numRuns: 25 },
    );
  });

  it("finds none between equal policies", () => {
    const same = partings(scenario({ policies: [{ kind: "optimal" }, { kind: "optimal" }] }), wanted);
    expect(same).toMatchObject({ difference: 0, fee: 0, start: 0 });
    expect(same.cost.every((each) => each === 0)).toBe(true);
    expect(Array.from(same.settled)).toEqual(Array.from({ length: 80 }, (_, t) => t));
  });

  it("holds for a policy of one's own as well", () => {
    const own = {
      mine: ({ netInventory }: SourcingState) => ({
        contractQuantity: Math.min(6, Math.max(0, 20 - netInventory)),
        spotQuantity: netInventory < 0 ? 7 : 0,
      }),
    };
    const both = scenario({
      policies: [{ kind: "optimal" }, { kind: "userDefined", name: "mine", reservation: 6 }],
      lattice: "paper",
    });
    const { cost: each, start, fee, difference } = partings(both, wanted, own);
    const [one, two] = path(both, wanted, own).policies;
    const whole = two!.cost.reduce((sum, value, t) => sum + value - one!.cost[t]!, 0);
    expect(difference).toBeCloseTo(whole, 6);
    expect(fee + start + each.reduce((sum, value) => sum + value, 0)).toBeCloseTo(whole, 6);
    expect(each.some((value) => value !== 0)).toBe(true);
  });

  it("takes any two of the scenario's policies, in either direction", () => {
    const three = scenario({
      policies: [{ kind: "spotOnly" }, { kind: "optimal" }, { kind: "baseStock" }],
      lattice: "paper",
    });
    const there = partings(three, { ...wanted, pair: [2, 0] });
    const back = partings(three, { ...wanted, pair: [0, 2] });
    expect(there.difference).toBeCloseTo(-back.difference, 7);
    expect(there.fee).toBeCloseTo(-back.fee, 9);
    expect(() => partings(three, { ...wanted, pair: [0, 3] })).toThrow("invalid pair: 0, 3");
  });
});
