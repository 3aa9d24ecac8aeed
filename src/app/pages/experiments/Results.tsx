import { useComputed } from "@preact/signals";
import { factorPaths } from "../../../experiment/design/experiment.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { spelled } from "../../parts/otherControls.tsx";
import { factorName, factorTitle } from "./factorFields.ts";
import { mostDrawn } from "./grid.ts";
import { heatPicture } from "./heatPicture.ts";
import { factorsPicture, linesPicture } from "./multiplesPicture.ts";
import type { Words } from "./picture.ts";
import { ResultChoices } from "./ResultChoices.tsx";
import { ResultFiles } from "./ResultFiles.tsx";
import { ResultsTable } from "./ResultsTable.tsx";
import type { Shown } from "./runs.ts";
import type { ExperimentsView } from "./view.ts";

interface ResultsProps {
  readonly view: ExperimentsView;
  readonly shown: Shown;
}

/** The experiment in a line, under every picture. */
function captionOf(
  { experiment, table, bench }: Shown,
  name: (path: string) => string,
  digest: string | null,
): string {
  const { title, scenario } = experiment;
  const varied = factorPaths(experiment).map(name);
  return [
    title === "" ? "Hedgerow experiment" : `Hedgerow experiment “${title}”`,
    bench.model.title,
    ...(varied.length === 0 ? [] : [varied.join(" × ")]),
    `${table.done === table.cells ? table.cells : `${table.done} of ${table.cells}`} cells`,
    ...(experiment.answers === "exact" ? ["exact"] : [`${scenario.simulation.replications} replications`]),
    `seed “${scenario.simulation.seed}”`,
    ...(digest === null ? [] : [`digest ${digest.slice(0, 12)}`]),
  ].join(", ");
}

const draws = { heat: heatPicture, lines: linesPicture, sweeps: factorsPicture, points: factorsPicture };

/** Pictures, table and files of the results, also while they are still coming in. */
export function Results({ view, shown }: ResultsProps) {
  const { choices, runs, fields } = view;
  const picture = useComputed(() => {
    runs.news.value;
    const now = runs.shown.value;
    const figure = choices.figure.value;
    if (now === null || figure === null) return null;
    const words: Words = {
      name: (path) => factorName(fields.value, path),
      title: (path) => factorTitle(fields.value, path),
      measure: choices.measure.value,
      figure: figure.label,
      unit: figure.unit,
      versus: spelled(now.table.figures().find(({ versus }) => versus !== undefined)?.versus ?? ""),
    };
    const grid = choices.grid.value;
    const chosen = choices.view.value;
    if (grid === null || chosen === null) return null;
    return draws[chosen](now, choices, grid, words);
  }).value;
  const digest = runs.digest.value;
  const caption = captionOf(shown, (path) => factorName(fields.value, path), digest);
  const axes = choices.grid.value?.axes.length ?? 0;
  return (
    <section class="results" aria-label="Results">
      <ResultChoices view={view} />
      {picture !== null ? (
        <ChartFrame
          title={picture.title}
          finding={picture.finding}
          draw={picture.draw}
          height={picture.height}
          empty="Nothing computed yet"
          table={picture.table}
          caption={caption}
          file={shown.experiment.experiment}
          count={picture.count}
          reading={picture.reading}
          walks="Cell"
        />
      ) : (
        <p class="quiet">
          {shown.bench.cells.count > mostDrawn
            ? `Pictures are drawn of at most ${mostDrawn.toLocaleString("en-US")} cells; the table and the files have all.`
            : axes === 0
              ? "Nothing is varied, so there is nothing to draw; the table has the figures."
              : "Nothing computed yet."}
        </p>
      )}
      <ResultFiles view={view} shown={shown} />
      <ResultsTable view={view} shown={shown} />
      <footer class="colophon">
        <p>
          {caption}. The same design and seed give the same digest on every machine and for any number of
          threads.
        </p>
      </footer>
    </section>
  );
}
