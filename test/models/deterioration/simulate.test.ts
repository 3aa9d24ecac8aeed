import { describe, expect, it } from "vitest";
import { deterioration } from "../../../src/models/deterioration/index.ts";
import { columns, kpis } from "../../../src/models/deterioration/kpis.ts";
import type { CycleDecision, CycleState } from "../../../src/models/deterioration/policy.ts";
import type { DeteriorationPolicyChoice } from "../../../src/models/deterioration/problem.ts";
import { simulation } from "../../../src/models/deterioration/simulate.ts";

const all: readonly DeteriorationPolicyChoice[] = [
  { kind: "optimal" },
  { kind: "published" },
  { kind: "continuous" },
  { kind: "equalCycles", cycles: 4 },
  { kind: "reorderPoint" },
  { kind: "optimal", step: 2 },
];
const scenario = { ...deterioration.example, policies: all };

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

describe("simulation", () => {
  const prepared = simulation(scenario);

  it("simulation names its policies, columns and figures", () => {
    expect(prepared.policies.map(({ kind }) => kind)).toEqual(all.map(({ kind }) => kind));
    expect(prepared.columns).toEqual(columns);
    const names = kpis.map(({ name }) => name);
    for (const name of ["profit", "spoiledUnits", "lostUnits", "leftoverUnits", "averageInventory"]) {
      expect(names).toContain(name);
    }
    for (const { column, over } of kpis) {
      expect(columns).toContain(column);
      if (over) expect(columns).toContain(over);
    }
    expect(prepared.exact).toEqual(all.map(() => ({})));
  });

  it("block: replications do not depend on the block they are in, nor policies on each other", () => {
    const whole = prepared.block(0, 8);
    const part = prepared.block(3, 2);
    const alone = simulation({ ...scenario, policies: [all[4]!] }).block(0, 8);
    const width = columns.length;
    all.forEach((_, policy) => {
      columns.forEach((__, column) => {
        const row = policy * width + column;
        expect([...part.subarray(2 * row, 2 * row + 2)]).toEqual([
          ...whole.subarray(8 * row + 3, 8 * row + 5),
        ]);
      });
    });
    expect([...alone]).toEqual([...whole.subarray(8 * width * 4, 8 * width * 5)]);
  });

  it("common random numbers: differences of policies vary far less than the policies", () => {
    const count = 150;
    const out = prepared.block(0, count);
    const profits = all.map((_, policy) => [
      ...out.subarray(policy * columns.length * count, policy * columns.length * count + count),
    ]);
    profits.slice(1).forEach((each) => {
      const difference = each.map((value, n) => value - profits[0]![n]!);
      const ratio = (variance(each) + variance(profits[0]!)) / variance(difference);
      expect(ratio).toBeGreaterThan(4);
    });
  });

  it("a function of the user's own decides cycle by cycle, and may follow the plan exactly", () => {
    const plan = [3, 6, 8, 10].map((end, n) => ({ end, ...simulationPlan[n]! }));
    const seen: CycleState[] = [];
    const decide = (state: CycleState): CycleDecision => {
      seen.push(state);
      const { end, price, orderQuantity } = plan[state.cycle]!;
      return { price, orderQuantity, renewal: { kind: "time", time: end } };
    };
    const policies = [{ kind: "optimal" as const }, { kind: "userDefined" as const, name: "mine" }];
    const out = simulation({ ...scenario, policies }, { mine: decide }).block(0, 2);
    const half = out.length / 2;
    expect([...out.subarray(half)]).toEqual([...out.subarray(0, half)]);
    expect(seen.map(({ time }) => time)).toEqual([0, 3, 6, 8, 0, 3, 6, 8]);
    expect(seen.every(({ stock }) => stock === 0)).toBe(true);
  });

  it.each([
    ["no function", undefined, "unknown policy function: mine"],
    ["nothing", () => undefined, "invalid price: undefined; policy mine must decide a finite price"],
    ["no price", () => ({ price: Number.NaN }), "invalid price: NaN"],
    ["a negative order", () => ({ price: 30, orderQuantity: -1 }), "invalid orderQuantity: -1"],
    ["no renewal", () => ({ price: 30, orderQuantity: 1 }), "invalid renewal: undefined"],
    [
      "a renewal in the past",
      () => ({ price: 30, orderQuantity: 1, renewal: { kind: "time", time: 0 } }),
      "invalid renewal.time: 0; policy mine must decide a time after 0",
    ],
    [
      "a level without a leg",
      () => ({ price: 30, orderQuantity: 1, renewal: { kind: "level", level: 3 } }),
      "invalid renewal.leg: undefined",
    ],
  ])("a user's function that decides nonsense is refused: %s", (_, mine, message) => {
    const policies = [{ kind: "userDefined" as const, name: "mine" }];
    expect(() => simulation({ ...scenario, policies }, { mine }).block(0, 1)).toThrow(message);
  });
});

/** Prices and quantities of the optimal plan on the paper's grid. */
const simulationPlan = (
  deterioration.solve(deterioration.example) as {
    readonly cycles: readonly { readonly price: number; readonly orderQuantity: number }[];
  }
).cycles;
