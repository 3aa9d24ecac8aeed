import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spotLevel } from "../../../src/models/sourcing/levels.ts";
import { GUIDES, spotGuide, walkedLevel } from "../../../src/models/sourcing/spotGuide.ts";

describe("spotGuide", () => {
  it("leads to the level that spotLevel finds by search, at random prices, at the steps' own and around them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: -30, max: 30 }),
        fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { maxLength: 30 }),
        (values, first, others) => {
          const prices = Float64Array.from(values).sort().reverse();
          const steps = { first, prices };
          const guide = spotGuide(steps);
          const near = values.flatMap((price) => [price, price - 1e-9, price + 1e-9]);
          for (const price of [...near, ...others]) {
            const expected = spotLevel(steps, price);
            expect(walkedLevel(guide, price)).toBe(expected);
            const place = (price - guide.low) * guide.scale;
            const cell = place > 0 ? Math.min(GUIDES, Math.floor(place)) : 0;
            const index = guide.index[cell]!;
            if (index >= 0) expect(first + index + Number(price < guide.below[cell]!)).toBe(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("leads there too where prices are a rounding apart, or so small that their cells have no width", () => {
    const ulp = 2 ** -48;
    for (const unit of [ulp, ulp / 64, Number.MIN_VALUE, 1e-310, 1e-306]) {
      for (const base of [0, 16, -16]) {
        const prices = Float64Array.from({ length: 9 }, (_, k) => base + unit * k * k).reverse();
        const steps = { first: -3, prices };
        const guide = spotGuide(steps);
        for (const price of [...prices, base + unit * 3, base + unit * 50, base - unit, base + 1, base - 1])
          expect(walkedLevel(guide, price), `${base} ${unit} ${price}`).toBe(spotLevel(steps, price));
      }
    }
  });

  it("has few crowded cells where steps are apart", () => {
    const prices = Float64Array.from({ length: 300 }, (_, k) => 16 - 0.04 * k);
    const { index } = spotGuide({ first: 0, prices });
    expect(index.filter((each) => each < 0).length).toBe(0);
  });
});
