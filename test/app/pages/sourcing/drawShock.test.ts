import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { block, isNone, moved, peakOf, stroked } from "../../../../src/app/pages/sourcing/lab/drawShock.ts";
import { SHOWN } from "../../../../src/app/pages/sourcing/lab/labState.ts";

const calm = new Float64Array(SHOWN).fill(10);
const none = { start: 0, heights: [] };

describe("stroked(shock, from, to, spotPrice)", () => {
  it("takes the price to the pen along the straight line between two places", () => {
    const drawn = stroked(none, { period: 20, price: 12 }, { period: 24, price: 14 }, calm);
    expect(drawn).toEqual({ start: 20, heights: [2, 2.5, 3, 3.5, 4] });
    expect(stroked(none, { period: 24, price: 14 }, { period: 20, price: 12 }, calm)).toEqual(drawn);
  });

  it("draws over what is there, fills gaps with no change, and can take it away again", () => {
    const first = { start: 20, heights: [2, 2] };
    const second = stroked(first, { period: 23, price: 9 }, { period: 23, price: 9 }, calm);
    expect(second).toEqual({ start: 20, heights: [2, 2, 0, -1] });
    const over = stroked(second, { period: 20, price: 10 }, { period: 23, price: 10 }, calm);
    expect(isNone(over)).toBe(true);
  });

  it("never leaves the periods on show, whatever the strokes", () => {
    const touch = fc.record({
      period: fc.integer({ min: 0, max: SHOWN - 1 }),
      price: fc.double({ min: 0, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(touch, { minLength: 2, maxLength: 20 }), (touches) => {
        let shock: ReturnType<typeof stroked> = none;
        for (let i = 1; i < touches.length; i++) shock = stroked(shock, touches[i - 1]!, touches[i]!, calm);
        expect(shock.start).toBeGreaterThanOrEqual(0);
        expect(shock.start + shock.heights.length).toBeLessThanOrEqual(SHOWN);
        const last = touches.at(-1)!;
        const height = shock.heights[last.period - shock.start] ?? 0;
        expect(Math.abs(height - (last.price - 10))).toBeLessThan(0.0501);
      }),
    );
  });
});

describe("block(start, length, height) and moved(shock, start)", () => {
  it("keep within the periods on show", () => {
    expect(block(98, 10, 3.14)).toEqual({ start: 98, heights: [3.1, 3.1] });
    expect(block(-5, 0, -1)).toEqual({ start: 0, heights: [-1] });
    expect(moved({ start: 3, heights: [1, 2, 3] }, 98)).toEqual({ start: 98, heights: [1, 2] });
    expect(peakOf({ start: 0, heights: [1, -4, 2] })).toBe(-4);
  });
});
