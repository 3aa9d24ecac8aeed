import { describe, expect, it } from "vitest";
import { hedgeFinding } from "../../../../src/app/pages/sourcing/lab/hedgeWords.ts";

function curve(rows: readonly (readonly [value: number, reservation: number, boughtAhead: number])[]) {
  return rows.map(([value, reservation, boughtAhead]) => ({
    value,
    reservation,
    boughtAhead,
    averageCost: 90,
  }));
}

describe("hedgeFinding(parameter, points)", () => {
  it("finds where more uncertainty means less reservation, and shades it", () => {
    const found = hedgeFinding(
      "priceDeviation",
      curve([
        [0, 10, 2],
        [0.5, 11, 2],
        [1, 11, 2.8],
        [2, 8, 23],
        [3, 2, 58],
      ]),
    );
    expect(found.text).toContain(
      "More uncertainty, less reservation: beyond about σₚ = 1 R* falls from 11 to 2 while stock bought ahead grows from 2.8 to 58 units.",
    );
    expect(found.shaded).toMatchObject({ from: 1, to: 3 });
  });

  it("does not claim it where R* rises to the end", () => {
    const found = hedgeFinding(
      "priceDeviation",
      curve([
        [0, 9, 2],
        [1, 8, 3],
        [2, 10, 3],
        [3, 12, 4],
      ]),
    );
    expect(found.shaded).toBeUndefined();
    expect(found.text).toBe(
      "From σₚ = 0 to 3 R* rises from 9 to 12: stock bought ahead grows from 2.0 to 4.0 units.",
    );
  });

  it("tells one hedge from the other as they trade places, and where reserving ends", () => {
    const found = hedgeFinding(
      "reservationPrice",
      curve([
        [0.05, 13, 0.7],
        [1, 9, 3.9],
        [1.5, 0, 20],
        [3, 0, 20],
      ]),
    );
    expect(found.text).toBe(
      "From r = 0.05 to 3 R* falls from 13 to 0 and the other hedge steps in: stock bought ahead grows from 0.7 to 20 units. Between r = 1 and 1.5 it stops being worth reserving anything.",
    );
  });

  it("says so where nothing changes", () => {
    const same = curve([
      [0.1, 0, 5],
      [2, 0, 3],
    ]);
    expect(hedgeFinding("holdingCost", same).text).toBe(
      "R* stays at 0 over the whole range; stock bought ahead shrinks from 5.0 to 3.0 units.",
    );
    expect(hedgeFinding("holdingCost", []).text).toBe("");
  });
});
