import { measures } from "../kpis.ts";
import type { IntegrationScenario } from "../scenario.ts";
import { businessClaims } from "./business.ts";
import { chainClaims } from "./chain.ts";
import type { Claim } from "./claim.ts";
import { type ClaimResult, claimVerdict, type Difference } from "./verdict.ts";

/** Every claim of the article, in its order. */
export const claims: readonly Claim[] = [...chainClaims, ...businessClaims];

/** What a comparison says about the claims. */
export interface ClaimResults {
  readonly claims: readonly ClaimResult[];
  /** How many figures were looked at; of so many intervals, some leave out zero by chance. */
  readonly figures: number;
}

/**
 * The verdicts of a finished comparison.
 *
 * @param differences paired differences integrated − siloed by KPI name, with the half-widths of their intervals;
 *   those of `compare` fit as they are
 */
export function claimResults(
  scenario: IntegrationScenario,
  differences: { readonly [kpi: string]: Difference },
): ClaimResults {
  const { kpis } = measures(scenario.simulation.years);
  const results = claims.map((claim) => claimVerdict(claim, differences, scenario.levers, kpis));
  const figures = new Set(results.flatMap((result) => result.measures.map(({ kpi }) => kpi)));
  return { claims: results, figures: figures.size };
}
