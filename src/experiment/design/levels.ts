import type { Factor, Level, LevelRange } from "./design.ts";

/** Most levels of one factor. */
export const mostLevels = 1_000_000;

/** Whether a level is a range of levels: an object of exactly `from`, `to` and `step`. */
export function isRange(level: Level): level is LevelRange {
  if (typeof level !== "object" || level === null || Array.isArray(level)) return false;
  const members = Object.keys(level);
  return (
    members.length === 3 && ["from", "to", "step"].every((name) => typeof level[name as never] === "number")
  );
}

/** How many levels a range has; NaN if it makes no sense. */
export function rangeCount({ from, to, step }: LevelRange): number {
  const steps = (to - from) / step;
  return step > 0 && to >= from && Math.abs(steps - Math.round(steps)) < 1e-6
    ? Math.round(steps) + 1
    : Number.NaN;
}

/**
 * All levels of a factor in order, ranges written out. Level k of a range is from + k·step to 12 significant digits,
 * so that 0.1 + 2·0.1 is 0.3.
 */
export function levelsOf({ levels = [] }: Pick<Factor, "levels">): readonly Level[] {
  return levels.flatMap((level) =>
    isRange(level)
      ? Array.from({ length: rangeCount(level) }, (_, k) =>
          Number((level.from + k * level.step).toPrecision(12)),
        )
      : [level],
  );
}
