import { durationText, sizeText } from "../../../experiment/design/extent.ts";
import { factorName } from "./factorFields.ts";
import { designOf, factorsIn } from "./form.ts";
import type { ExperimentsView } from "./view.ts";
import { listed, lower } from "./words.ts";

const made = {
  factorial: "every combination of",
  sweep: "one at a time",
  list: "a list of cells over",
  latinHypercube: "a Latin hypercube over",
} as const;

/** The experiment in a sentence, with how long it takes and how large it is. */
export function Summary({ view }: { readonly view: ExperimentsView }) {
  const { draft, extent, model, fields } = view;
  const form = draft.raw.value;
  const checked = draft.checked.value;
  const wrong = draft.faults.value.length;
  const names = factorsIn(form).map(({ path }) => lower(factorName(fields.value, path)));
  const kind = designOf(form);
  const varied =
    names.length === 0
      ? "the scenario as it is"
      : kind === "sweep"
        ? `${listed(names)}, ${made.sweep}`
        : `${names.length === 1 && kind === "factorial" ? "every level of" : made[kind]} ${listed(names)}`;
  const size = extent.value;
  return (
    <section class="verdict" aria-label="The experiment">
      <p class="answer">
        {model.value.title}: {varied}
        {checked !== null && (
          <>
            {" "}
            makes <strong>{checked.cells.toLocaleString("en-US")}</strong>{" "}
            {checked.cells === 1 ? "cell" : "cells"}
          </>
        )}
        .
      </p>
      <p class="evidence" role="status">
        {checked === null
          ? wrong > 0
            ? `${wrong} ${wrong === 1 ? "thing" : "things"} to mend first.`
            : "Checking …"
          : size === null
            ? "Estimating how long that takes …"
            : `About ${durationText(size.seconds)} on ${size.workers} ${size.workers === 1 ? "thread" : "threads"}, ${sizeText(size.bytes)} of results.`}
      </p>
    </section>
  );
}
