import fc from "fast-check";
import type { DeteriorationProblem } from "../../../src/models/deterioration/problem.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** 0 or anything from tiny to large, evenly over the orders of magnitude. */
const rate = (max: number) =>
  fc.oneof(
    fc.constant(0),
    between(-12, Math.log10(max)).map((power) => 10 ** power),
    between(0, max),
  );

/** Problems of every kind: slow, fast and instantaneous replenishment, no and fast decay, inflation. */
export const problems: fc.Arbitrary<DeteriorationProblem> = fc
  .record({
    demandIntercept: between(5, 200),
    choke: between(5, 100),
    netDiscountRate: fc.oneof(rate(0.6), between(-0.3, 0)),
    deteriorationRate: rate(0.8),
    holdingCost: rate(5),
    costShare: between(0, 0.9),
    orderingCost: rate(500),
    horizon: between(1, 12),
    replenishment: fc.oneof(fc.constant(null), between(0.05, 4)),
    leadTime: fc.constant(0),
  })
  .map(({ choke, costShare, replenishment, demandIntercept, ...rest }) => ({
    ...rest,
    demandIntercept,
    demandSlope: demandIntercept / choke,
    purchaseCost: costShare * choke,
    replenishmentRate: replenishment === null ? null : replenishment * demandIntercept,
  }));

/** Long cycles of fast decay, where W has two maxima. */
export const harshProblems: fc.Arbitrary<DeteriorationProblem> = fc
  .tuple(problems, between(0.2, 0.8), between(0, 0.3), between(5, 12))
  .map(([problem, deteriorationRate, netDiscountRate, horizon]) => ({
    ...problem,
    deteriorationRate,
    netDiscountRate,
    horizon,
  }));
