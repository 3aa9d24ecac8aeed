import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Fields } from "../../contract/field.ts";
import type { Draft } from "../state/draft.ts";
import { isObject, type JsonObject, valueAt } from "../state/tree.ts";
import { FieldControl } from "./FieldControl.tsx";
import { startOf } from "./fields.ts";
import { NumberControl } from "./NumberControl.tsx";
import { spelled } from "./otherControls.tsx";

interface PolicyControlProps {
  readonly index: number;
  /** "A", "B" … */
  readonly letter: string;
  readonly tone: string;
  readonly kinds: { readonly [kind: string]: Fields };
  readonly draft: Draft;
  /** What an optional number is when it is left empty; "best" unless said otherwise. */
  readonly otherwise?: string;
}

/** One policy of the comparison: its kind, and what that kind lets one fix. */
export function PolicyControl({ index, letter, tone, kinds, draft, otherwise = "best" }: PolicyControlProps) {
  const id = useId();
  const path = `policies.${index}`;
  const policy = useComputed(() => valueAt(draft.raw.value, path)).value;
  const { kind: chosen = "" }: JsonObject = isObject(policy) ? policy : {};
  const kind = String(chosen);
  const choose = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    const wanted = event.currentTarget.value;
    const needed = Object.entries(kinds[wanted] ?? {}).filter(([, field]) => field.optional !== true);
    draft.set(path, {
      kind: wanted,
      ...Object.fromEntries(needed.map(([name, field]) => [name, startOf(field)])),
    });
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
            placeholder={field.optional ? otherwise : ""}
          />
        ) : (
          <FieldControl key={`${kind}.${name}`} field={field} path={at} draft={draft} />
        );
      })}
    </div>
  );
}
