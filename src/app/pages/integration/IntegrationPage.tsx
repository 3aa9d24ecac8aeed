import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Notice } from "../../parts/Notice.tsx";
import { SimulationStatus } from "../../parts/SimulationStatus.tsx";
import { TipLayer } from "../../parts/Tip.tsx";
import { Verdict } from "../../parts/Verdict.tsx";
import { CashFigure } from "./CashFigure.tsx";
import { ChainFigure } from "./ChainFigure.tsx";
import { Chapter } from "./Chapter.tsx";
import { ChecksTable } from "./ChecksTable.tsx";
import { Claims } from "./Claims.tsx";
import { Colophon } from "./Colophon.tsx";
import { ComparisonTable } from "./ComparisonTable.tsx";
import { Contents, goTo } from "./Contents.tsx";
import { DisruptionFigure } from "./DisruptionFigure.tsx";
import { EqualService } from "./EqualService.tsx";
import { HeroFigure } from "./HeroFigure.tsx";
import { IntegrationParameters } from "./IntegrationParameters.tsx";
import { LeversChapter } from "./LeversChapter.tsx";
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
  const figures = view.figures.value;
  const investment = view.investment.value;
  const overloads = answers.latest.value?.value.warnings ?? [];
  const close = () => {
    warning.value = "";
  };
  useEffect(() => {
    const wanted = view.visited.peek();
    if (wanted !== "top") goTo(wanted);
  }, [view]);
  return (
    <div class="page">
      <IntegrationParameters view={view} />
      <main id="main" class="work integration" tabIndex={-1}>
        <h1 class="unseen">Integration of ERP and CRM: siloed against integrated</h1>
        <Contents view={view} />
        <Chapter id="top" view={view}>
          {warning.value !== "" && <Notice text={warning.value} onClose={close} />}
          <Verdict
            evidence={
              <span data-faded={view.stale.value}>
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
              <span data-faded={view.stale.value}>
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
        </Chapter>
        <Chapter id="against" view={view}>
          <Situations view={view} />
        </Chapter>
        <Chapter id="chain" view={view}>
          <ChainFigure view={view} />
        </Chapter>
        <Chapter id="order" view={view}>
          <OrderTwin view={view} />
        </Chapter>
        <Chapter id="money" view={view}>
          <div class="pair">
            <CashFigure view={view} />
            <ReturnTable view={view} />
          </div>
        </Chapter>
        <Chapter id="levers" view={view}>
          <LeversChapter view={view} />
        </Chapter>
        <Chapter id="readiness" view={view}>
          <div class="pair">
            <ReadinessFigure view={view} />
            <DisruptionFigure view={view} />
          </div>
        </Chapter>
        <Chapter id="stock" view={view}>
          <EqualService view={view} />
        </Chapter>
        <Chapter id="claims" view={view}>
          <Claims view={view} />
        </Chapter>
        <Chapter id="checks" view={view}>
          <ChecksTable checks={view.checks} />
        </Chapter>
        <Colophon view={view} />
      </main>
      <TipLayer />
    </div>
  );
}
