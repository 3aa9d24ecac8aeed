import { describe, expect, it } from "vitest";
import printedDeterioration from "../../../experiments/published/deterioration.json" with { type: "json" };
import printedSourcing from "../../../experiments/published/sourcing.json" with { type: "json" };
import { equation3, equation5, reservationBegins } from "../../../src/experiment/published/readings.ts";

describe("equation3", () => {
  const readings = printedSourcing.tables345
    .filter(({ demandSd }) => demandSd > 0)
    .map(({ spotSd, demandSd, baseStockReservation }) => ({
      at: [spotSd, demandSd],
      printed: baseStockReservation,
      ...equation3({
        contractPrice: 8,
        reservationPrice: 0.5,
        holdingCost: 0.2,
        backorderCost: 8,
        demand: { mean: 10, sd: demandSd },
        spotPrice: { mean: 10, sd: spotSd },
      }),
    }));

  it("meets all printed R_B but for rounding when δ is the partial expectation, and not when it is conditional", () => {
    expect(readings).toHaveLength(15);
    for (const { printed, partial } of readings) expect(Math.abs(partial - printed)).toBeLessThan(1);
    const missed = readings.filter(({ printed, conditional }) => Math.abs(conditional - printed) >= 1);
    expect(missed.map(({ at, printed }) => [...at, printed])).toEqual([
      [1.5, 10, 14],
      [2, 10, 15],
    ]);
    const [, last] = missed;
    // Exponential demand of mean 10 has the quantile −10 ln(r/δ); δ/2 = φ(1) + Φ(1) = 1.083315, Φ(1) = 0.841345.
    expect(last!.partial).toBeCloseTo(-10 * Math.log(0.5 / (2 * 1.083315470587686)), 9);
    expect(last!.conditional).toBeCloseTo(
      -10 * Math.log((0.5 * 0.8413447460685429) / (2 * 1.083315470587686)),
      9,
    );
  });
});

describe("reservationBegins", () => {
  const problem = {
    contractPrice: 8,
    reservationPrice: 0.5,
    holdingCost: 0.2,
    backorderCost: 8,
    demand: { mean: 10, sd: 3 },
    spotPrice: { mean: 10, sd: 1 },
  };

  it("is 8.188 in the base case, 96.3 % of c + r, as far from c as a standard normal loss of r asks", () => {
    const mean = reservationBegins(problem);
    expect(mean).toBeCloseTo(8.188, 3);
    expect(mean / 8.5).toBeCloseTo(0.963, 3);
    const z = 8 - mean;
    const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
    let loss = 0;
    for (let t = z; t < z + 12; t += 1e-3) loss += (t + 5e-4 - z) * density(t + 5e-4) * 1e-3;
    expect(loss).toBeCloseTo(0.5, 6);
  });

  it("is c + r where the price does not move", () => {
    expect(reservationBegins({ ...problem, spotPrice: { mean: 10, sd: 0 } })).toBeCloseTo(8.5, 9);
  });
});

describe("equation5", () => {
  const { parameters, tableI } = printedDeterioration;
  const readings = tableI.map(({ i, k, replenishmentEnd, price, orderQuantity }) => {
    const cycle = { length: k - i, replenishmentTime: replenishmentEnd - i, price };
    return { orderQuantity, cycle, ...equation5(parameters, cycle) };
  });

  it("is the integral as printed, by a sum over small squares, and misses the paper's own Table I", () => {
    const { cycle, printed, orderQuantity } = readings.find(({ cycle }) => cycle.length === 3)!;
    const rate = parameters.deteriorationRate;
    const demand = parameters.demandIntercept - parameters.demandSlope * cycle.price;
    const steps = 400;
    const double = (
      time: number,
      integrand: (t: number, u: number) => number,
      from: (t: number) => number,
    ) => {
      let sum = 0;
      for (let a = 0; a < steps; a++) {
        const t = ((a + 0.5) * time) / steps;
        const [low, high] = [Math.min(from(t), t), Math.max(from(t), t)];
        for (let b = 0; b < steps; b++)
          sum += (integrand(t, low + ((b + 0.5) * (high - low)) / steps) * (high - low)) / steps;
      }
      return (sum * time) / steps;
    };
    const falling = cycle.length - cycle.replenishmentTime;
    const rising = double(
      cycle.replenishmentTime,
      (_, u) => Math.exp(rate * u),
      () => 0,
    );
    const sinking = double(
      falling,
      (t, u) => Math.exp(rate * (u - t)),
      () => falling,
    );
    const supplied = parameters.replenishmentRate - demand;
    expect(printed).toBeCloseTo(demand * 3 + supplied * rate * rising + demand * rate * sinking, 4);
    expect(printed - orderQuantity).toBeGreaterThan(0.03);
  });

  it("is P·x as meant, which all 55 printed quantities are within what j's rounding allows", () => {
    for (const { meant, orderQuantity } of readings)
      expect(Math.abs(meant - orderQuantity)).toBeLessThan(95 * 5e-5 + 5e-5);
    expect(readings.filter(({ printed, orderQuantity }) => Math.abs(printed - orderQuantity) < 5e-5)).toEqual(
      [],
    );
  });
});
