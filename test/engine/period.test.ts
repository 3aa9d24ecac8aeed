import { describe, expect, it } from "vitest";
import { runPeriods, type Stage } from "../../src/engine/period.ts";
import { Trace } from "../../src/engine/trace.ts";

interface Shop {
  stock: number;
  due: number;
  sold: number;
}

const STAGES: Stage<Shop>[] = [
  { name: "order", run: (shop) => (shop.due = shop.stock < 3 ? 4 : 0) },
  { name: "receive", run: (shop) => (shop.stock += shop.due) },
  { name: "demand", run: (shop, period) => (shop.stock -= period) },
  {
    name: "account",
    run: (shop, period, measured) => {
      if (measured) shop.sold += period;
      return measured;
    },
  },
];

describe("runPeriods(stages, state, { warmUp, periods, trace })", () => {
  it("runs every stage once a period, in the order given, and marks the warm-up", () => {
    const trace = new Trace();
    const shop: Shop = { stock: 2, due: 0, sold: 0 };
    runPeriods(STAGES, shop, { warmUp: 1, periods: 2, trace });
    expect(trace.entries.map(({ time, event, payload }) => `${time} ${event} ${payload}`)).toEqual([
      "1 order 4",
      "1 receive 6",
      "1 demand 5",
      "1 account false",
      "2 order 0",
      "2 receive 5",
      "2 demand 3",
      "2 account true",
      "3 order 0",
      "3 receive 3",
      "3 demand 0",
      "3 account true",
    ]);
    expect(shop).toEqual({ stock: 0, due: 0, sold: 5 });
  });

  it("does the same without a trace, and nothing for no periods", () => {
    const shop: Shop = { stock: 2, due: 0, sold: 0 };
    runPeriods(STAGES, shop, { warmUp: 0, periods: 0 });
    expect(shop).toEqual({ stock: 2, due: 0, sold: 0 });
    runPeriods(STAGES, shop, { warmUp: 1, periods: 2 });
    expect(shop).toEqual({ stock: 0, due: 0, sold: 5 });
  });

  it("adds 5 in each of three periods", () => {
    const stock = { units: 0 };
    runPeriods([{ name: "receive", run: (state) => (state.units += 5) }], stock, { warmUp: 0, periods: 3 });
    expect(stock.units).toBe(15);
  });

  it("throws RangeError on numbers of periods that are not whole numbers ≥ 0, before anything runs", () => {
    const shop: Shop = { stock: 2, due: 0, sold: 0 };
    for (const wrong of [-1, 1.5, Number.NaN, Infinity]) {
      expect(() => runPeriods(STAGES, shop, { warmUp: wrong, periods: 1 })).toThrow(/^invalid warmUp: .*; /);
      expect(() => runPeriods(STAGES, shop, { warmUp: 1, periods: wrong })).toThrow(/^invalid periods: .*; /);
    }
    expect(shop.stock).toBe(2);
  });
});
