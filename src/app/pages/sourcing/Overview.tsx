import { useComputed } from "@preact/signals";
import { SimulationStatus } from "../../parts/SimulationStatus.tsx";
import { Soon } from "../../parts/Soon.tsx";
import { Verdict } from "../../parts/Verdict.tsx";
import { ConvergenceFigure } from "./ConvergenceFigure.tsx";
import { CostDifferences } from "./CostDifferences.tsx";
import { HedgingEffect } from "./HedgingEffect.tsx";
import { MapFigure } from "./MapFigure.tsx";
import { ReservationFigure } from "./ReservationFigure.tsx";
import { SourcingKpis } from "./SourcingKpis.tsx";
import { TracesFigure } from "./TracesFigure.tsx";
import { Answer, Evidence } from "./verdict.tsx";
import type { SourcingView } from "./view.ts";
import { Worth } from "./Worth.tsx";

interface OverviewProps {
  readonly view: SourcingView;
  onLab(): void;
}

/** Charts that the window does not reach when the page opens. */
const below = { MapFigure, ReservationFigure, ConvergenceFigure, CostDifferences };

/** Two policies beside each other: who wins, why, and how surely. */
export function Overview({ view, onLab }: OverviewProps) {
  const { answers, draft, simulation } = view.session;
  const faults = draft.faults.value;
  const answer = useComputed(() => answers.latest.value?.value ?? null).value;
  return (
    <>
      <p class="lede">
        Every period: up to R units from a supplier at a fixed price, with R reserved for a fee; or any
        quantity on the spot market. New to this? <a href="#/lessons">Take a lesson</a>
      </p>
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
      <Worth view={view} />
      <div class="top">
        <TracesFigure view={view} />
        <div class="beside-hero">
          <SourcingKpis view={view} />
          <HedgingEffect view={view} onLab={onLab} />
        </div>
      </div>
      <div class="charts">
        {Object.entries(below).map(([name, Figure]) => (
          <Soon key={name}>
            <Figure view={view} />
          </Soon>
        ))}
      </div>
    </>
  );
}
