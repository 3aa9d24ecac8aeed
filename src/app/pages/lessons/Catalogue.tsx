import { useSignal } from "@preact/signals";
import type { Lesson } from "../../../experiment/lesson/lesson.ts";
import { lessonFrom } from "./catalogue.ts";
import { recalled } from "./progress.ts";

interface CatalogueProps {
  readonly lessons: readonly Lesson[];
  onOpen(lesson: Lesson): void;
}

function status(lesson: Lesson): string {
  const progress = recalled(lesson.lesson, lesson.steps.length);
  if (progress === null) return "";
  const asked = lesson.steps.filter(({ predict, check }) => predict ?? check).length;
  const done = lesson.steps.filter(({ predict, check }, index) => {
    const replies = progress.replies[index];
    return (
      (predict ?? check) !== undefined &&
      (predict === undefined || replies?.predict !== undefined) &&
      (check === undefined || replies?.check !== undefined)
    );
  }).length;
  return done === asked ? "done ✓" : `step ${progress.step + 1} of ${lesson.steps.length}`;
}

/** All lessons, how far one is in each, and a door for lessons that others wrote. */
export function Catalogue({ lessons, onOpen }: CatalogueProps) {
  const fault = useSignal("");
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const lesson = await lessonFrom(await file.text());
    if (lesson.ok) onOpen(lesson.value);
    else
      fault.value = `${file.name} is not a lesson: ${lesson.faults
        .slice(0, 3)
        .map(({ path, message }) => `${path === "" ? "" : `${path}: `}${message}`)
        .join("; ")}`;
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void read(event.dataTransfer?.files[0]);
  };
  return (
    <section
      class="catalogue"
      aria-label="Lessons"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <h1>Lessons</h1>
      <p class="quiet lead">
        Each takes five to ten minutes: commit to a prediction, then watch the answer being computed. Nothing
        here is written down beforehand.
      </p>
      <ol class="lessons">
        {lessons.map((lesson, index) => (
          <li key={lesson.lesson}>
            <button type="button" onClick={() => onOpen(lesson)}>
              <span class="ordinal" aria-hidden="true">
                {index + 1}
              </span>
              <span class="words">
                <strong>{lesson.title}</strong>
                <span>{lesson.summary}</span>
                <span class="quiet">
                  {lesson.minutes} min · {lesson.steps.length} steps
                  {status(lesson) === "" ? "" : ` · ${status(lesson)}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p class="other">
        <label class="plain file">
          Open a lesson file
          <input
            type="file"
            accept=".json,.yaml,.yml,application/json"
            onChange={(event) => {
              void read(event.currentTarget.files?.[0]);
              event.currentTarget.value = "";
            }}
          />
        </label>{" "}
        <span class="quiet">or drop one here; lessons are plain data and run nothing.</span>
      </p>
      <p class="fault" role="alert">
        {fault}
      </p>
    </section>
  );
}
