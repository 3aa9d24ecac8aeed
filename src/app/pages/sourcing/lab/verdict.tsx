import type { Frontier } from "../../../../models/sourcing/frontier.ts";
import { fixed, percent, plain } from "../../../parts/format.ts";
import type { Trio } from "./labView.ts";
import { horizonWords, moreOrLess, rounded, sure, withInterval } from "./words.ts";

interface LabSentenceProps {
  readonly frontier: Frontier;
  readonly trio: Trio;
}

/** What the reservation does to average and risk, in a sentence. */
export function LabAnswer({ frontier, trio: { none, best, tried } }: LabSentenceProps) {
  const { one, many } = horizonWords(frontier.periods);
  const perPeriod = (cost: number) => fixed(cost / frontier.periods, 2);
  const own =
    tried === null ? null : (
      <>
        {" "}
        <strong class="tone-policyB">Your {plain(tried.reservation)}</strong>:{" "}
        {moreOrLess(tried.versusBest.mean)} on average than {plain(best.reservation)}, and the worst 5 %{" "}
        {moreOrLess(tried.versusBest.tail)}.
      </>
    );
  if (best === none) {
    return (
      <>
        <strong class="tone-spot">Here no reservation is worth its premium</strong>: without one a {one} costs{" "}
        {rounded(none.risk.mean)} on average ({perPeriod(none.risk.mean.value)} per period), and the worst 5 %
        of {many} {rounded(none.risk.tail)}.{own}
      </>
    );
  }
  const saved = 1 - best.risk.mean.value / none.risk.mean.value;
  return (
    <>
      <strong class="tone-policyA">
        Reserving {plain(best.reservation)} saves {percent(saved)}
      </strong>
      : a {one} costs {rounded(best.risk.mean)} on average ({perPeriod(best.risk.mean.value)} per period), not{" "}
      {rounded(none.risk.mean)} as without a contract; the worst 5 % of {many} cost {rounded(best.risk.tail)},
      not {rounded(none.risk.tail)}.{own}
    </>
  );
}

/** From how many runs that is known, how well, and what it takes for granted. */
export function LabEvidence({
  frontier,
  trio: { none, best },
  growing,
}: LabSentenceProps & { readonly growing: boolean }) {
  const { one, many } = horizonWords(frontier.periods);
  const count = frontier.years.toLocaleString("en-US");
  const premium =
    best === none
      ? ""
      : `The premium r·R is ${fixed(best.premium / frontier.periods, 2)} per period, ${fixed(best.premium, 0)} a ${one}. `;
  const { mean, tail } = best.versusNone;
  return (
    <>
      {premium}
      Simulated on the same {count} {many} for every R{growing ? " so far" : ""}
      {best === none ? (
        "."
      ) : (
        <>
          : the average falls by <b>{withInterval({ ...mean, value: -mean.value })}</b>, the worst 5 % by{" "}
          <b>{withInterval({ ...tail, value: -tail.value })}</b> (95&nbsp;% intervals of paired differences
          {sure(mean) ? "" : "; not yet told from nothing"}).
        </>
      )}
    </>
  );
}
