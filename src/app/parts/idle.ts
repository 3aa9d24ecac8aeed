/** Longest wait for an idle moment, in milliseconds. */
const LONGEST = 1_000;

/**
 * Does work in an idle moment soon.
 * @returns what calls it off
 */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, LONGEST / 10);
    return () => clearTimeout(timer);
  }
  const waiting = requestIdleCallback(work, { timeout: LONGEST });
  return () => cancelIdleCallback(waiting);
}
