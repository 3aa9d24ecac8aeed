/** Order of events at equal times: what arrives is there before plans are made, plans before anything else (0). */
export const ARRIVAL = -2;
export const PLANNING = -1;

/** The first multiple of a period after a time; the time itself if the period is 0. */
export function nextMultiple(time: number, period: number): number {
  return period > 0 ? (Math.floor(time / period) + 1) * period : time;
}
