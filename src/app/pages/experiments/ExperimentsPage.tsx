import { Notice } from "../../parts/Notice.tsx";
import { TipLayer } from "../../parts/Tip.tsx";
import { BundleCard } from "./BundleCard.tsx";
import { DesignParameters } from "./DesignParameters.tsx";
import { DropLayer } from "./DropLayer.tsx";
import { OpenFile } from "./OpenFile.tsx";
import { Results } from "./Results.tsx";
import { RunBar } from "./RunBar.tsx";
import { Summary } from "./Summary.tsx";
import type { ExperimentsView } from "./view.ts";

export function ExperimentsPage({ view }: { readonly view: ExperimentsView }) {
  const { runs, notice, faults } = view;
  const forget = () => {
    notice.value = "";
  };
  return (
    <div class="page">
      <DesignParameters view={view} />
      <main id="main" class="work experiments" tabIndex={-1}>
        <h1 class="unseen">Experiments</h1>
        {notice.value !== "" && <Notice text={notice.value} onClose={forget} />}
        <Summary view={view} />
        <RunBar view={view} />
        <OpenFile view={view} />
        {faults.value.length > 0 && (
          <ul class="fault file-faults" role="alert">
            {faults.value.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        )}
        <BundleCard view={view} />
        {runs.shown.value !== null && <Results view={view} shown={runs.shown.value} />}
      </main>
      <DropLayer view={view} />
      <TipLayer />
    </div>
  );
}
