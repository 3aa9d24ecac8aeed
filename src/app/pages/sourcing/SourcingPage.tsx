import { useComputed, useSignal } from "@preact/signals";
import { Notice } from "../../parts/Notice.tsx";
import { SimulationStatus } from "../../parts/SimulationStatus.tsx";
import { TipLayer } from "../../parts/Tip.tsx";
import { Verdict } from "../../parts/Verdict.tsx";
import { Colophon } from "./Colophon.tsx";
import { ConvergenceFigure } from "./ConvergenceFigure.tsx";
import { DifferencesFigure } from "./DifferencesFigure.tsx";
import { MapFigure } from "./MapFigure.tsx";
import { ReservationFigure } from "./ReservationFigure.tsx";
import { SourcingKpis } from "./SourcingKpis.tsx";
import { SourcingParameters } from "./SourcingParameters.tsx";
import { TracesFigure } from "./TracesFigure.tsx";
import { Answer, Evidence } from "./verdict.tsx";
import type { SourcingView } from "./view.ts";

interface SourcingPageProps {
  readonly view: SourcingView;
  readonly notice: string;
}

export function SourcingPage({ view, notice }: SourcingPageProps) {
  const warning = useSignal(notice);
  const { answers, draft, simulation } = view.session;
  const faults = draft.faults.value;
  const answer = useComputed(() => answers.latest.value?.value ?? null).value;
  const close = () => {
    warning.value = "";
  };
  return (
    <div class="page">
      <SourcingParameters view={view} />
      <main id="main" class="work" tabIndex={-1}>
        <h1 class="unseen">Combined sourcing: a reservation contract beside a spot market</h1>
        {warning.value !== "" && <Notice text={warning.value} onClose={close} />}
        {answer === null ? (
          <Verdict evidence={"\u00a0"}>
            {faults.length === 0 ? "Solving …" : `No answer yet: ${faults[0]?.message}`}
          </Verdict>
        ) : (
          <Verdict
            evidence={
              <span data-faded={simulation.stale.value}>
                <Evidence solution={answer} figures={simulation.figures.value} />
              </span>
            }
          >
            <Answer solution={answer} />
          </Verdict>
        )}
        <SimulationStatus simulation={simulation} />
        <div class="top">
          <TracesFigure view={view} />
          <SourcingKpis view={view} />
        </div>
        <div class="charts">
          <MapFigure view={view} />
          <ReservationFigure view={view} />
          <ConvergenceFigure view={view} />
          <DifferencesFigure view={view} />
        </div>
        <Colophon view={view} />
      </main>
      <TipLayer />
    </div>
  );
}
