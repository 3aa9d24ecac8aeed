import { useSignal } from "@preact/signals";
import { Notice } from "../../parts/Notice.tsx";
import { SimulationStatus } from "../../parts/SimulationStatus.tsx";
import { TipLayer } from "../../parts/Tip.tsx";
import { Verdict } from "../../parts/Verdict.tsx";
import { Colophon } from "./Colophon.tsx";
import { ComparisonTable } from "./ComparisonTable.tsx";
import { HeroFigure } from "./HeroFigure.tsx";
import { IntegrationParameters } from "./IntegrationParameters.tsx";
import { Answer, Evidence } from "./verdict.tsx";
import type { IntegrationView } from "./view.ts";

interface IntegrationPageProps {
  readonly view: IntegrationView;
  readonly notice: string;
}

export function IntegrationPage({ view, notice }: IntegrationPageProps) {
  const warning = useSignal(notice);
  const { answers, draft, simulation } = view.session;
  const faults = draft.faults.value;
  const figures = simulation.figures.value;
  const investment = view.investment.value;
  const overloads = answers.latest.value?.value.warnings ?? [];
  const close = () => {
    warning.value = "";
  };
  return (
    <div class="page">
      <IntegrationParameters view={view} />
      <main id="main" class="work integration" tabIndex={-1}>
        <h1 class="unseen">Integration of ERP and CRM: siloed against integrated</h1>
        {warning.value !== "" && <Notice text={warning.value} onClose={close} />}
        <Verdict
          evidence={
            <span data-faded={simulation.stale.value}>
              <Evidence figures={figures} />
            </span>
          }
        >
          {figures === null || investment === null ? (
            faults.length === 0 ? (
              "Simulating the siloed and the integrated firm …"
            ) : (
              `No answer yet: ${faults[0]?.message}`
            )
          ) : (
            <span data-faded={simulation.stale.value}>
              <Answer figures={figures} investment={investment} />
            </span>
          )}
        </Verdict>
        <SimulationStatus simulation={simulation} />
        {overloads.map((sentence) => (
          <p key={sentence} class="overload">
            {sentence}.
          </p>
        ))}
        <div class="top">
          <HeroFigure view={view} />
          <ComparisonTable view={view} />
        </div>
        <Colophon view={view} />
      </main>
      <TipLayer />
    </div>
  );
}
