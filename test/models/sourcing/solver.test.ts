import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarser, MANY, refined, thinned } from "../../../src/models/sourcing/coarse.ts";
import { longConvolution } from "../../../src/models/sourcing/costToGo.ts";
import { fourSums, oneSum } from "../../../src/models/sourcing/directSums.ts";
import { evaluate } from "../../../src/models/sourcing/evaluation.ts";
import { expectedLosses } from "../../../src/models/sourcing/expectedLosses.ts";
import { extended } from "../../../src/models/sourcing/extended.ts";
import { Leap } from "../../../src/models/sourcing/leap.ts";
import { constantSteps, type Levels, NEVER, orderUpTo } from "../../../src/models/sourcing/levels.ts";
import { optimalReservation } from "../../../src/models/sourcing/optimal.ts";
import { type System, sourcingSystem } from "../../../src/models/sourcing/system.ts";
import { optimalOrdering } from "../../../src/models/sourcing/valueIteration.ts";
import { baseCase, problem, problems } from "./support.ts";

const random = fc.double({ min: -10, max: 10, noNaN: true });

describe("fourSums and oneSum", () => {
  it("are the sums of their definition", () => {
    fc.assert(
      fc.property(
        fc.array(random, { minLength: 1, maxLength: 40 }),
        fc.array(random, { minLength: 50, maxLength: 60 }),
        fc.nat(8),
        (weights, given, first) => {
          const chances = Float64Array.from(weights);
          const values = Float64Array.from(given);
          const out = new Float64Array(4);
          fourSums(chances, first, values, 44, out);
          for (let k = 0; k < 4; k++) {
            let sum = 0;
            for (let j = first; j < chances.length; j++) sum += chances[j]! * values[44 + k - j]!;
            expect(Math.abs(out[k]! - sum)).toBeLessThan(1e-11);
            expect(oneSum(chances, first, values, 44 + k)).toBe(sum);
          }
        },
      ),
    );
  });
});

