import { describe, expect, it } from "vitest";
import { NOWHERE, spotSteps, thresholds } from "../../../src/models/sourcing/costToGo.ts";
import { spotLevel } from "../../../src/models/sourcing/levels.ts";

/** G at levels 0 … 6 above two states of depth that go on in a straight line; slopes −8 −8 | −8 −5 −5 −2 0 3. */
const depth = 2;
const costToGo = Float64Array.of(60, 52, 44, 36, 31, 26, 24, 24, 27);

describe("thresholds", () => {
  const at = (contractPrice: number, ...prices: number[]) => {
    const spot = new Int32Array(prices.length);
    const contract = thresholds(costToGo, depth, contractPrice, Float64Array.from(prices), spot);
    return { contract, spot: Array.from(spot) };
  };

  it("finds the smallest minimiser of price · level + cost to go, also where several tie", () => {
    const brute = (price: number) => {
      const totals = Array.from(costToGo.subarray(depth), (cost, k) => price * k + cost);
      return depth + totals.indexOf(Math.min(...totals));
    };
    for (const price of [-3, -1, 0, 1, 2, 3, 4, 5, 6, 7]) {
      expect(at(5, price).spot, `price ${price}`).toEqual([brute(price)]);
    }
    expect(at(5, 2, 5).spot).toEqual([depth + 3, depth + 1]);
    expect(at(5, 2, 5).contract).toBe(depth + 1);
    expect(at(2, 1, 4).contract).toBe(depth + 3);
  });

  it("says NOWHERE where waiting is cheaper even at the lowest level", () => {
    expect(at(9, 5, 8, 9)).toEqual({ contract: NOWHERE, spot: [depth + 1, NOWHERE, NOWHERE] });
  });
});

describe("spotSteps", () => {
  it("gives off the lattice the level that thresholds give on it", () => {
    const steps = spotSteps(costToGo, depth, 10, 1);
    for (const [price, level] of [
      [-4, 16],
      [-1, 15],
      [0, 14],
      [1.9, 14],
      [2, 13],
      [5, 11],
      [7.9, 11],
      [8, 10],
    ] as const) {
      expect(spotLevel(steps, price), `price ${price}`).toBe(level);
    }
  });
});
