import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import type { ChoiceField } from "../../contract/field.ts";
import type { Draft } from "../state/draft.ts";
import { equal, valueAt } from "../state/tree.ts";
import { faultAt } from "./fields.ts";
import { spelled } from "./otherControls.tsx";
import { Reset } from "./Reset.tsx";

interface RadioControlProps {
  readonly field: ChoiceField;
  readonly path: string;
  readonly draft: Draft;
  /** What each option is, in a few words beside it. */
  readonly means: { readonly [option: string]: string };
  /** The option that is meant where none is given. */
  readonly otherwise: string;
}

/** A choice whose options are all in sight, each with what it is. */
export function RadioControl({ field, path, draft, means, otherwise }: RadioControlProps) {
  const id = useId();
  const value = useComputed(() => valueAt(draft.raw.value, path)).value;
  const fault = useComputed(() => faultAt(draft.faults.value, path)).value;
  const changed = !equal(value, valueAt(draft.base, path));
  return (
    <fieldset
      class="control radios"
      data-changed={changed}
      data-faulty={fault !== undefined}
      aria-describedby={`${id}-fault`}
    >
      <legend>{field.label}</legend>
      <Reset shown={changed} name={field.label} onReset={() => draft.reset(path)} />
      {field.options.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={id}
            value={option}
            checked={(value ?? otherwise) === option}
            aria-describedby={`${id}-${option}`}
            onChange={() => draft.set(path, option)}
          />
          <span>{spelled(option)}</span>
          <span id={`${id}-${option}`} class="means">
            {means[option]}
          </span>
        </label>
      ))}
      <span id={`${id}-fault`} class="fault" role="alert">
        {fault}
      </span>
    </fieldset>
  );
}