describe("expectedLosses", () => {
  it("are the expectations of their definition, inside the range of demand and beyond it", () => {
    fc.assert(
      fc.property(problems, (data) => {
        const system = sourcingSystem(data, "paper");
        const { demandLow, demandHigh, demandProbabilities: chances } = system;
        const losses = expectedLosses(system);
        for (let level = demandLow - 5; level <= demandHigh + 5; level++) {
          const mean = (value: (left: number) => number) =>
            chances.reduce((sum, chance, i) => sum + chance * value(level - demandLow - i), 0);
          expect(losses.onHand(level)).toBeCloseTo(
            mean((left) => Math.max(0, left)),
            10,
          );
          expect(losses.short(level)).toBeCloseTo(
            mean((left) => Math.max(0, -left)),
            10,
          );
          expect(losses.covered(level)).toBeCloseTo(
            mean((left) => Number(left >= 0)),
            12,
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("Leap", () => {
  it("lands on the limit of errors that shrink by one factor", () => {
    const limit = Float64Array.of(3, -1, 7);
    const error = Float64Array.of(2, 5, -4);
    const iterate = limit.map((value, i) => value + error[i]!);
    const leap = new Leap(3);
    for (let n = 0; n < 4; n++) {
      for (let i = 0; i < 3; i++) iterate[i] = limit[i]! + (iterate[i]! - limit[i]!) * 0.6;
      leap.follow(iterate, Math.abs(iterate[1]! - limit[1]!));
    }
    iterate.forEach((value, i) => {
      expect(value).toBeCloseTo(limit[i]!, 12);
    });
  });

  it("leaves alone what shrinks by changing factors", () => {
    const leap = new Leap(1);
    let error = 1;
    for (const factor of [0.9, 0.5, 0.8, 0.3, 0.7, 0.2]) {
      error *= factor;
      const iterate = Float64Array.of(error);
      leap.follow(iterate, error);
      expect(iterate[0]).toBe(error);
    }
  });
});

describe("coarser and refined", () => {
  it("keep total, mean demand and costs per unit; straight values stay straight", () => {
    fc.assert(
      fc.property(problems, (data) => {
        const system = sourcingSystem(data, { base: "paper", demandStep: 0.25 });
        const coarse = coarser(system);
        const mean = coarse.demandProbabilities.reduce(
          (sum, chance, i) => sum + chance * (coarse.demandLow + i) * coarse.step,
          0,
        );
        expect(coarse.demandProbabilities.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
        expect(mean).toBeCloseTo(system.demandMean * system.step, 10);
        expect(coarse.holdingCost / coarse.step).toBeCloseTo(system.holdingCost / system.step, 10);
        expect(coarse.demandHigh - coarse.demandLow).toBe(coarse.demandProbabilities.length - 1);
      }),
      { numRuns: 30 },
    );
    const { low, relative } = refined({ low: -3, relative: Float64Array.of(5, 3, 1, -1), gain: 2 });
    expect([low, Array.from(relative)]).toEqual([-6, [5, 4, 3, 2, 1, 0, -1]]);
    const even = thinned({ low, relative, gain: 2 });
    expect([even.low, Array.from(even.relative), even.gain]).toEqual([-3, [5, 3, 1, -1], 2]);
    const odd = thinned({ low: -5, relative: Float64Array.of(5, 4, 3, 2, 1, 0), gain: 2 });
    expect([odd.low, Array.from(odd.relative)]).toEqual([-2, [4, 2, 0]]);
  });
});

describe("evaluate", () => {
  const spread = fc.integer({ min: -6, max: 40 });
  const levels = (
    system: System,
    contract: number,
    spots: readonly number[],
    reservation: number,
  ): Levels => ({
    reservation,
    contract,
    // Non-increasing in the price, and nothing at all bought at the highest.
    spot: Int32Array.from(system.prices, (_, j) =>
      j === system.prices.length - 1 ? NEVER : [...spots].sort((a, b) => b - a)[j % spots.length]!,
    ).sort((a, b) => b - a),
    contractFrom: system.contractFrom,
    steps: constantSteps(0),
  });

  it("finds for an order-up-to policy by its levels what it finds by asking state by state", () => {
    let compared = 0;
    fc.assert(
      fc.property(
        problems,
        spread,
        fc.array(spread, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 20 }),
        (data, contract, spots, reservation) => {
          const system = sourcingSystem(data, "paper");
          const chosen = levels(system, contract, spots, reservation);
          const asked = {
            reservation,
            order: (stock: number, price: number, order: Int32Array) =>
              orderUpTo(chosen, stock, price, order),
          };
          let theirs: ReturnType<typeof evaluate>;
          try {
            theirs = evaluate(system, asked);
          } catch (error) {
            expect(() => evaluate(system, chosen)).toThrow((error as Error).message);
            return;
          }
          const ours = evaluate(system, chosen);
          compared++;
          expect(ours.low).toBe(theirs.low);
          expect(ours.probabilities.length).toBe(theirs.probabilities.length);
          ours.probabilities.forEach((chance, i) => {
            expect(Math.abs(chance - theirs.probabilities[i]!)).toBeLessThan(1e-11);
          });
          const { costs: ourCosts, ...our } = ours.kpis;
          const { costs: theirCosts, ...their } = theirs.kpis;
          for (const [a, b] of [[our, their] as const, [ourCosts, theirCosts] as const]) {
            for (const [name, value] of Object.entries(a)) {
              const other = (b as { [name: string]: number })[name]!;
              expect(Math.abs(value - other), name).toBeLessThan(1e-9 * Math.max(1, Math.abs(other)));
            }
          }
        },
      ),
      { numRuns: 40, seed: 3 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});

describe("on fine lattices", () => {
  const fine = { base: "paper", demandStep: 0.05 } as const;

  it("value iteration by transforms costs what its levels cost in the stationary distribution", () => {
    for (const [data, reservation] of [
      [baseCase, 200],
      [problem({ holdingCost: 1, spotPrice: { mean: 8.5, sd: 1.5 } }), 120],
      [problem({ backorderCost: 2, demand: { mean: 12, sd: 4 } }), 260],
    ] as const) {
      const system = sourcingSystem(data, fine);
      expect(longConvolution(system)).toBeDefined();
      const ordering = optimalOrdering(system, reservation);
      expect(evaluate(system, ordering.levels).kpis.averageCost).toBeCloseTo(ordering.averageCost, 6);
    }
  });

  it("values cut off above are continued to nearly what they were, wherever the cut, and straight below", () => {
    const system = sourcingSystem(baseCase, fine);
    const { values } = optimalOrdering(system, 200);
    const { low, relative, gain } = values;
    const range = Math.max(...relative) - Math.min(...relative);
    const slope = relative[1]! - relative[0]!;
    for (const from of [0, 1]) {
      for (const to of [1500, 1501]) {
        const start = { low: low + from, relative: relative.slice(from, to), gain };
        const found = extended(start, low - 3, relative.length + 3, system);
        for (const k of [1, 2, 3]) expect(found[3 - k]).toBeCloseTo(relative[0]! - k * slope, 9);
        relative.forEach((value, i) => {
          // What is left out is that at the rarest prices something is bought even there.
          expect(Math.abs(found[3 + i]! - value)).toBeLessThan(i < to ? 1e-9 : 1e-4 * range);
        });
      }
    }
  });

  it("value iteration by transforms orders up to what the Bellman equation asks for, summed plainly", () => {
    for (const [data, reservation] of [
      [baseCase, 200],
      [problem({ holdingCost: 0.1, spotPrice: { mean: 8.5, sd: 2 }, demand: { mean: 10, sd: 8 } }), 120],
    ] as const) {
      const system = sourcingSystem(data, fine);
      const { levels, values } = optimalOrdering(system, reservation);
      const { low, relative } = values;
      const costToGo = (level: number) => {
        let cost = 0;
        system.demandProbabilities.forEach((chance, i) => {
          const left = level - system.demandLow - i;
          const now = left > 0 ? system.holdingCost * left : -system.backorderCost * left;
          cost += chance * (now + relative[left - low]!);
        });
        return cost;
      };
      const top = low + relative.length - 1;
      const costs = new Map<number, number>();
      for (let level = low + system.demandHigh; level <= top; level++) costs.set(level, costToGo(level));
      const least = (price: number) => {
        let [best, cost] = [Number.NaN, Number.POSITIVE_INFINITY];
        for (const [level, ahead] of costs) {
          if (price * level + ahead < cost - 1e-9) [best, cost] = [level, price * level + ahead];
        }
        return best;
      };
      expect(least(system.contractPrice)).toBe(levels.contract);
      for (let j = 0; j < system.prices.length; j += 7) {
        expect(least(system.stepPrices[j]!), `price ${system.prices[j]}`).toBe(levels.spot[j]);
      }
    }
  });

  it("the reservation found by way of coarser lattices is better than its neighbours, the smallest of ties", () => {
    fc.assert(
      fc.property(problems, (data) => {
        const system = sourcingSystem(data, { base: "paper", demandStep: 0.1 });
        if (system.demandProbabilities.length <= MANY) return;
        const best = optimalReservation(system);
        const { reservation } = best.levels;
        const cost = (r: number) => optimalOrdering(system, r).averageCost;
        const least = cost(reservation);
        expect(best.averageCost).toBeCloseTo(least, 6);
        const tie = 2e-9 * Math.max(1, Math.abs(least));
        for (const [step, slack] of [
          [-1, 0],
          [-7, 0],
          [1, tie],
          [7, tie],
        ] as const) {
          const other = reservation + step;
          if (other < 0 || other > system.demandHigh) continue;
          expect(cost(other), `${reservation} ${step}`).toBeGreaterThan(least - slack);
        }
      }),
      { numRuns: 8, seed: 5 },
    );
  });
});
