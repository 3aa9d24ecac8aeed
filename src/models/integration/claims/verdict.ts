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

/** A cost stands in the ledger with a minus sign: a higher figure is a lower cost, and is spoken of as such. */
const COST = /^ledger\.(?!revenue$)(.+)$/;

interface Spoken {
  readonly name: string;
  readonly direction: Direction;
}

function spoken({ kpi, label }: MeasureResult, direction: Direction): Spoken {
  const account = COST.exec(kpi)?.[1];
  const plain = (name: string) =>
    name
      .replace(/^Ledger: /, "")
      .replace(/, (.+)$/, " ($1)")
      .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase();
  if (account === undefined) return { name: plain(label), direction };
  return { name: `cost of ${plain(account)}`, direction: direction === "lower" ? "higher" : "lower" };
}

/** "Lower as claimed: entry lag; higher against the claim: lead time; no difference shown: churn." */
function reasonOf(results: readonly MeasureResult[]): string {
  const moved = (verdict: MeasureResult["verdict"], words: string): string[] => {
    const found = results
      .filter((each) => each.verdict === verdict)
      .map((each) => {
        const against = each.expected === "lower" ? "higher" : "lower";
        return spoken(each, verdict === "reversed" ? against : each.expected);
      });
    return (["lower", "higher"] as const).flatMap((direction) => {
      const names = found.filter((each) => each.direction === direction).map(({ name }) => name);
      return names.length > 0 ? [`${direction} ${words}: ${names.join(", ")}`] : [];
    });
  };
  const open = results.filter(({ verdict }) => verdict === "not confirmed");
  const parts = [
    ...moved("confirmed", "as claimed"),
    ...moved("reversed", "against the claim"),
    ...(open.length > 0
      ? [`no difference shown: ${open.map((each) => spoken(each, each.expected).name).join(", ")}`]
      : []),
  ];
  const text = parts.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
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
