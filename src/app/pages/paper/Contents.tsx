import { tallyOf } from "../../../experiment/design/comparison.ts";
import { Mark } from "./Agreement.tsx";
import { deteriorationResults, type Result, sourcingResults } from "./results.ts";
import { counted, type PaperView } from "./view.ts";
import { countWords } from "./words.ts";

/** Brings a part of the page into view and moves the keyboard there. */
export function goTo(view: PaperView, id: string): void {
  view.place.value = id;
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: "start" });
  target?.focus({ preventScroll: true });
}

function Entry({
  view,
  result: { id, name, experiment },
}: {
  readonly view: PaperView;
  readonly result: Result;
}) {
  const tally = tallyOf(counted(view.exact.found.value[experiment]));
  return (
    <li>
      <button type="button" class="plain" onClick={() => goTo(view, id)}>
        {name}
      </button>
      {tally.printed > 0 && (
        <span class="count">
          {countWords(tally)}{" "}
          <Mark
            status={
              tally.differs > 0 ? "differs" : tally.reproduced < tally.printed ? "explained" : "reproduced"
            }
          />
        </span>
      )}
    </li>
  );
}

function Further({
  view,
  id,
  name,
}: {
  readonly view: PaperView;
  readonly id: string;
  readonly name: string;
}) {
  return (
    <li>
      <button type="button" class="plain" onClick={() => goTo(view, id)}>
        {name}
      </button>
    </li>
  );
}

/** What is on the page, with how much of it agrees. */
export function Contents({ view }: { readonly view: PaperView }) {
  return (
    <nav class="contents" aria-label="Tables and figures">
      <ul>
        <Further view={view} id="rest" name="The rest, explained" />
      </ul>
      <h2>Combined sourcing</h2>
      <ul>
        {sourcingResults.map((result) => (
          <Entry key={result.id} view={view} result={result} />
        ))}
        <Further view={view} id="search" name="Lattice search" />
      </ul>
      <h2>Deteriorating stock</h2>
      <ul>
        {deteriorationResults.map((result) => (
          <Entry key={result.id} view={view} result={result} />
        ))}
        <Further view={view} id="concavity" name="Concavity" />
        <Further view={view} id="claim" name="Closing claim" />
      </ul>
    </nav>
  );
}
