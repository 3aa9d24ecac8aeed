import { expm1 } from "../../numeric/elementary.ts";

/** Chance that an opportunity is recorded in the CRM, 0.55 + 0.45 q. @param level q, data quality in [0, 1] */
export function recordedChance(level: number): number {
  return 0.55 + 0.45 * level;
}

/** Coefficient of variation of recorded quantities, 0.10 + 0.5 (1 − q). @param level q in [0, 1] */
export function quantityNoise(level: number): number {
  return 0.1 + 0.5 * (1 - level);
}

/** Coefficient of variation of planned promotion uplifts, 0.10 + 0.4 (1 − q). @param level q in [0, 1] */
export function upliftNoise(level: number): number {
  return 0.1 + 0.4 * (1 - level);
}

/** Chance that a lost opportunity stays in the CRM, min(1, g (2 − 1.5 q)). @param share g @param level q */
export function ghostChance(share: number, level: number): number {
  return Math.min(1, share * (2 - 1.5 * level));
}

/** Chance that an order needs no clerk, b (0.8 + 0.2 q). @param best b with perfect data @param level q */
export function autoPassChance(best: number, level: number): number {
  return Math.min(1, best * (0.8 + 0.2 * level));
}

/** Chance of a keying error on the automatic path, e (2 − q) / 1.1. @param base e at q = 0.9 @param level q */
export function keyingErrorChance(base: number, level: number): number {
  return Math.min(1, (base * (2 - level)) / 1.1);
}

/** Complaints that raise the alarm, k (2 − q). @param base k with perfect data @param level q */
export function alarmThreshold(base: number, level: number): number {
  return base * (2 - level);
}

/**
 * Data quality that a cleansing budget buys, 1 − 0.5 exp(−B / 25 000); diminishing returns.
 *
 * @param budget B, money, ≥ 0
 * @returns q in [0.5, 1)
 */
export function dataQualityFor(budget: number): number {
  return 0.5 - 0.5 * expm1(-budget / 25_000);
}
