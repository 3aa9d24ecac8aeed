import type { Kpi } from "../../../contract/model.ts";
import type { Levers } from "../levers.ts";
import type { Claim, Direction, Measure } from "./claim.ts";

export type Verdict = "confirmed" | "not confirmed" | "reversed" | "represented only as a parameter";

/** A paired difference on common random numbers, integrated − siloed: mean ± halfWidth. */
export interface Difference {
  readonly mean: number;
  /** Not a number, or null, where too few runs say nothing. */
  readonly halfWidth: number | null;
}

/** One measure of a claim with what was found. */
export interface MeasureResult extends Measure {
  readonly label: string;
  readonly unit: string;
  readonly verdict: Exclude<Verdict, "represented only as a parameter">;
}

/** A claim, its verdict, and why. */
export interface ClaimResult extends Omit<Claim, "measures"> {
  readonly measures: readonly MeasureResult[];
  /** Null before anything is measured. */
  readonly verdict: Verdict | null;
  /** One sentence. */
  readonly reason: string;
}

/**
 * Whether a difference confirms the expected direction: only an interval that leaves out zero says anything.
 *
 * @param difference integrated − siloed; undefined where the figure was not measured
 */
export function measureVerdict(
  difference: Difference | undefined,
  expected: Direction,
): MeasureResult["verdict"] {
  const { mean, halfWidth } = difference ?? { mean: 0, halfWidth: null };
  if (!(halfWidth !== null && Math.abs(mean) > halfWidth)) return "not confirmed";
  return mean < 0 === (expected === "lower") ? "confirmed" : "reversed";
}

function listed(words: readonly string[]): string {
  const last = words.at(-1)!;
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function named(results: readonly MeasureResult[]): string {
  return listed(results.map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1)));
}

/** "Entry lag is lower; against the claim, lead time is higher; for churn these runs show no difference." */
function reasonOf(results: readonly MeasureResult[]): string {
  const parts: string[] = [];
  for (const verdict of ["confirmed", "reversed"] as const) {
    for (const expected of ["lower", "higher"] as const) {
      const found = results.filter((each) => each.verdict === verdict && each.expected === expected);
      if (found.length === 0) continue;
      const opposite = expected === "lower" ? "higher" : "lower";
      const direction = verdict === "confirmed" ? expected : opposite;
      const against = verdict === "reversed" ? "against the claim, " : "";
      parts.push(`${against}${named(found)} ${found.length > 1 ? "are" : "is"} ${direction}`);
    }
  }
  const open = results.filter(({ verdict }) => verdict === "not confirmed");
  if (open.length > 0) parts.push(`for ${named(open)} these runs show no difference`);
  return sentence(parts.join("; "));
}

/**
 * The verdict on a claim: confirmed if every measure is, reversed if any moves the other way, else not confirmed.
 *
 * @param differences paired differences by KPI name
 * @param levers those that are on; a claim none of whose levers is on is not confirmed
 * @param kpis labels and units
 */
export function claimVerdict(
  claim: Claim,
  differences: { readonly [kpi: string]: Difference },
  levers: Levers,
  kpis: readonly Kpi[],
): ClaimResult {
  const { parameter } = claim;
  if (parameter !== undefined)
    return { ...claim, measures: [], verdict: "represented only as a parameter", reason: parameter };
  const on = claim.levers.some((lever) => levers[lever]);
  const measures = claim.measures.map((measure): MeasureResult => {
    const { label, unit } = kpis.find(({ name }) => name === measure.kpi)!;
    const verdict = on ? measureVerdict(differences[measure.kpi], measure.expected) : "not confirmed";
    return { ...measure, label, unit, verdict };
  });
  if (!on)
    return {
      ...claim,
      measures,
      verdict: "not confirmed",
      reason: "None of the levers that it belongs to is on in this scenario.",
    };
  if (claim.measures.every(({ kpi }) => differences[kpi] === undefined))
    return { ...claim, measures, verdict: null, reason: "Nothing has been measured yet." };
  const verdict = measures.some((each) => each.verdict === "reversed")
    ? "reversed"
    : measures.every((each) => each.verdict === "confirmed")
      ? "confirmed"
      : "not confirmed";
  return { ...claim, measures, verdict, reason: reasonOf(measures) };
}
