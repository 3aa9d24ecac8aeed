import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Fields } from "../../contract/field.ts";
import type { Draft } from "../state/draft.ts";
import { isObject, type JsonObject, valueAt } from "../state/tree.ts";
import { FieldControl } from "./FieldControl.tsx";
import { NumberControl } from "./NumberControl.tsx";
import { spelled } from "./otherControls.tsx";

interface PolicyControlProps {
  readonly index: number;
  /** "A", "B" … */
  readonly letter: string;
  readonly tone: string;
  readonly kinds: { readonly [kind: string]: Fields };
  readonly draft: Draft;
}

/** One policy of the comparison: its kind, and what that kind lets one fix. */
export function PolicyControl({ index, letter, tone, kinds, draft }: PolicyControlProps) {
  const id = useId();
  const path = `policies.${index}`;
  const policy = useComputed(() => valueAt(draft.raw.value, path)).value;
  const { kind: chosen = "" }: JsonObject = isObject(policy) ? policy : {};
  const kind = String(chosen);
  const choose = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement)
      draft.set(path, { kind: event.currentTarget.value });
  };
  return (
    <div class="policy">
      <div class="control choice">
        <label for={id}>
          <span class={`letter tone-${tone}`}>{letter}</span>
          <span>Policy</span>
          <span class="unseen"> {letter}</span>
        </label>
        <span class="reset" />
        <select id={id} value={kind} onChange={choose}>
          {Object.keys(kinds).map((name) => (
            <option key={name} value={name}>
              {spelled(name)}
            </option>
          ))}
        </select>
      </div>
      {Object.entries(kinds[kind] ?? {}).map(([name, field]) => {
        const at = `${path}.${name}`;
        return field.kind === "number" ? (
          <NumberControl
            key={`${kind}.${name}`}
            field={{ ...field, label: `${field.label} of ${letter}` }}
            path={at}
            draft={draft}
            placeholder="best"
          />
        ) : (
          <FieldControl key={`${kind}.${name}`} field={field} path={at} draft={draft} />
        );
      })}
    </div>
  );
}
