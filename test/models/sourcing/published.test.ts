import { describe, expect, it } from "vitest";
import published from "../../../experiments/published/sourcing.json" with { type: "json" };
import { solved } from "./support.ts";

const percent = (gap: number | undefined) => 100 * gap!;

describe("solve, base case, paper lattice", () => {
  const { optimal, baseStock } = solved();

  it("gives R* = 10, S_L = 21, Z* = 87.3100, E(I) = 9.306, contract share 91.29 %", () => {
    expect(optimal.reservation).toBe(10);
    expect(optimal.orderUpToContract).toBe(21);
    expect(optimal.exact!.averageCost).toBeCloseTo(87.31, 4);
    expect(optimal.exact!.averageNetInventory).toBeCloseTo(9.306, 3);
    expect(optimal.exact!.contractShare).toBeCloseTo(0.9129, 4);
    expect(optimal.orderUpToSpot!.find(({ spotPrice }) => spotPrice === 7)!.level).toBe(66);
  });

  it("gives base stock 12/17 with 88.4539, 7.010, 94.46 % and a gap of 1.310 %", () => {
    expect([baseStock.reservation, baseStock.baseStock]).toEqual([12, 17]);
    expect(baseStock.exact!.averageCost).toBeCloseTo(88.4539, 4);
    expect(baseStock.exact!.averageNetInventory).toBeCloseTo(7.01, 3);
    expect(baseStock.exact!.contractShare).toBeCloseTo(0.9446, 4);
    expect(percent(baseStock.costGap)).toBeCloseTo(1.31, 3);
  });
});

describe("solve, base case, other lattices", () => {
  it("gives 87.3817, 9.032, 92.27 %, S_S(7) = 67 and 88.4708, 94.63 %, 1.246 % with pdf price weights", () => {
    const { optimal, baseStock } = solved({}, { base: "paper", priceWeights: "pdf" });
    expect([optimal.reservation, optimal.orderUpToContract]).toEqual([10, 21]);
    expect(optimal.exact!.averageCost).toBeCloseTo(87.3817, 4);
    expect(optimal.exact!.averageNetInventory).toBeCloseTo(9.032, 3);
    expect(optimal.exact!.contractShare).toBeCloseTo(0.9227, 4);
    expect(optimal.orderUpToSpot!.find(({ spotPrice }) => spotPrice === 7)!.level).toBe(67);
    expect(baseStock.exact!.averageCost).toBeCloseTo(88.4708, 4);
    expect(baseStock.exact!.contractShare).toBeCloseTo(0.9463, 4);
    expect(percent(baseStock.costGap)).toBeCloseTo(1.246, 3);
  });

  it("gives 87.4726, 10, 21, 9.255, 89.58 % and 88.6074, 12/17, 7.000, 93.04 % on the fine lattice", () => {
    const { optimal, baseStock } = solved({}, "fine");
    expect([optimal.reservation, optimal.orderUpToContract]).toEqual([10, 21]);
    expect(optimal.exact!.averageCost).toBeCloseTo(87.4726, 4);
    expect(optimal.exact!.averageNetInventory).toBeCloseTo(9.255, 3);
    expect(optimal.exact!.contractShare).toBeCloseTo(0.8958, 4);
    expect([baseStock.reservation, baseStock.baseStock]).toEqual([12, 17]);
    expect(baseStock.exact!.averageCost).toBeCloseTo(88.6074, 4);
    expect(baseStock.exact!.averageNetInventory).toBeCloseTo(7.0, 3);
    expect(baseStock.exact!.contractShare).toBeCloseTo(0.9304, 4);
  });
});

