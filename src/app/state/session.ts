import { type ReadonlySignal, signal } from "@preact/signals";
import type { Declaration, Model, ScenarioBase } from "../../contract/model.ts";
import { models } from "../../experiment/registry.ts";
import type { Figures, Outcome } from "../../experiment/results.ts";
import { parseScenario } from "../../experiment/scenario.ts";
import type { Laboratory } from "../../worker/laboratory.ts";
import { laboratory } from "../../worker/web.ts";
import { type Answers, exactAnswers, viewAnswers } from "./answers.ts";
import { differences, merged } from "./differences.ts";
import { type Draft, draft } from "./draft.ts";
import { computingNote } from "./notes.ts";
import { type SimulationSession, simulationSession } from "./simulation.ts";
import type { Json } from "./tree.ts";

/** A result kept to compare later ones with. */
export interface Reference<Solution> {
  readonly scenario: ScenarioBase;
  readonly solution: Solution;
  readonly figures: Figures | null;
}

/** Everything behind a page about one model. */
export interface Session<Solution extends object, Of extends Declaration = Model> {
  readonly model: Of;
  readonly draft: Draft;
  readonly answers: Answers<Solution>;
  readonly simulation: SimulationSession;
  readonly reference: ReadonlySignal<Reference<Solution> | null>;
  /** Keeps the present result as the reference, or lets go of it. */
  pin(keep: boolean): void;
  /** Makes the exact answers of a scenario the reference, as a link asks. */
  pinDifferences(changed: Json): Promise<void>;
  view<Value extends object>(name: string, argument: ReadonlySignal<unknown>, calm?: number): Answers<Value>;
  /** The scenario as differences to the model's example; undefined if there are none. */
  differences(): Json | undefined;
  /** The same for the reference: an empty object for the example itself, undefined if nothing is pinned. */
  referenceDifferences(): Json | undefined;
  close(): void;
}

let shared: Laboratory | null = null;

/** The page's one laboratory: its threads outlive a change of page. */
export function sharedLaboratory(): Laboratory {
  shared ??= laboratory((note) => {
    computingNote.value = note;
  });
  return shared;
}

/** A session of the model of that name, with all that it can compute; see {@link sessionOf}. */
export async function openSession<Solution extends object>(
  name: string,
  changed: Json | undefined,
  refused?: (scenario: ScenarioBase) => string,
): Promise<{ session: Session<Solution>; notice: string }> {
  const load = models[name];
  if (load === undefined) throw new RangeError(`unknown model: ${name}`);
  return sessionOf<Solution, Model>(await load(), changed, refused);
}

/**
 * Opens a model for a page, by what it says of itself: computing is left to the threads.
 * @param changed differences to the model's example, from a link; unchecked
 * @param refused why the page cannot show a scenario that is valid by itself; empty if it can
 * @returns the session, and a sentence if the differences had to be ignored
 */
export async function sessionOf<Solution extends object, Of extends Declaration>(
  model: Of,
  changed: Json | undefined,
  refused: (scenario: ScenarioBase) => string = () => "",
): Promise<{ session: Session<Solution, Of>; notice: string }> {
  const example = model.example;
  // The example is valid; deriving the schemas only to say so would hold up a page that just opens.
  const wanted: Outcome<ScenarioBase> =
    changed === undefined
      ? { ok: true, value: example }
      : await parseScenario(merged(example as unknown as Json, changed));
  const why = !wanted.ok
    ? (wanted.faults[0]?.message ?? "")
    : wanted.value.model !== example.model
      ? `it is about ${wanted.value.model}`
      : refused(wanted.value);
  const start = wanted.ok && why === "" ? wanted.value : example;
  const notice = why === "" ? "" : `The scenario in this link cannot be used: ${why}. Showing the base case.`;
  const edited = draft(model, start);
  const room = sharedLaboratory();
  const answers = exactAnswers<Solution>(room, edited.good, edited.refuse);
  const simulation = simulationSession(room, edited.good, edited.refuse);
  const reference = signal<Reference<Solution> | null>(null);
  const views: Answers<object>[] = [];
  return {
    notice,
    session: {
      model,
      draft: edited,
      answers,
      simulation,
      reference,
      pin(keep) {
        const answer = answers.latest.peek();
        reference.value =
          keep && answer !== null
            ? {
                scenario: answer.scenario,
                solution: answer.value,
                figures: simulation.stale.peek() ? null : simulation.figures.peek(),
              }
            : null;
      },
      async pinDifferences(changed) {
        const scenario = await parseScenario(merged(example as unknown as Json, changed));
        if (!scenario.ok || scenario.value.model !== example.model) return;
        const solution = await room.solve(scenario.value);
        if (solution.ok) {
          reference.value = { scenario: scenario.value, solution: solution.value as Solution, figures: null };
        }
      },
      view<Value extends object>(view: string, argument: ReadonlySignal<unknown>, calm = 0) {
        const answer = viewAnswers<Value>(room, answers.latest, view, argument, calm);
        views.push(answer);
        return answer;
      },
      differences: () => differences(edited.good.value as unknown as Json, example as unknown as Json),
      referenceDifferences() {
        const pinned = reference.value;
        if (pinned === null) return undefined;
        return differences(pinned.scenario as unknown as Json, example as unknown as Json) ?? {};
      },
      close() {
        for (const view of views) view.close();
        answers.close();
        simulation.close();
      },
    },
  };
}
