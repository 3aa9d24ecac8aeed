import { useSignal } from "@preact/signals";
import { Notice } from "../../parts/Notice.tsx";
import { SimulationStatus } from "../../parts/SimulationStatus.tsx";
import { TipLayer } from "../../parts/Tip.tsx";
import { Verdict } from "../../parts/Verdict.tsx";
import { AttributionFigure } from "./AttributionFigure.tsx";
import { CashFigure } from "./CashFigure.tsx";
import { ChainFigure } from "./ChainFigure.tsx";
import { ChecksTable } from "./ChecksTable.tsx";
import { Colophon } from "./Colophon.tsx";
import { ComparisonTable } from "./ComparisonTable.tsx";
import { DisruptionFigure } from "./DisruptionFigure.tsx";
import { HeroFigure } from "./HeroFigure.tsx";
import { IntegrationParameters } from "./IntegrationParameters.tsx";
import { OrderTwin } from "./OrderTwin.tsx";
import { ReadinessFigure } from "./ReadinessFigure.tsx";
import { ReturnTable } from "./ReturnTable.tsx";
import { Situations } from "./Situations.tsx";
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
        <section class="chapter" aria-labelledby="part-chain">
          <h2 id="part-chain">The chain in motion</h2>
          <ChainFigure view={view} />
          <OrderTwin view={view} />
        </section>
        <section class="chapter" aria-labelledby="part-money">
          <h2 id="part-money">Whether the money comes back</h2>
          <div class="pair">
            <CashFigure view={view} />
            <ReturnTable view={view} />
          </div>
        </section>
        <section class="chapter" aria-labelledby="part-levers">
          <h2 id="part-levers">Where it comes from</h2>
          <AttributionFigure view={view} />
        </section>
        <section class="chapter" aria-labelledby="part-situations">
          <h2 id="part-situations">When it pays and when not</h2>
          <Situations view={view} />
          <div class="pair studies">
            <ReadinessFigure view={view} />
            <DisruptionFigure view={view} />
          </div>
        </section>
        <section class="chapter" aria-labelledby="part-checks">
          <h2 id="part-checks">Against known answers</h2>
          <ChecksTable checks={view.checks} />
        </section>
        <Colophon view={view} />
      </main>
      <TipLayer />
    </div>
  );
}
