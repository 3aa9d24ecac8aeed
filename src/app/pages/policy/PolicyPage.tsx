import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import { Notice } from "../../parts/Notice.tsx";
import { SimulationStatus } from "../../parts/SimulationStatus.tsx";
import { TipLayer } from "../../parts/Tip.tsx";
import { Verdict } from "../../parts/Verdict.tsx";
import { CostsFigure } from "./CostsFigure.tsx";
import { OrdersFigure } from "./OrdersFigure.tsx";
import { PolicyKpis } from "./PolicyKpis.tsx";
import { PolicyParameters } from "./PolicyParameters.tsx";
import { Answer, Evidence } from "./verdict.tsx";
import type { PolicyView } from "./view.ts";
import { Workshop } from "./Workshop.tsx";

function Colophon({ view }: { readonly view: PolicyView }) {
  const result = view.own.result.value;
  const promised = view.promised.value;
  const settings = (result?.scenario as SourcingScenario | undefined)?.simulation;
  return (
    <footer class="colophon">
      <p>
        Your code runs in a sandbox in this browser: it can compute, and nothing else. It stays in this
        browser until you save it to a file; a link carries the parameters, never code. The same file and seed
        give the same result on the command line:{" "}
        <code>hedgerow compare scenario.json --policy mine.mjs</code>.
      </p>
      {result !== null && settings !== undefined && (
        <p>
          Simulated: {settings.replications.toLocaleString("en-US")} replications of{" "}
          {settings.periods.toLocaleString("en-US")} periods after a warm-up of {settings.warmUp}, seed “
          {settings.seed}”, result {result.digest.slice(0, 12)}.
          {promised !== null &&
            (promised === result.digest
              ? " The file you opened promised the same result, to the last bit."
              : " The file you opened promised another result: its code, scenario or version differs.")}
        </p>
      )}
    </footer>
  );
}

/** Takes files that are dropped anywhere on the page, before the editor does. */
function useDrops(view: PolicyView) {
  const over = useSignal(false);
  useEffect(() => {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const drag = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      event.stopPropagation();
      over.value = true;
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) over.value = false;
    };
    const drop = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      event.stopPropagation();
      over.value = false;
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void view.receive(file);
    };
    addEventListener("dragover", drag, true);
    addEventListener("dragleave", leave, true);
    addEventListener("drop", drop, true);
    return () => {
      removeEventListener("dragover", drag, true);
      removeEventListener("dragleave", leave, true);
      removeEventListener("drop", drop, true);
    };
  }, [view]);
  return over;
}

export function PolicyPage({ view }: { readonly view: PolicyView }) {
  const over = useDrops(view);
  const faults = view.draft.faults.value;
  const { notice, own } = view;
  const close = () => {
    notice.value = "";
  };
  return (
    <div class="page" data-dropping={over.value}>
      <PolicyParameters view={view} />
      <main id="main" class="work" tabIndex={-1}>
        <h1 class="unseen">Your own sourcing policy against the best possible</h1>
        {notice.value !== "" && <Notice text={notice.value} onClose={close} />}
        <Verdict
          evidence={
            <span data-faded={own.stale.value}>
              <Evidence view={view} />
            </span>
          }
        >
          {faults.length > 0 ? `No answer yet: ${faults[0]?.message}` : <Answer view={view} />}
        </Verdict>
        {view.pending.value === null && <SimulationStatus simulation={own} />}
        <div class="top">
          <Workshop view={view} />
          <PolicyKpis view={view} />
        </div>
        <div class="charts">
          <OrdersFigure view={view} />
          <CostsFigure view={view} />
        </div>
        <Colophon view={view} />
      </main>
      <TipLayer />
    </div>
  );
}
