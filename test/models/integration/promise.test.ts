import { describe, expect, it } from "vitest";
import { promise, RunningQuantile, snapshotPromise } from "../../../src/models/integration/promise.ts";
import { Stream } from "../../../src/random/stream.ts";

const base = {
  now: 10,
  quantity: 8,
  backlog: 0,
  onHand: 20,
  receipts: [
    { time: 12, quantity: 5 },
    { time: 14, quantity: 5 },
  ],
  productionDays: 5,
  capacity: 4,
  disrupted: false,
  entryAllowance: 0.5,
  outboundAllowance: 3,
};

describe("promise", () => {
  it("promise with free stock is entry and outbound time", () => {
    expect(promise(base)).toBe(13.5);
  });
  it("promise waits for the receipt that covers the order and those before it", () => {
    expect(promise({ ...base, onHand: 0 })).toBe(17);
    expect(promise({ ...base, onHand: 4, backlog: 1 })).toBe(15);
  });
  it("promise beyond all receipts waits for new production, longer in a known disruption", () => {
    const short = { ...base, onHand: 0, backlog: 6 };
    expect(promise(short)).toBe(14 + 5 + 1 + 4 / 4 + 3);
    expect(promise({ ...short, disrupted: true })).toBe(promise(short) + 3);
  });
});

describe("snapshotPromise", () => {
  it("snapshotPromise counts stock that just suffices as enough", () => {
    expect(snapshotPromise(1, 8, 8, 5, 10)).toBe(6);
    expect(snapshotPromise(1, 8, 7, 5, 10)).toBe(11);
  });
});

describe("RunningQuantile", () => {
  it("RunningQuantile settles at the quantile of what it sees", () => {
    const stream = new Stream([1, 2, 3, 4]);
    const quantile = new RunningQuantile(3, 0.93, 0.002);
    let above = 0;
    for (let i = 0; i < 60_000; i++) {
      const value = stream.uniform();
      quantile.update(value);
      if (i >= 20_000 && value > quantile.value) above++;
    }
    expect(quantile.value).toBeCloseTo(0.93, 1);
    expect(above / 40_000).toBeCloseTo(0.07, 2);
  });
});
