import { useComputed, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { ChoiceField, FlagField, NumbersField, TextField } from "../../contract/field.ts";
import type { Draft } from "../state/draft.ts";
import { equal, valueAt } from "../state/tree.ts";
import { ControlNotes } from "./ControlNotes.tsx";
import { faultAt } from "./fields.ts";
import { Reset } from "./Reset.tsx";

interface ControlProps<Kind> {
  readonly field: Kind;
  readonly path: string;
  readonly draft: Draft;
}

function useField(path: string, draft: Draft) {
  const value = useComputed(() => valueAt(draft.raw.value, path)).value;
  const fault = useComputed(() => faultAt(draft.faults.value, path)).value;
  return { id: useId(), value, fault, changed: !equal(value, valueAt(draft.base, path)) };
}

/** "lattice" → "Lattice", "baseStock" → "Base stock". */
export function spelled(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function ChoiceControl({ field, path, draft }: ControlProps<ChoiceField>) {
  const { id, value, fault, changed } = useField(path, draft);
  const choose = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement)
      draft.set(path, event.currentTarget.value || undefined);
  };
  return (
    <div
      class="control choice"
      data-changed={changed}
      data-faulty={fault !== undefined}
      title={field.meaning}
    >
      <label for={id}>{field.label}</label>
      <Reset shown={changed} name={field.label} onReset={() => draft.reset(path)} />
      <select
        id={id}
        value={String(value ?? "")}
        aria-describedby={`${id}-help ${id}-fault`}
        onChange={choose}
      >
        {(field.optional || value === undefined) && <option value="">as the base</option>}
        {field.options.map((option) => (
          <option key={option} value={option}>
            {spelled(option)}
          </option>
        ))}
      </select>
      <ControlNotes id={id} help={field.meaning} fault={fault} />
    </div>
  );
}

export function TextControl({ field, path, draft }: ControlProps<TextField>) {
  const { id, value, fault, changed } = useField(path, draft);
  const type = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) draft.set(path, event.currentTarget.value);
  };
  return (
    <div class="control text" data-changed={changed} data-faulty={fault !== undefined} title={field.meaning}>
      <label for={id}>{field.label}</label>
      <Reset shown={changed} name={field.label} onReset={() => draft.reset(path)} />
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellcheck={false}
        value={String(value ?? "")}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-help ${id}-fault`}
        onInput={type}
      />
      <ControlNotes id={id} help={field.meaning} fault={fault} />
    </div>
  );
}

export function FlagControl({ field, path, draft }: ControlProps<FlagField>) {
  const { id, value, fault, changed } = useField(path, draft);
  const tick = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) draft.set(path, event.currentTarget.checked);
  };
  return (
    <div class="control flag" data-changed={changed} data-faulty={fault !== undefined} title={field.meaning}>
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        aria-describedby={`${id}-help ${id}-fault`}
        onChange={tick}
      />
      <label for={id}>{field.label}</label>
      <Reset shown={changed} name={field.label} onReset={() => draft.reset(path)} />
      <ControlNotes id={id} help={field.meaning} fault={fault} />
    </div>
  );
}

/** Numbers pasted from anywhere: separated by spaces, commas, semicolons or line ends. */
export function NumbersControl({ field, path, draft }: ControlProps<NumbersField>) {
  const { id, value, fault } = useField(path, draft);
  const typing = useSignal<string | null>(null);
  const shown = typing.value ?? (Array.isArray(value) ? value.join(" ") : "");
  const type = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLTextAreaElement)) return;
    typing.value = event.currentTarget.value;
    const parts = event.currentTarget.value.split(/[\s,;]+/).filter((part) => part !== "");
    draft.set(
      path,
      parts.map((part) => (Number.isFinite(Number(part)) ? Number(part) : part)),
    );
  };
  const leave = () => {
    typing.value = null;
  };
  return (
    <div class="control numbers" data-faulty={fault !== undefined} title={field.meaning}>
      <label for={id}>{field.label}</label>
      <span class="unit">
        {Array.isArray(value) ? `${value.length} values, ` : ""}
        {field.unit}
      </span>
      <textarea
        id={id}
        rows={4}
        spellcheck={false}
        value={shown}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-help ${id}-fault`}
        onInput={type}
        onBlur={leave}
      />
      <ControlNotes id={id} help={field.meaning} fault={fault} />
    </div>
  );
}
