import { tInterval } from "../../../statistics/interval.ts";
import { pairedDifference } from "../../../statistics/pairedDifference.ts";
import type { Levers } from "../levers.ts";
import { type Run, siloed } from "../run.ts";
import { meanAndError } from "../validation/case.ts";
import type { MeanError } from "./attribution.ts";

/** One KPI before and after, with the paired difference. */
export interface KpiComparison {
  readonly before: MeanError;
  readonly after: MeanError;
  readonly difference: MeanError & { readonly halfWidth: number; readonly varianceRatio: number };
}

/**
 * Before and after: every KPI siloed and with the levers, with t intervals of the paired differences.
 *
 * @param replications at least 2
 * @param confidence of the intervals
 */
export function beforeAfter(
  run: Run,
  levers: Levers,
  replications: number,
  confidence = 0.95,
): { readonly [kpi: string]: KpiComparison } {
  const indices = Array.from({ length: replications }, (_, i) => i);
  const before = indices.map((i) => run(siloed, i));
  const after = indices.map((i) => run(levers, i));
  return Object.fromEntries(
    Object.keys(before[0]!).map((kpi) => {
      const a = before.map((figures) => figures[kpi]!);
      const b = after.map((figures) => figures[kpi]!);
      const paired = pairedDifference(b, a);
      const difference = {
        mean: paired.mean,
        se: paired.se,
        halfWidth: tInterval(paired, confidence).halfWidth,
        varianceRatio: paired.varianceRatio,
      };
      return [kpi, { before: meanAndError(a), after: meanAndError(b), difference }];
    }),
  );
}
