import type { Verdict } from "../../../models/integration/claims/verdict.ts";

export const verdictMarks: {
  readonly [verdict in Verdict]: { readonly mark: string; readonly tone: string };
} = {
  confirmed: { mark: "✓", tone: "policyA" },
  "not confirmed": { mark: "○", tone: "demand" },
  reversed: { mark: "✗", tone: "shortage" },
  "represented only as a parameter": { mark: "▢", tone: "printed" },
};

export const verdicts = Object.keys(verdictMarks) as Verdict[];

/** What of the claims is listed. */
export const claimFilters = ["all", ...verdicts] as const;
export type ClaimFilter = (typeof claimFilters)[number];

/** What can be watched around a disruption. */
export const watchedSeries = [
  ["backlog", "Backlog, units"],
  ["onHand", "Goods on hand, units"],
  ["components", "Components, units"],
  ["satisfaction", "Satisfaction score"],
] as const;
export type Watched = (typeof watchedSeries)[number][0];
