import type { PolicyDifferences } from "../experiment/results.ts";
import type { ClaimResults } from "../models/integration/claims/claims.ts";
import { withError } from "./numbers.ts";
import { indented, table } from "./table.ts";

/** Every claim with its verdict, the figures that it rests on, and why. */
export function claimsText({ claims, figures }: ClaimResults, { kpis }: PolicyDifferences): string[] {
  const lines = claims.flatMap(({ id, claim, verdict, reason, measures, note }) => {
    const rows = measures.map(({ kpi, label, unit, expected, verdict: found }) => {
      const estimate = kpis[kpi];
      const cells = estimate === undefined ? ["", ""] : withError(estimate.mean, estimate.halfWidth);
      return [label, ...cells, unit, `${expected} expected: ${found}`];
    });
    return [
      "",
      `${id} ${claim}`,
      ...indented([
        `${verdict ?? "not measured"}: ${reason}`,
        ...table(rows, ["left", "right", "left", "left", "left"]),
        ...(note === undefined ? [] : [note]),
      ]),
    ];
  });
  const verdicts = claims.map(({ verdict }) => verdict ?? "not measured");
  const counts = [...new Set(verdicts)].map(
    (verdict) => [verdict, verdicts.filter((each) => each === verdict).length] as const,
  );
  const summary = counts.map(([verdict, count]) => `${count} ${verdict}`).join(", ");
  return [
    "",
    `The article's ${claims.length} claims: ${summary}`,
    `Of ${figures} intervals, each at the confidence stated, a few leave out zero by chance.`,
    ...lines,
  ];
}
