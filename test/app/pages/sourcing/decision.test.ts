import { describe, expect, it } from "vitest";
import { type Decision, explained, instead } from "../../../../src/app/pages/sourcing/replay/decision.ts";
import type { SourcingPolicySolution } from "../../../../src/models/sourcing/results.ts";

const optimal: SourcingPolicySolution = { kind: "optimal", reservation: 10 };

function words(decision: Partial<Decision>): string {
  return explained({
    policy: optimal,
    contractPrice: 8,
    spotPrice: 10,
    stock: 5,
    contractQuantity: 0,
    spotQuantity: 0,
    ...decision,
  });
}

describe("explained(decision)", () => {
  it.each<[string, Partial<Decision>, string]>([
    [
      "buying ahead",
      { spotPrice: 7.4, stock: 18, spotQuantity: 23 },
      "price 7.4 is below the contract’s 8: buys 23 on the spot market, up to 41",
    ],
    [
      "both sources",
      { spotPrice: 9.514, stock: 4.12, contractQuantity: 10, spotQuantity: 0.88 },
      "price 9.51 is above the contract’s 8: takes 10 from the contract (all that is reserved) and 0.9 on the spot market, up to 15",
    ],
    [
      "the whole reservation and no more",
      { stock: 3, contractQuantity: 10 },
      "price 10 is above the contract’s 8: takes 10 from the contract (all that is reserved), up to 13; more at the spot price is not worth it",
    ],
    [
      "less than the reservation",
      { stock: 15, contractQuantity: 6 },
      "price 10 is above the contract’s 8: takes 6 from the contract, up to 21",
    ],
    ["enough", { stock: 22 }, "price 10 is above the contract’s 8: with 22 in stock it buys nothing"],
    [
      "enough although cheap",
      { spotPrice: 7, stock: 66 },
      "price 7 is below the contract’s 8, but with 66 in stock nothing more is worth buying: buys nothing",
    ],
    [
      "the contract's own price",
      { spotPrice: 8, stock: 15, contractQuantity: 6 },
      "price 8 is the contract’s own: takes 6 from the contract, up to 21",
    ],
    [
      "owing units",
      { stock: -3, contractQuantity: 10, spotQuantity: 6 },
      "price 10 is above the contract’s 8: takes 10 from the contract (all that is reserved) and 6 on the spot market, up to 13",
    ],
    [
      "no contract",
      { policy: { kind: "spotOnly", reservation: 0 }, spotQuantity: 9 },
      "no contract, price 10: buys 9 on the spot market, up to 14",
    ],
    [
      "no contract and enough",
      { policy: { kind: "spotOnly", reservation: 0 }, stock: 30 },
      "no contract, price 10: with 30 in stock nothing more is worth buying, so it buys nothing",
    ],
    [
      "base stock",
      {
        policy: { kind: "baseStock", reservation: 12, baseStock: 17 },
        spotPrice: 7.57,
        stock: 3.9,
        spotQuantity: 13.1,
      },
      "price 7.57 is below the contract’s 8: buys 13.1 on the spot market, up to 17 as at any price",
    ],
    [
      "base stock with enough",
      { policy: { kind: "baseStock", reservation: 12, baseStock: 17 }, stock: 17 },
      "has 17 in stock, at least its 17: buys nothing",
    ],
    [
      "the contract alone, short of its level",
      { policy: { kind: "contractOnly", reservation: 12, baseStock: 20 }, contractQuantity: 12 },
      "buys 12 from the contract (all that is reserved), up to 17, 3 short of its level; it never buys on the spot market",
    ],
  ])("%s", (_, decision, said) => {
    expect(words(decision)).toBe(said);
  });
});

describe("instead(contract, spot, reservation)", () => {
  it("says what another would have bought", () => {
    expect(instead(12, 0.9, 12)).toBe(
      "bought 12 from the contract (all that is reserved) and 0.9 on the spot market",
    );
    expect(instead(0, 0, 12)).toBe("bought nothing");
  });
});
