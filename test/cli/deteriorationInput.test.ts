import { expect, test } from "vitest";
import { commandLine } from "./support.ts";

const { file, hedgerow } = commandLine();

const problem = {
  demandIntercept: 50,
  demandSlope: 0.9,
  netDiscountRate: 0.1,
  deteriorationRate: 0.05,
  holdingCost: 0.5,
  purchaseCost: 8,
  orderingCost: 100,
  horizon: 10,
  replenishmentRate: 95,
  leadTime: 0.5,
};
const scenario = { version: 1, model: "deterioration", pricing: "optimal", boundaries: { step: 1 }, problem };
const with_ = (changes: object, further: object = {}) => ({
  ...scenario,
  ...further,
  problem: { ...problem, ...changes },
});

/** The specification's inputs that make no sense; each file with the faults it must give, in any order. */
const senseless: readonly (readonly [title: string, content: object | string, faults: readonly RegExp[]])[] =
  [
    [
      "a, b, P, H at or below 0",
      with_({ demandIntercept: 0, demandSlope: -0.9, replenishmentRate: 0, horizon: -10 }),
      [
        /problem\.demandIntercept: invalid demandIntercept: 0; /,
        /problem\.demandSlope: invalid demandSlope: -0\.9; /,
        /problem\.replenishmentRate: invalid replenishmentRate: 0; /,
        /problem\.horizon: invalid horizon: -10; /,
      ],
    ],
    [
      "h, c, A, λ, Lt below 0",
      with_({
        holdingCost: -0.5,
        purchaseCost: -8,
        orderingCost: -100,
        deteriorationRate: -0.05,
        leadTime: -0.5,
      }),
      [
        /problem\.holdingCost: invalid holdingCost: -0\.5; /,
        /problem\.purchaseCost: invalid purchaseCost: -8; /,
        /problem\.orderingCost: invalid orderingCost: -100; /,
        /problem\.deteriorationRate: invalid deteriorationRate: -0\.05; /,
        /problem\.leadTime: invalid leadTime: -0\.5; /,
      ],
    ],
    ["a step of 0", with_({}, { boundaries: { step: 0 } }), [/boundaries\.step: invalid step: 0; /]],
    [
      "a step that does not divide the horizon",
      with_({}, { boundaries: { step: 3 } }),
      [/boundaries\.step: invalid step: 3; a step that divides the horizon 10/],
    ],
    [
      "no price above the purchase cost, where the optimal one is asked for",
      with_({ purchaseCost: 60 }),
      [/problem\.purchaseCost: invalid purchaseCost: 60; below demandIntercept\/demandSlope/],
    ],
    [
      "decay and discounting that overflow",
      with_({ deteriorationRate: 71, netDiscountRate: -71 }),
      [
        /problem\.deteriorationRate: invalid deteriorationRate: 71; /,
        /problem\.netDiscountRate: invalid netDiscountRate: -71; /,
      ],
    ],
    [
      "what is not finite, and null where it has no meaning",
      "version: 1\nmodel: deterioration\nproblem:\n  horizon: .inf\n  holdingCost: .nan\n  demandSlope: null\n",
      [
        /:4:3 problem\.horizon: invalid horizon: Infinity; /,
        /:5:3 problem\.holdingCost: invalid holdingCost: NaN; /,
        /:6:3 problem\.demandSlope: invalid demandSlope: null; /,
      ],
    ],
    [
      "nothing but infeasible cycles",
      with_({ replenishmentRate: 1 }, { pricing: "published" }),
      [/problem\.horizon: invalid horizon: 10; no sequence of feasible cycles covers the horizon; /],
    ],
  ];

test.each(senseless)("solve refuses %s, a line per fault", async (title, content, faults) => {
  const name = `${title.replace(/\W+/g, "-")}.${typeof content === "string" ? "yaml" : "json"}`;
  const { status, stdout, stderr } = await hedgerow(["solve", file(name, content), "--json"]);
  expect({ status, stdout }, stderr).toEqual({ status: 2, stdout: "" });
  const lines = stderr.trimEnd().split("\n");
  for (const fault of faults) expect(lines.filter((line) => fault.test(line))).toHaveLength(1);
  expect(lines.length).toBe(faults.length);
});

test("R below 0, instantaneous replenishment and a candidate cycle shorter than the lead time are allowed", async () => {
  const name = file(
    "allowed.json",
    with_({ netDiscountRate: -0.05, replenishmentRate: null, leadTime: 1.5 }),
  );
  const { status, stdout } = await hedgerow(["solve", name, "--json", "--table"]);
  expect(status).toBe(0);
  const { totalProfit, table } = JSON.parse(stdout) as {
    totalProfit: number;
    table: { start: number; end: number; infeasible?: string }[];
  };
  expect(totalProfit).toBeGreaterThan(0);
  expect(table).toHaveLength(55);
  for (const { start, end, infeasible } of table) {
    if (end - start < 1.5) expect(infeasible).toMatch(/below the lead time 1\.5/);
    else expect(infeasible).toBeUndefined();
  }
});
