import type { ComponentChildren } from "preact";
import { tallyOf } from "../../../experiment/design/comparison.ts";
import { Mark } from "./Agreement.tsx";
import type { Result } from "./results.ts";
import { Symbols } from "./Symbols.tsx";
import { counted, type PaperView } from "./view.ts";
import { countWords } from "./words.ts";

interface PlaceProps {
  readonly id: string;
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the page that the list of contents leads to. */
export function Place({ id, title, aside, children }: PlaceProps) {
  return (
    <section class="result" id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <div class="result-head">
        <h3 id={`${id}-title`}>
          <Symbols words={title} />
        </h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The same for a chart, which has its title itself. */
export function FigurePlace({ view, result, children }: ResultSectionProps) {
  return (
    <section class="result" id={result.id} tabIndex={-1} aria-label={result.title}>
      {children}
      <Notes view={view} result={result} />
    </section>
  );
}

/** What is known of a result and its source. */
function Notes({ view, result }: Pick<ResultSectionProps, "view" | "result">) {
  const notes = view.experiments.get(result.experiment)?.notes ?? [];
  return (
    <>
      {notes.map((note) => (
        <p key={note} class="note">
          <Symbols words={note} />
        </p>
      ))}
    </>
  );
}

interface ResultSectionProps {
  readonly view: PaperView;
  readonly result: Result;
  readonly children: ComponentChildren;
}

/** A table or figure of a paper under its title, with how much of it agrees and what is known of it. */
export function ResultSection({ view, result, children }: ResultSectionProps) {
  const { id, title, experiment } = result;
  const found = view.exact.found.value[experiment];
  const tally = tallyOf(counted(found));
  return (
    <Place
      id={id}
      title={title}
      aside={
        tally.printed > 0 && (
          <span class="count">
            {countWords(tally)} reproduced
            {tally.explained > 0 && (
              <>
                {", "}
                <Mark status="explained" /> {tally.explained} explained
              </>
            )}
            {tally.differs > 0 && `, ${tally.differs} differ`}
          </span>
        )
      }
    >
      {children}
      <Notes view={view} result={result} />
    </Place>
  );
}
