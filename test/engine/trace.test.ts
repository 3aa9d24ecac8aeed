import { describe, expect, it } from "vitest";
import { Trace } from "../../src/engine/trace.ts";

describe("Trace(limit)", () => {
  it("keeps the first entries in the order recorded and counts the others", () => {
    const trace = new Trace(2);
    trace.record(1, "arrive", { customer: 7 });
    trace.record(1, "start");
    trace.record(2, "finish");
    expect(trace.entries).toEqual([
      { time: 1, event: "arrive", payload: { customer: 7 } },
      { time: 1, event: "start", payload: undefined },
    ]);
    expect(trace.omitted).toBe(1);
  });

  it("throws RangeError on a limit that is not a whole number ≥ 0", () => {
    for (const limit of [-1, 0.5, Number.NaN, Infinity]) {
      expect(() => new Trace(limit)).toThrow(/^invalid limit: .*; /);
    }
    expect(new Trace(0).entries).toEqual([]);
  });
});
