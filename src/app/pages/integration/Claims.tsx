import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Estimate, Figures } from "../../../experiment/results.ts";
import type { ClaimResults } from "../../../models/integration/claims/claims.ts";
import type { ClaimResult, MeasureResult, Verdict } from "../../../models/integration/claims/verdict.ts";
import { Pick } from "../deterioration/Picks.tsx";
import { claimFilters, verdictMarks, verdicts } from "./choices.ts";
import { knownWidth } from "./figures.ts";
import type { IntegrationView } from "./view.ts";
import { rows as figureRows, leverWords, withError } from "./words.ts";

/** The verdicts of the figures so far; one pair of worlds gives none. */
function resultsOf(view: IntegrationView, figures: Figures | null): ClaimResults | null {
  const judge = view.session.model.views["claims"];
  const differences = figures !== null && figures.done > 1 ? (figures.differences[0]?.kpis ?? {}) : {};
  return judge === undefined
    ? null
    : (judge(view.session.draft.good.value, differences as never) as ClaimResults);
}

/** Shares are written in percent. */
function inPercent(kpi: string): boolean {
  return figureRows.some(({ name, fraction }) => name === kpi && fraction) || /wmape$|^failed/.test(kpi);
}

/** "Ledger: keyingErrors" as people say it. */
function booked(text: string): string {
  return text.replace(/ledger: (\w+)/gi, (_, account: string) => {
    const words = account.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return `${words} in the books`;
  });
}

function named({ kpi, label, unit }: MeasureResult): string {
  const measured = inPercent(kpi) ? "%" : unit;
  const name = booked(label);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${measured === "" ? "" : `, ${measured}`}`;
}

function written(kpi: string, estimate: Estimate | undefined, sign = false): string {
  if (estimate === undefined) return "–";
  const by = inPercent(kpi) ? 100 : 1;
  const size = Math.abs(by * estimate.mean);
  const decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
  const width = by * knownWidth(estimate);
  // An error far below what is written is rounding, not an interval.
  return withError(by * estimate.mean, width < 1e-3 * 10 ** -decimals ? 0 : width, decimals, sign);
}

function Mark({ verdict, brief = false }: { readonly verdict: Verdict | null; readonly brief?: boolean }) {
  if (verdict === null) return <span class="mark quiet">… not measured yet</span>;
  const { mark, tone } = verdictMarks[verdict];
  return (
    <span class={`mark tone-${tone}`}>
      <span aria-hidden="true">{mark}</span> {brief && verdict.startsWith("repr") ? "parameter" : verdict}
    </span>
  );
}

function ClaimItem({ claim, figures }: { readonly claim: ClaimResult; readonly figures: Figures | null }) {
  const [siloed, integrated] = figures?.policies ?? [];
  const paired = figures?.differences[0];
  return (
    <li class="claim" data-verdict={claim.verdict ?? "none"}>
      <div class="said">
        <p class="quiet">
          {claim.id} · {claim.section}
        </p>
        <p class="statement">{claim.claim}</p>
        {claim.mechanism !== "" && <p class="quiet">{claim.mechanism}</p>}
        {claim.levers.length > 0 && (
          <p class="quiet tiny">
            Lever{claim.levers.length > 1 ? "s" : ""}:{" "}
            {claim.levers.map((lever) => leverWords[lever].name).join(", ")}
          </p>
        )}
      </div>
      <div class="measured">
        {claim.measures.length > 0 && (
          <table class="brief">
            <thead class="unseen">
              <tr>
                <th scope="col">Figure</th>
                <th scope="col">Siloed → integrated</th>
                <th scope="col">Difference</th>
              </tr>
            </thead>
            <tbody>
              {claim.measures.map((measure) => (
                <tr key={measure.kpi}>
                  <th scope="row" class="row-name">
                    {named(measure)} <span class="quiet">should be {measure.expected}</span>
                  </th>
                  <td class="cell">
                    {written(measure.kpi, siloed?.kpis[measure.kpi]).split(" ± ")[0]} →{" "}
                    {written(measure.kpi, integrated?.kpis[measure.kpi]).split(" ± ")[0]}
                  </td>
                  <td class="cell">
                    {claim.verdict !== null && (
                      <span class={`tone-${verdictMarks[measure.verdict].tone} own`} title={measure.verdict}>
                        {verdictMarks[measure.verdict].mark}
                        <span class="unseen"> {measure.verdict}:</span>{" "}
                      </span>
                    )}
                    {written(measure.kpi, paired?.kpis[measure.kpi], true)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {claim.measures.length === 0 && claim.path !== undefined && (
          <p class="quiet tiny">In scenario files: {claim.path}</p>
        )}
      </div>
      <div class="judged">
        <Mark verdict={claim.verdict} />
        <p>{booked(claim.reason).replace(/^\w/, (letter) => letter.toUpperCase())}</p>
        {claim.note !== undefined && <p class="quiet">{claim.note}</p>}
      </div>
    </li>
  );
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
        by chance alone. These are verdicts on this firm and these levers, not on the article’s readers.
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
          <ClaimItem key={claim.id} claim={claim} figures={figures} />
        ))}
      </ol>
      {all.length > 0 && shown.length === 0 && (
        <p class="quiet">No claim has this verdict in these histories.</p>
      )}
    </section>
  );
}
