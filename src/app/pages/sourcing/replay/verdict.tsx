import { fixed } from "../../../parts/format.ts";
import type { Replayed } from "./replayView.ts";

/** Amounts that round to nothing are left out of the sum. */
function shown(amount: number): boolean {
  return Math.abs(amount) >= 0.05;
}

function dearer(amount: number): string {
  return `${fixed(Math.abs(amount), 1)} ${amount < 0 ? "less" : "more"}`;
}

/** Who paid more on this path, and why, adding up. */
export function ReplayAnswer({ replayed }: { readonly replayed: Replayed }) {
  const { partings, subjects, path, apart } = replayed;
  const [a = "", b = ""] = subjects;
  const { difference, fee, start, cost } = partings;
  const count = path.demand.length;
  const decided = cost.reduce((sum, value) => sum + value, 0);
  if (!shown(difference) && apart === 0) {
    return (
      <>
        <strong>No difference</strong>: on this path {a} and {b} decide alike in every period.
      </>
    );
  }
  const parts = [
    ...(shown(fee) ? [`${dearer(fee)} for ${fee < 0 ? "a smaller" : "a larger"} reservation`] : []),
    ...(shown(start) ? [`${dearer(start)} because it starts with other stock`] : []),
    `${dearer(decided)} by deciding otherwise in ${apart} of ${count} periods`,
  ];
  return (
    <>
      <strong class={`tone-${difference > 0 ? "policyA" : "policyB"}`}>
        On this path {b} pays {dearer(difference)}
      </strong>{" "}
      than {a}, {fixed(Math.abs(difference) / count, 2)} per period: {parts.join(", ")}.
    </>
  );
}

/** What one path can and cannot show. */
export function ReplayEvidence({ replayed }: { readonly replayed: Replayed }) {
  const { labels } = replayed;
  const [a = "A", b = "B"] = labels;
  return (
    <>
      The cost of a parting: {b} takes over from {a} one period earlier, and both then go on as {b} until
      their stocks are the same. Partings, reservation and start add up to the whole difference. One path
      shows why; how much on average is in the overview.
    </>
  );
}
