import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import type { EitherField, Field, Fields } from "../../contract/field.ts";
import type { Draft } from "../state/draft.ts";
import { valueAt } from "../state/tree.ts";
import { faultAt, shapeOf, startOf } from "./fields.ts";
import { NumberControl } from "./NumberControl.tsx";
import { ChoiceControl, FlagControl, NumbersControl, TextControl } from "./otherControls.tsx";

interface FieldControlProps<Kind = Field> {
  readonly field: Kind;
  readonly path: string;
  readonly draft: Draft;
}

/** The control for any field of a model's table. */
export function FieldControl({ field, path, draft }: FieldControlProps) {
  switch (field.kind) {
    case "number":
      return <NumberControl field={field} path={path} draft={draft} />;
    case "numbers":
      return <NumbersControl field={field} path={path} draft={draft} />;
    case "text":
      return <TextControl field={field} path={path} draft={draft} />;
    case "choice":
      return <ChoiceControl field={field} path={path} draft={draft} />;
    case "flag":
      return <FlagControl field={field} path={path} draft={draft} />;
    case "group":
      return <FieldControls fields={field.fields} path={path} draft={draft} />;
    case "either":
      return <EitherControl field={field} path={path} draft={draft} />;
  }
}

interface FieldControlsProps {
  readonly fields: Fields;
  readonly path: string;
  readonly draft: Draft;
}

export function FieldControls({ fields, path, draft }: FieldControlsProps) {
  return (
    <>
      {Object.entries(fields).map(([name, field]) => (
        <FieldControl key={name} field={field} path={`${path}.${name}`} draft={draft} />
      ))}
    </>
  );
}

/** A choice of shapes, then the controls of the chosen one. */
function EitherControl({ field, path, draft }: FieldControlProps<EitherField>) {
  const id = useId();
  const shape = useComputed(() => shapeOf(field, valueAt(draft.raw.value, path))).value;
  const fault = useComputed(() => faultAt(draft.faults.value, path)).value;
  const choose = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    const index = Number(event.currentTarget.value);
    const base = valueAt(draft.base, path);
    if (shapeOf(field, base) === index) draft.reset(path);
    else draft.set(path, startOf(field.shapes[index] as Field));
  };
  const inner = field.shapes[shape] as Field;
  return (
    <>
      <div class="control choice" title={field.meaning}>
        <label for={id}>{field.label}</label>
        <span class="reset" />
        <select id={id} value={String(shape)} onChange={choose}>
          {field.shapes.map((option, index) => (
            <option key={option.label} value={String(index)}>
              {option.label === field.label ? "Named" : option.label}
            </option>
          ))}
        </select>
        {inner.kind !== "group" || fault === undefined ? null : (
          <span class="fault" role="alert">
            {fault}
          </span>
        )}
      </div>
      <FieldControl field={inner} path={path} draft={draft} />
    </>
  );
}
