import { useSignal } from "@preact/signals";
import { useId, useMemo } from "preact/hooks";
import { NumberControl } from "../../parts/NumberControl.tsx";
import { draft } from "../../state/draft.ts";
import { encode } from "../../state/link.ts";
import { type Json, valueAt } from "../../state/tree.ts";
import { type Classroom, classroomJson, controlsOf, free, type Setting } from "./classroom.ts";
import { numberFieldAt } from "./controls.ts";
import { type Course, stepScenario } from "./course.ts";

/** Builds a link that hands out this lesson with a seed, parameters and controls of the instructor's choice. */
export function Instructor({ course }: { readonly course: Course }) {
  const { lesson, model } = course;
  const id = useId();
  const start = useSignal(0);
  const seed = useSignal(course.classroom.seed ?? "");
  const settings = useSignal<{ readonly [path: string]: Setting }>(course.classroom.controls);
  const fixed = useSignal<readonly string[]>(Object.keys(course.classroom.at));
  const said = useSignal("");
  const link = useSignal("");
  const edited = useMemo(() => {
    const first = stepScenario(
      model,
      lesson,
      { title: "", text: [], quantities: {}, controls: [], reveal: [] },
      free,
    );
    const base = first.ok ? first.value : model.example;
    const opened = draft(model, base, base);
    for (const [path, value] of Object.entries(course.classroom.at)) opened.set(path, value);
    return opened;
  }, [course]);
  const paths = controlsOf(lesson);

  const settle = (path: string, value: string) => {
    const { [path]: _, ...others } = settings.value;
    settings.value = value === "locked" || value === "hidden" ? { ...others, [path]: value } : others;
  };
  const fix = (path: string) => {
    fixed.value = fixed.value.includes(path)
      ? fixed.value.filter((each) => each !== path)
      : [...fixed.value, path];
  };
  const make = async () => {
    if (edited.faults.value.length > 0) {
      said.value = `Not yet: ${edited.faults.value[0]?.message}`;
      return;
    }
    const classroom: Classroom = {
      seed: seed.value.trim() === "" ? null : seed.value.trim(),
      at: Object.fromEntries(fixed.value.map((path) => [path, valueAt(edited.raw.value, path) as Json])),
      controls: settings.value,
    };
    const settled = classroomJson(classroom);
    const payload = await encode({
      lesson: lesson.lesson,
      ...(start.value === 0 ? {} : { step: start.value }),
      ...(settled === undefined ? {} : { class: settled }),
    });
    link.value = `${location.origin}${location.pathname}#/lessons/${payload}`;
    try {
      await navigator.clipboard.writeText(link.value);
      said.value = "Link copied. Opened, it starts this lesson afresh with your settings.";
    } catch {
      said.value = "Copy the link below.";
    }
  };
  return (
    <details class="instructor">
      <summary>For instructors: make a link for a class</summary>
      <p class="quiet">
        Everybody who opens the link gets the same numbers. Progress stays in each reader’s own browser.
      </p>
      <div class="settings">
        <label for={`${id}-start`}>Start at step</label>
        <select
          id={`${id}-start`}
          value={String(start.value)}
          onChange={(event) => {
            start.value = Number(event.currentTarget.value);
          }}
        >
          {lesson.steps.map(({ title }, index) => (
            <option key={title} value={String(index)}>
              {index + 1}. {title}
            </option>
          ))}
        </select>
        <label for={`${id}-seed`}>Seed of all simulations</label>
        <input
          id={`${id}-seed`}
          type="text"
          maxLength={200}
          placeholder="the lesson’s own"
          value={seed.value}
          onInput={(event) => {
            seed.value = event.currentTarget.value;
          }}
        />
      </div>
      {paths.map((path) => {
        const field = numberFieldAt(model, path, edited.raw.value);
        if (field === undefined) return null;
        const isFixed = fixed.value.includes(path);
        return (
          <fieldset key={path} class="given">
            <legend>{field.label}</legend>
            <label>
              Control{" "}
              <select
                value={settings.value[path] ?? "free"}
                onChange={(event) => settle(path, event.currentTarget.value)}
              >
                <option value="free">free to move</option>
                <option value="locked">shown but locked</option>
                <option value="hidden">hidden</option>
              </select>
            </label>
            <label>
              <input type="checkbox" checked={isFixed} onChange={() => fix(path)} /> Start every step from
              this value
            </label>
            {isFixed && <NumberControl field={field} path={path} draft={edited} />}
          </fieldset>
        );
      })}
      <button type="button" class="commit" onClick={make}>
        Make the link
      </button>
      <p role="status">{said}</p>
      {link.value !== "" && (
        <input class="made" type="text" readOnly value={link.value} aria-label="Link for the class" />
      )}
    </details>
  );
}
