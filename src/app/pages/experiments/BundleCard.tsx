import type { ExperimentsView } from "./view.ts";

/** What the opened bundle is, whether it was edited, and what running it again came to. */
export function BundleCard({ view }: { readonly view: ExperimentsView }) {
  const { runs } = view;
  const shown = runs.shown.value;
  const bundle = shown?.bundle ?? null;
  if (shown === null || bundle === null) return null;
  const { experiment, digest, edited, resultsVersion, ownResultsVersion } = bundle;
  const verdict = runs.verdict.value;
  const busy = runs.phase.value === "running" || runs.phase.value === "paused";
  const name = experiment.title || experiment.experiment;
  return (
    <section class="bundle" aria-label="Result bundle" data-edited={edited !== ""}>
      <p>
        <b>Result bundle “{name}”</b>, shown as it was: {shown.table.count.toLocaleString("en-US")} rows of{" "}
        {shown.table.done.toLocaleString("en-US")} cells, seed “{experiment.scenario.simulation.seed}”, digest{" "}
        <code>{digest.slice(0, 12)}</code>.
      </p>
      {edited !== "" ? (
        <p class="fault" role="alert">
          This bundle was edited: {edited}.
        </p>
      ) : (
        <p class="quiet">Its rows have the digest that it states.</p>
      )}
      {resultsVersion !== ownResultsVersion && (
        <p class="quiet">
          It has results version {resultsVersion}, this program {ownResultsVersion}: numbers may differ.
        </p>
      )}
      <p role="status">
        {verdict !== null &&
          (verdict.identical ? (
            <b class="same">
              Identical: all {shown.table.count.toLocaleString("en-US")} rows, to the last bit.
            </b>
          ) : (
            <b class="fault">Not the same: {verdict.difference}.</b>
          ))}
      </p>
      {!busy && (
        <button type="button" class="action" onClick={() => void runs.verify()}>
          Run it again and compare
        </button>
      )}
    </section>
  );
}
