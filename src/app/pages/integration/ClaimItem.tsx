import type { Estimate, Figures } from "../../../experiment/results.ts";
import type { ClaimResult, MeasureResult, Verdict } from "../../../models/integration/claims/verdict.ts";
import type { Draft } from "../../state/draft.ts";
import { verdictMarks } from "./choices.ts";
import { knownWidth } from "./figures.ts";
import { rows as figureRows, levers, leverWords, scenarioOf, withError } from "./words.ts";

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

/** A verdict as word and mark. */
export function Mark({
  verdict,
  brief = false,
}: {
  readonly verdict: Verdict | null;
  readonly brief?: boolean;
}) {
  if (verdict === null) return <span class="mark quiet">… not measured yet</span>;
  const { mark, tone } = verdictMarks[verdict];
  return (
    <span class={`mark tone-${tone}`}>
      <span aria-hidden="true">{mark}</span> {brief && verdict.startsWith("repr") ? "parameter" : verdict}
    </span>
  );
}

interface ClaimItemProps {
  readonly claim: ClaimResult;
  readonly figures: Figures | null;
  readonly draft: Draft;
}

/** A claim, what measures it, and what came of it. */
export function ClaimItem({ claim, figures, draft }: ClaimItemProps) {
  const chosen = scenarioOf(draft.good.value).levers;
  const alone = levers.every((lever) => chosen[lever] === claim.levers.includes(lever));
  const choose = () =>
    draft.set("levers", Object.fromEntries(levers.map((lever) => [lever, claim.levers.includes(lever)])));
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
            {claim.levers.map((lever) => leverWords[lever].name).join(", ")}{" "}
            {alone ? (
              "(only these are on)"
            ) : (
              <button type="button" class="plain" onClick={choose}>
                only {claim.levers.length > 1 ? "these" : "this"}
                <span class="unseen"> for claim {claim.id}</span>
              </button>
            )}
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
