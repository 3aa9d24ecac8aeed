import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Notice } from "../../parts/Notice.tsx";
import { SimulationStatus } from "../../parts/SimulationStatus.tsx";
import { TipLayer } from "../../parts/Tip.tsx";
import { Verdict } from "../../parts/Verdict.tsx";
import { ClaimFigure } from "./ClaimFigure.tsx";
import { Colophon } from "./Colophon.tsx";
import { Counterexamples } from "./Counterexamples.tsx";
import { CycleList } from "./CycleList.tsx";
import { DeteriorationParameters } from "./DeteriorationParameters.tsx";
import { FanFigure } from "./FanFigure.tsx";
import { LadderFigure } from "./LadderFigure.tsx";
import { PlanFigure } from "./PlanFigure.tsx";
import { PlanTable } from "./PlanTable.tsx";
import { PriceFigure } from "./PriceFigure.tsx";
import { SensitivityMatrix } from "./SensitivityMatrix.tsx";
import { SweepFigure } from "./SweepFigure.tsx";
import { TornadoFigure } from "./TornadoFigure.tsx";
import { TriangleFigure } from "./TriangleFigure.tsx";
import { TwinConvergence } from "./TwinConvergence.tsx";
import { TwinDifferences } from "./TwinDifferences.tsx";
import { TwinTable } from "./TwinTable.tsx";
import { Answer, Evidence } from "./verdict.tsx";
import type { DeteriorationView } from "./view.ts";

interface DeteriorationPageProps {
  readonly view: DeteriorationView;
  readonly notice: string;
}

export function DeteriorationPage({ view, notice }: DeteriorationPageProps) {
  const warning = useSignal(notice);
  const { simulation } = view.session;
  const plans = view.plans.value;
  // Figures of an earlier scenario are read beside the plans of that scenario.
  const simulated = useRef(plans);
  if (!simulation.stale.value || simulated.current === null) simulated.current = plans;
  const close = () => {
    warning.value = "";
  };
  return (
    <div class="page">
      <DeteriorationParameters view={view} />
      <main id="main" class="work deterioration" tabIndex={-1}>
        <h1 class="unseen">Deteriorating stock: replenishment cycles and their prices</h1>
        {warning.value !== "" && <Notice text={warning.value} onClose={close} />}
        {plans === null ? (
          <Verdict evidence={"\u00a0"}>Planning …</Verdict>
        ) : (
          <Verdict
            evidence={
              <span data-faded={simulation.stale.value && simulation.phase.value !== "failed"}>
                <Evidence
                  plans={simulated.current ?? plans}
                  figures={simulation.figures.value}
                  failed={simulation.phase.value === "failed"}
                />
              </span>
            }
          >
            <Answer plans={plans} />
          </Verdict>
        )}
        <SimulationStatus simulation={simulation} />
        <div class="top">
          <PlanFigure view={view} />
          <div class="stack">
            <PlanTable view={view} />
            <CycleList view={view} />
          </div>
        </div>
        <section class="chapter" aria-labelledby="part-cycles">
          <h2 id="part-cycles">Where the plan comes from</h2>
          <div class="pair wide-first">
            <TriangleFigure view={view} />
            <div class="stack">
              <PriceFigure view={view} />
              <LadderFigure view={view} />
            </div>
          </div>
        </section>
        <section class="chapter" aria-labelledby="part-twin">
          <h2 id="part-twin">The same plans by chance: the stochastic twin</h2>
          <div class="pair">
            <FanFigure view={view} />
            <div class="twin-table">
              <TwinTable view={view} />
            </div>
            <TwinConvergence view={view} />
            <TwinDifferences view={view} />
          </div>
        </section>
        <section class="chapter" aria-labelledby="part-sensitivity">
          <h2 id="part-sensitivity">Sensitivity</h2>
          <div class="pair">
            <TornadoFigure view={view} />
            <SweepFigure view={view} />
          </div>
          <SensitivityMatrix view={view} />
        </section>
        <section class="chapter" aria-labelledby="part-claim">
          <h2 id="part-claim">The paper’s closing claim</h2>
          <p>
            The paper closes by saying that a longer cycle raises its profit, its best price, the quantity
            ordered, the highest stock and the share of time spent replenishing, and that it stays so when
            parameters change within reason.
          </p>
          <ClaimFigure view={view} />
          <Counterexamples view={view} />
        </section>
        <Colophon view={view} />
      </main>
      <TipLayer />
    </div>
  );
}
