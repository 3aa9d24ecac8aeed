import type { Shock } from "../../../../models/sourcing/history.ts";
import { SHOWN } from "./labState.ts";

/** Shocks are drawn to a tenth of the price's unit of change. */
function tidy(height: number): number {
  return Math.round(height * 10) / 10;
}

/** No shock at all. */
export function isNone({ heights }: Shock): boolean {
  return heights.every((height) => height === 0);
}

/** The largest change of the price, with its sign. */
export function peakOf({ heights }: Shock): number {
  return heights.reduce((peak, height) => (Math.abs(height) > Math.abs(peak) ? height : peak), 0);
}

/** The shock as steps of a control: the same height from a period on, for so many. */
export function block(start: number, length: number, height: number): Shock {
  const from = Math.min(SHOWN - 1, Math.max(0, Math.round(start)));
  const count = Math.min(SHOWN - from, Math.max(1, Math.round(length)));
  return { start: from, heights: new Array<number>(count).fill(tidy(height)) };
}

/** The drawn shape moved to another start; what falls over the end is lost. */
export function moved({ heights }: Shock, start: number): Shock {
  const from = Math.min(SHOWN - 1, Math.max(0, Math.round(start)));
  return { start: from, heights: heights.slice(0, SHOWN - from) };
}

export interface Touch {
  readonly period: number;
  readonly price: number;
}

/** The shock after a stroke of the pen from one place to the next: prices in between go along the straight line. */
export function stroked(shock: Shock, from: Touch, to: Touch, spotPrice: ArrayLike<number>): Shock {
  const height = new Map(shock.heights.map((value, i) => [shock.start + i, value]));
  const span = Math.abs(to.period - from.period);
  for (let step = 0; step <= span; step++) {
    const share = span === 0 ? 1 : step / span;
    const period = Math.round(from.period + (to.period - from.period) * share);
    const price = from.price + (to.price - from.price) * share;
    height.set(period, tidy(price - (spotPrice[period] ?? 0)));
  }
  const touched = [...height].filter(([, value]) => value !== 0).map(([period]) => period);
  if (touched.length === 0) return { start: 0, heights: [] };
  const start = Math.min(...touched);
  const length = Math.max(...touched) - start + 1;
  return { start, heights: Array.from({ length }, (_, i) => height.get(start + i) ?? 0) };
}
