import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Figures } from "../../../experiment/results.ts";
import type { ClaimResults } from "../../../models/integration/claims/claims.ts";
import type { Verdict } from "../../../models/integration/claims/verdict.ts";
import { Pick } from "../deterioration/Picks.tsx";
import { ClaimItem, Mark } from "./ClaimItem.tsx";
import { claimFilters, verdicts } from "./choices.ts";
import type { IntegrationView } from "./view.ts";

/** The verdicts of the figures so far; one pair of worlds gives none. */
function resultsOf(view: IntegrationView, figures: Figures | null): ClaimResults | null {
  const judge = view.session.model.views["claims"];
  const differences = figures !== null && figures.done > 1 ? (figures.differences[0]?.kpis ?? {}) : {};
  return judge === undefined
    ? null
    : (judge(view.session.draft.good.value, differences as never) as ClaimResults);
}

/** Every claim of the article with what measures it, and what these histories say of it. */
export function Claims({ view }: { readonly view: IntegrationView }) {
  const host = useRef<HTMLElement>(null);
  const near = useSignal(false);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const observer = new IntersectionObserver(([entry]) => {
      near.value = entry?.isIntersecting === true;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [near]);
  // Far from sight the list is written once in the beginning and once in the end, not with every report.
  const kept = useRef<Figures | null>(null);
  const judged = useComputed(() => {
    if (near.value || kept.current === null || view.session.simulation.phase.value === "done")
      kept.current = view.figures.value;
    return { figures: kept.current, results: resultsOf(view, kept.current) };
  }).value;
  const { figures, results } = judged;
  const filter = view.claimFilter.value;
  const all = results?.claims ?? [];
  const count = (verdict: Verdict) => all.filter((claim) => claim.verdict === verdict).length;
  const open = all.filter((claim) => claim.verdict === null).length;
  const shown = all.filter((claim) => filter === "all" || claim.verdict === filter);
  const byChance = Math.round(0.05 * (results?.figures ?? 0));
  return (
    <section class="claims" ref={host} data-faded={view.stale.value} aria-label="Claims of the article">
      <p class="summary">
        {all.length} claims, in our words:{" "}
        {open > 0 ? (
          <>{open} not measured yet; the first pair of worlds gives no interval, so no verdict. </>
        ) : (
          verdicts.map((verdict, i) => (
            <span key={verdict}>
              {i > 0 && ", "}
              <b>{count(verdict)}</b> <Mark verdict={verdict} />
            </span>
          ))
        )}
        {open === 0 && "."}
      </p>
      <p class="quiet rules">
        Integrated minus siloed on the same {figures?.done.toLocaleString("en-US") ?? 0} histories, with 95 %
        intervals. A claim is confirmed if every figure that measures it moves as it says, and reversed if any
        clearly moves the other way. Of {results?.figures ?? 0} figures about {byChance} would leave out zero
        by chance alone. They are figures of all levers that are on, so another lever may have earned what
        confirms a claim: leave only its own on to see it by itself. These are verdicts on this firm and these
        levers, not on the article’s readers.
      </p>
      <p class="picks">
        <Pick
          label="Show"
          value={filter}
          options={claimFilters.map(
            (name) => [name, name === "all" ? `all ${all.length}` : `${name} (${count(name)})`] as const,
          )}
          onPick={(name) => {
            view.claimFilter.value = name;
          }}
        />
      </p>
      <ol class="claim-list">
        {shown.map((claim) => (
          <ClaimItem key={claim.id} claim={claim} figures={figures} draft={view.session.draft} />
        ))}
      </ol>
      {all.length > 0 && shown.length === 0 && (
        <p class="quiet">No claim has this verdict in these histories.</p>
      )}
    </section>
  );
}
