import { NumberControl } from "../../parts/NumberControl.tsx";
import type { Json } from "../../state/tree.ts";
import { numberFieldAt } from "./controls.ts";
import type { Course } from "./course.ts";

/** The numbers that may be moved in this step; those an instructor locked are shown, those hidden are not. */
export function StepControls({ course }: { readonly course: Course }) {
  const { controls, switch: turned } = course.step.value;
  const { draft, classroom } = course;
  const scenario = draft.value.raw.value as Json;
  const shown = controls.filter((path) => classroom.controls[path] !== "hidden");
  if (shown.length === 0 && turned === undefined) return null;
  const turn = () => {
    course.on.value = !course.on.value;
  };
  return (
    <fieldset class="controls">
      <legend>Try it</legend>
      {shown.map((path) => {
        const field = numberFieldAt(course.model, path, scenario);
        if (field === undefined) return null;
        const locked = classroom.controls[path] === "locked";
        return (
          <fieldset key={path} class="lockable" disabled={locked} data-locked={locked}>
            <NumberControl field={field} path={path} draft={draft.value} />
            {locked && <p class="quiet">Set for this class</p>}
          </fieldset>
        );
      })}
      {turned !== undefined && (
        <label class="switch">
          <input type="checkbox" checked={course.on.value} onChange={turn} />
          <span>{turned.label}</span>
        </label>
      )}
    </fieldset>
  );
}
