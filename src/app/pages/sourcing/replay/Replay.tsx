import { useEffect, useMemo } from "preact/hooks";
import { Verdict } from "../../../parts/Verdict.tsx";
import { TracesFigure } from "../TracesFigure.tsx";
import type { SourcingView } from "../view.ts";
import { Explanation } from "./Explanation.tsx";
import { Largest } from "./Largest.tsx";
import { PartingsFigure } from "./PartingsFigure.tsx";
import { ReplayPolicies } from "./ReplayPolicies.tsx";
import { askPartings, replayed } from "./replayView.ts";
import { Transport } from "./Transport.tsx";
import { ReplayAnswer, ReplayEvidence } from "./verdict.tsx";

/** The same demands and prices under two policies, period by period, with every parting and its price. */
export function Replay({ view }: { readonly view: SourcingView }) {
  const { partings, joined } = useMemo(() => {
    const asked = askPartings(view);
    return { partings: asked, joined: replayed(view, asked) };
  }, [view]);
  useEffect(() => () => partings.close(), [partings]);
  const shown = joined.value;
  const faults = view.session.draft.faults.value;
  return (
    <>
      {shown === null ? (
        <Verdict evidence={"\u00a0"}>
          {faults.length === 0 ? "Replaying …" : `No answer yet: ${faults[0]?.message}`}
        </Verdict>
      ) : (
        <Verdict evidence={<ReplayEvidence replayed={shown} />}>
          <ReplayAnswer replayed={shown} />
        </Verdict>
      )}
      <div class="lab-options">
        <ReplayPolicies view={view} />
        <Largest view={view} replayed={joined} />
      </div>
      <div class="replay-bar">
        <Transport view={view} replayed={joined} />
      </div>
      <div class="replay-top">
        <div class="stack">
          <PartingsFigure view={view} replayed={joined} />
          <TracesFigure view={view} scrubber={false} />
        </div>
        <Explanation view={view} replayed={joined} />
      </div>
    </>
  );
}
