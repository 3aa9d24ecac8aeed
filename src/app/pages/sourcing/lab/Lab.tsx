import { useEffect } from "preact/hooks";
import { Verdict } from "../../../parts/Verdict.tsx";
import { FrontierFigure } from "./FrontierFigure.tsx";
import { HedgeFigure } from "./HedgeFigure.tsx";
import { hedgeParameters } from "./hedgeStudy.ts";
import { LabBar } from "./LabBar.tsx";
import type { LabView } from "./labView.ts";
import { OutcomesFigure } from "./OutcomesFigure.tsx";
import { PriceYearsTable } from "./PriceYearsTable.tsx";
import { ShockFigure } from "./ShockFigure.tsx";
import { LabAnswer, LabEvidence } from "./verdict.tsx";

interface LabProps {
  readonly lab: LabView;
  onReplay(reservation: number): void;
}

/** The hedging lab: what a reservation does to average and risk, what its premium buys, and what else protects. */
export function Lab({ lab, onReplay }: LabProps) {
  useEffect(() => lab.follow(), [lab]);
  const frontier = lab.frontier.latest.value?.value;
  const trio = lab.trio.value;
  const faults = lab.session.draft.faults.value;
  return (
    <>
      {frontier === undefined || trio === null ? (
        <Verdict evidence={"\u00a0"}>
          {faults.length === 0 ? "Solving every reservation …" : `No answer yet: ${faults[0]?.message}`}
        </Verdict>
      ) : (
        <Verdict
          evidence={
            <span data-faded={lab.frontier.stale.value}>
              <LabEvidence frontier={frontier} trio={trio} growing={lab.frontier.growing.value} />
            </span>
          }
        >
          <span data-faded={lab.frontier.stale.value}>
            <LabAnswer frontier={frontier} trio={trio} />
          </span>
        </Verdict>
      )}
      <LabBar lab={lab} onReplay={onReplay} />
      <div class="lab-top">
        <OutcomesFigure lab={lab} />
        <PriceYearsTable lab={lab} />
      </div>
      <section class="chapter" aria-labelledby="lab-frontier">
        <h2 id="lab-frontier">Cheaper or safer: every reservation on the same histories</h2>
        <div class="pair">
          <FrontierFigure lab={lab} risk="sd" />
          <FrontierFigure lab={lab} risk="tail" />
        </div>
      </section>
      <section class="chapter" aria-labelledby="lab-hedges">
        <h2 id="lab-hedges">Two hedges, one for the other: capacity reserved, stock bought ahead</h2>
        <p class="lead">
          Bought ahead is what is held beyond the newsvendor’s stock for one period of demand, on average:
          stock kept because it was cheap or capacity was short. The large dots are the data at the left.
        </p>
        <div class="trio">
          {hedgeParameters.map((parameter) => (
            <HedgeFigure key={parameter} lab={lab} parameter={parameter} />
          ))}
        </div>
      </section>
      <section class="chapter" aria-labelledby="lab-shock">
        <h2 id="lab-shock">When the price shoots up</h2>
        <ShockFigure lab={lab} />
      </section>
    </>
  );
}