describe("solve, Tables 3–5, paper lattice", () => {
  const cells = published.tables345.map((cell) => ({
    cell,
    ...solved({ demand: { mean: 10, sd: cell.demandSd }, spotPrice: { mean: 10, sd: cell.spotSd } }),
  }));

  it("reproduces 20 of 20 optimal and 20 of 20 base-stock reservations of Table 3", () => {
    expect(cells.map(({ optimal }) => optimal.reservation)).toEqual(
      cells.map(({ cell }) => cell.optimalReservation),
    );
    expect(cells.map(({ baseStock }) => baseStock.reservation)).toEqual(
      cells.map(({ cell }) => cell.baseStockReservation),
    );
  });

  it("reproduces 15 of 20 gaps of Table 4 within 0.05 points and all within 0.08; the five as specified", () => {
    const misses = cells.map(({ cell, baseStock }) =>
      Math.abs(percent(baseStock.costGap) - cell.relativeCostDeviationPercent),
    );
    expect(misses.filter((miss) => miss <= 0.05 + 1e-9)).toHaveLength(15);
    expect(Math.max(...misses)).toBeLessThan(0.08);
    const gap = (spotSd: number, demandSd: number) =>
      percent(
        cells.find(({ cell }) => cell.spotSd === spotSd && cell.demandSd === demandSd)!.baseStock.costGap,
      );
    expect(gap(1.5, 0)).toBeCloseTo(1.776, 3);
    expect(gap(1.5, 6)).toBeCloseTo(4.963, 3);
    expect(gap(2, 3)).toBeCloseTo(7.664, 3);
    expect(gap(2, 6)).toBeCloseTo(9.873, 3);
    expect(gap(2, 10)).toBeCloseTo(12.556, 3);
  });

  it("reproduces 37 of 40 average inventories of Table 5; the others are 29.90, 39.29, 54.38", () => {
    const pairs = cells.flatMap(({ cell, optimal, baseStock }) => [
      { printed: cell.optimalAverageInventory, ours: optimal.exact!.averageNetInventory },
      { printed: cell.baseStockAverageInventory, ours: baseStock.exact!.averageNetInventory },
    ]);
    const off = pairs.filter(({ printed, ours }) => Math.abs(printed - ours) > 0.5 + 1e-6);
    expect(off).toHaveLength(3);
    expect(off.map(({ ours }) => Math.round(ours * 100) / 100)).toEqual([29.9, 39.29, 54.38]);
  });
});

describe("solve, shapes of Figures 1–3, paper lattice", () => {
  const point = (changes: Parameters<typeof solved>[0]) => {
    const { optimal, baseStock } = solved(changes);
    return [
      optimal.reservation,
      baseStock.reservation,
      Math.round(percent(baseStock.costGap) * 100) / 100,
      Math.round(optimal.exact!.averageNetInventory * 10) / 10,
      Math.round(baseStock.exact!.averageNetInventory * 10) / 10,
    ];
  };

  it.each([
    [0.1, [13, 15, 0.46, 7.4, 7.0]],
    [1, [9, 10, 1.93, 10.1, 7.0]],
    [1.3, [5, 9, 2.43, 16.6, 7.0]],
    [2, [0, 4, 7.45, 27.1, 7.0]],
  ])("at reservation price %f gives the reference point", (reservationPrice, expected) => {
    expect(point({ reservationPrice })).toEqual(expected);
  });

  it.each([
    [0.05, [9, 12, 2.4, 29.1, 9.0]],
    [0.5, [11, 12, 0.84, 6.1, 5.0]],
    [2, [11, 12, 0.46, 2.5, 2.0]],
  ])("at holding cost %f gives the reference point", (holdingCost, expected) => {
    expect(point({ holdingCost })).toEqual(expected);
  });

  it.each([
    [8, [0, 0, 9.48, 27.1, 7.0]],
    [9, [5, 10, 3.24, 20.1, 7.0]],
    [11, [11, 13, 1.36, 8.3, 7.0]],
    [12, [11, 13, 1.54, 8.2, 7.0]],
  ])("at mean spot price %f gives the reference point", (mean, expected) => {
    expect(point({ spotPrice: { mean, sd: 1 } })).toEqual(expected);
  });

  it("lets R* fall to 0 between r = 1.343 and 1.345, and at 1.3825 with pdf weights or on the fine lattice", () => {
    expect(solved({ reservationPrice: 1.343 }).optimal.reservation).toBeGreaterThan(0);
    expect(solved({ reservationPrice: 1.345 }).optimal.reservation).toBe(0);
    const pdf = { base: "paper", priceWeights: "pdf" } as const;
    expect(solved({ reservationPrice: 1.382 }, pdf).optimal.reservation).toBeGreaterThan(0);
    expect(solved({ reservationPrice: 1.384 }, pdf).optimal.reservation).toBe(0);
    expect(solved({ reservationPrice: 1.381 }, "fine").optimal.reservation).toBeGreaterThan(0);
    expect(solved({ reservationPrice: 1.384 }, "fine").optimal.reservation).toBe(0);
  });
});
