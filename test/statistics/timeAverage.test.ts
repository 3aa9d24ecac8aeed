import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TimeAverage } from "../../src/statistics/timeAverage.ts";

describe("TimeAverage(time, value)", () => {
  it("averages a step function by hand", () => {
    const stock = new TimeAverage(0, 4);
    stock.change(3, 1);
    expect(stock.average(4)).toBe(3.25);
    expect(stock.value).toBe(1);
    expect(stock.average(12)).toBe((12 + 9) / 12);
  });

  it("is the present value over an empty span; the last of several at one time counts", () => {
    const stock = new TimeAverage(5, 2);
    stock.change(5, 9);
    expect(stock.average(5)).toBe(9);
    expect(stock.average(6)).toBe(9);
  });

  it("reset(time) forgets the past and keeps the value", () => {
    const stock = new TimeAverage(0, 100);
    stock.change(2, 3);
    stock.reset(4);
    stock.change(5, 1);
    expect(stock.average(6)).toBe(2);
  });

  it("is the sum over unit steps for any whole-number path, asked in between or not", () => {
    const path = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -9, max: 9 }), fc.boolean()), {
      minLength: 1,
    });
    fc.assert(
      fc.property(path, (changes) => {
        const average = new TimeAverage(0, 0);
        const units: number[] = [];
        let value = 0;
        for (const [span, next, ask] of changes) {
          for (let k = 0; k < span; k++) units.push(value);
          average.change(units.length, next);
          value = next;
          if (ask) average.average(units.length);
        }
        units.push(value);
        const expected = units.reduce((sum, unit) => sum + unit, 0) / units.length;
        expect(average.average(units.length)).toBeCloseTo(expected, 12);
      }),
      { seed: 22 },
    );
  });

  it("throws RangeError when time runs backwards or is NaN", () => {
    const stock = new TimeAverage(5, 2);
    for (const time of [4, Number.NaN]) {
      expect(() => stock.change(time, 1)).toThrow(/^invalid time: .*; a time ≥ the last one \(5\)/);
      expect(() => stock.average(time)).toThrow(RangeError);
      expect(() => stock.reset(time)).toThrow(RangeError);
    }
  });
});
