import { useEffect } from "preact/hooks";
import { TipLayer } from "../../parts/Tip.tsx";
import { Pick } from "../deterioration/Picks.tsx";
import { BaseCase } from "./BaseCase.tsx";
import { ChanceLine } from "./ChanceLine.tsx";
import { ClosingClaim } from "./ClosingClaim.tsx";
import { Colophon } from "./Colophon.tsx";
import { ConcavityFigure } from "./ConcavityFigure.tsx";
import { Contents, goTo } from "./Contents.tsx";
import { CycleTable } from "./CycleTable.tsx";
import { LevelsFigure } from "./LevelsFigure.tsx";
import { MatrixTable } from "./MatrixTable.tsx";
import { Misprints } from "./Misprints.tsx";
import { Reasons } from "./Reasons.tsx";
import { FigurePlace, Place, ResultSection } from "./ResultSection.tsx";
import { deteriorationResults, hasPlace, sourcingResults } from "./results.ts";
import { placeKept } from "./returning.ts";
import { SearchSection } from "./SearchSection.tsx";
import { StatusLine } from "./StatusLine.tsx";
import { SweepFigure } from "./SweepFigure.tsx";
import { Thresholds } from "./Thresholds.tsx";
import { TwinLine } from "./TwinLine.tsx";
import { ValuesTable } from "./ValuesTable.tsx";
import type { PaperView } from "./view.ts";

const settings = [
  ["0", "no cap: the model as stated (counts)"],
  ["1", "levels capped at 175: closest to the print"],
] as const;

const [table2, table3, table4, table5, figure1, figure2, figure3, figure4, ends, begins] = sourcingResults;
const [tableI, plan] = deteriorationResults;

function Sourcing({ view }: { readonly view: PaperView }) {
  const { found } = view.exact;
  return (
    <section class="chapter" aria-labelledby="part-sourcing">
      <h2 id="part-sourcing">Kleber, Inderfurth, Kelle (2014): combined sourcing</h2>
      <ChanceLine view={view} />
      <ResultSection view={view} result={table2}>
        <BaseCase view={view} />
        <ValuesTable
          reproduction={found.value[table2.experiment]}
          label={table2.title}
          chance={view.chance}
        />
      </ResultSection>
      <div class="picks">
        <Pick
          label="Tables 3 to 5 on the paper’s lattice with"
          value={view.setting.value === 1 ? "1" : "0"}
          options={settings}
          onPick={(picked) => {
            view.setting.value = Number(picked);
          }}
        />
      </div>
      {[table3, table4, table5].map((result) => (
        <ResultSection key={result.id} view={view} result={result}>
          <MatrixTable view={view} result={result} />
        </ResultSection>
      ))}
      {[figure1, figure2, figure3].map((result) => (
        <FigurePlace key={result.id} view={view} result={result}>
          <SweepFigure view={view} result={result} />
        </FigurePlace>
      ))}
      <div class="pair">
        <FigurePlace view={view} result={figure4}>
          <LevelsFigure view={view} result={figure4} />
        </FigurePlace>
        <div class="stack">
          <ResultSection view={view} result={ends}>
            <ValuesTable reproduction={found.value[ends.experiment]} label={ends.title} />
            <Thresholds
              reproduction={found.value[ends.experiment]}
              statements={[{ where: /R\*/, words: "R* is 0 from a reservation price r of" }]}
            />
          </ResultSection>
          <ResultSection view={view} result={begins}>
            <ValuesTable reproduction={found.value[begins.experiment]} label={begins.title} />
            <Thresholds
              reproduction={found.value[begins.experiment]}
              statements={[
                { where: /R_B/, words: "R_B is positive from a mean spot price μ_p of" },
                { where: /R\*/, words: "R* from" },
              ]}
              formula
            />
          </ResultSection>
        </div>
      </div>
      <SearchSection view={view} />
    </section>
  );
}

function Deterioration({ view }: { readonly view: PaperView }) {
  const { found } = view.exact;
  const base = view.experiments.get(plan.experiment)?.scenario;
  return (
    <section class="chapter" aria-labelledby="part-deterioration">
      <h2 id="part-deterioration">Sabahno (2008): deteriorating stock</h2>
      <ResultSection view={view} result={tableI}>
        <CycleTable view={view} result={tableI} />
      </ResultSection>
      <ResultSection view={view} result={plan}>
        <ValuesTable reproduction={found.value[plan.experiment]} label={plan.title} />
        <TwinLine view={view} />
      </ResultSection>
      {base !== undefined && (
        <>
          <section class="result" id="concavity" tabIndex={-1} aria-label="The concavity claim">
            <ConcavityFigure base={base} />
          </section>
          <Place id="claim" title="The closing claim">
            <ClosingClaim base={base} />
          </Place>
        </>
      )}
    </section>
  );
}

/** Experiments with printed values that have no part of this page to themselves. */
function Further({ view }: { readonly view: PaperView }) {
  const others = Object.entries(view.exact.found.value).filter(([name]) => !hasPlace(name));
  if (others.length === 0) return null;
  return (
    <section class="chapter" aria-labelledby="part-further">
      <h2 id="part-further">Further</h2>
      {others.map(([name, reproduction]) => (
        <Place key={name} id={name} title={reproduction.bench.experiment.title}>
          <ValuesTable reproduction={reproduction} label={reproduction.bench.experiment.title} />
        </Place>
      ))}
    </section>
  );
}

export function PaperPage({ view }: { readonly view: PaperView }) {
  const { place } = view;
  useEffect(() => {
    const kept = placeKept();
    if (kept !== null) scrollTo(0, kept);
    else if (place.peek() !== "") goTo(view, place.peek());
  }, [view]);
  return (
    <div class="page paper">
      <Contents view={view} />
      <main id="main" class="work" tabIndex={-1}>
        <h1 class="unseen">The papers, recomputed beside what they print</h1>
        <StatusLine view={view} />
        <section class="chapter" id="rest" tabIndex={-1} aria-labelledby="rest-title">
          <h2 id="rest-title">The rest, explained</h2>
          <Reasons view={view} />
          <h3>Errors of the papers themselves</h3>
          <Misprints view={view} />
        </section>
        <Sourcing view={view} />
        <Deterioration view={view} />
        <Further view={view} />
        <Colophon />
      </main>
      <TipLayer />
    </div>
  );
}
