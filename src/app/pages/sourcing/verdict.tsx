import type { Figures } from "../../../experiment/results.ts";
import type {
  SourcingKpis,
  SourcingPolicySolution,
  SourcingSolution,
} from "../../../models/sourcing/results.ts";
import { decimalsFor, fixed, percent, plain } from "../../parts/format.ts";
import { buysAheadUpTo, subjectsOf } from "./words.ts";

const COST = "averageCost";

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

type Solved = SourcingPolicySolution & { readonly exact: SourcingKpis };

function isSolved(policy: SourcingPolicySolution | undefined): policy is Solved {
  return policy?.exact !== undefined;
}

/** Why one policy is cheaper than the other, from what they do differently. */
function reasons(winner: Solved, loser: Solved): string[] {
  const parts: string[] = [];
  if (winner.reservation !== loser.reservation) {
    const less = winner.reservation < loser.reservation;
    parts.push(
      winner.reservation === 0
        ? `reserves nothing (not ${plain(loser.reservation)})`
        : `reserves ${less ? "less" : "more"} (${plain(winner.reservation)}, not ${plain(loser.reservation)})`,
    );
  }
  const held = winner.exact.averageNetInventory;
  const other = loser.exact.averageNetInventory;
  if (fixed(held, 1) !== fixed(other, 1)) {
    parts.push(
      `holds ${held > other ? "more" : "less"} (${fixed(held, 1)} units on average, not ${fixed(other, 1)})`,
    );
  }
  const limit = buysAheadUpTo(winner);
  if (limit !== null) parts.push(`buys ahead when the spot price is ${plain(limit)} or lower`);
  return parts;
}

/** Which policy is cheaper, by how much and why. */
export function Answer({ solution }: { readonly solution: SourcingSolution }) {
  const [a, b] = solution.policies;
  const [nameA = "", nameB = ""] = subjectsOf(solution);
  if (!isSolved(a) || !isSolved(b)) {
    return <>No exact answer is known for one of these policies; the simulation below compares them.</>;
  }
  const gap = b.exact.averageCost / a.exact.averageCost - 1;
  if (Math.abs(gap) < 5e-7) {
    return (
      <>
        <strong>No difference</strong>: {nameA} and {nameB} both cost {fixed(a.exact.averageCost, 2)} per
        period.
      </>
    );
  }
  const first = gap > 0;
  const [winner, loser] = first ? [a, b] : [b, a];
  const lead = loser.exact.averageCost / winner.exact.averageCost - 1;
  const why = reasons(winner, loser);
  return (
    <>
      <strong class={`tone-${first ? "policyA" : "policyB"}`}>
        {capital(first ? nameA : nameB)} wins by {percent(lead, lead < 0.01 ? 2 : 1)}
      </strong>
      : {fixed(winner.exact.averageCost, 2)} per period against {fixed(loser.exact.averageCost, 2)} for{" "}
      {first ? nameB : nameA}.{why.length > 0 ? ` It ${list(why)}.` : ""}
    </>
  );
}

/** What the simulation adds: the paired difference with its interval, or that it takes more runs. */
export function Evidence({
  solution,
  figures,
}: {
  readonly solution: SourcingSolution;
  readonly figures: Figures | null;
}) {
  const difference = figures?.differences[0]?.kpis[COST];
  const [nameA = "", nameB = ""] = subjectsOf(solution);
  if (difference === undefined || figures === null || !Number.isFinite(difference.halfWidth)) {
    return <>The simulation of both policies on the same demand and prices is about to start.</>;
  }
  const { mean, halfWidth, needed, varianceRatio } = difference;
  const decimals = decimalsFor(halfWidth, 3);
  const runs = figures.done.toLocaleString("en-US");
  if (mean === 0 && halfWidth === 0) {
    return <>Simulated on the same {runs} histories of demand and prices, the two policies do the same.</>;
  }
  if (needed !== null || Math.abs(mean) <= halfWidth) {
    const enough =
      needed === null
        ? ""
        : `; about ${Number(needed.toPrecision(2)).toLocaleString("en-US")} would be needed`;
    return (
      <>
        Simulated on the same {runs} histories, {nameB} costs {fixed(mean, decimals)} ±{" "}
        {fixed(halfWidth, decimals)} more: too few runs to call a winner{enough}.
      </>
    );
  }
  const [dear, cheap] = mean > 0 ? [nameB, nameA] : [nameA, nameB];
  return (
    <>
      On the same {runs} simulated histories, {dear} costs{" "}
      <b>
        {fixed(Math.abs(mean), decimals)} ± {fixed(halfWidth, decimals)}
      </b>{" "}
      more per period than {cheap} (95&nbsp;% interval
      {varianceRatio !== null && varianceRatio > 1.05
        ? `; pairing cuts the variance ${fixed(varianceRatio, varianceRatio < 10 ? 1 : 0)}-fold`
        : ""}
      ).
    </>
  );
}
